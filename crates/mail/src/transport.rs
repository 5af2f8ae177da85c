//! The way to the SMTP server of the settings.

use std::time::Duration;

use kernel::{Config, Error, Result, Time};
use lettre::message::Mailbox;
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};

use crate::letter::{self, Letter};

/// How long a server may take over each step.
const PATIENCE: Duration = Duration::from_secs(20);

/// Gives letters to the server. Cheap to clone.
#[derive(Clone)]
pub struct Transport {
    server: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

/// Why the server has not taken a letter.
#[derive(Debug)]
pub struct Failure {
    /// What it said, or why it could not be asked.
    pub cause: String,
    /// Whether it will never take it: nobody reads mail at this address.
    pub is_final: bool,
    /// Whether it answers at all.
    pub answers: bool,
}

impl Transport {
    /// The way that is set up, if there is one.
    ///
    /// # Errors
    /// `Invalid` for a server or an address that cannot be one.
    pub fn new(config: &Config) -> Result<Option<Transport>> {
        let Some(mail) = &config.mail else { return Ok(None) };
        let server = AsyncSmtpTransport::<Tokio1Executor>::from_url(&mail.url)
            .map_err(|error| Error::invalid("mail-url-wrong").because(error))?
            .timeout(Some(PATIENCE))
            .build();
        let from = mail.from.parse();
        let from = from.map_err(|error| Error::invalid("mail-from-wrong").because(error))?;
        Ok(Some(Transport { server, from }))
    }

    /// Gives a letter to the server, now.
    ///
    /// # Errors
    /// Where it was not taken.
    pub async fn send(&self, letter: &Letter, now: Time) -> std::result::Result<(), Failure> {
        let message = letter::message(letter, &self.from, now).map_err(|error| Failure {
            cause: error.to_string(),
            is_final: true,
            answers: true,
        })?;
        let sent = self.server.send(message).await;
        sent.map(drop).map_err(|error| Failure {
            cause: error.to_string(),
            is_final: is_final(&error),
            answers: error.status().is_some(),
        })
    }
}

/// Whether the server knows that nobody reads mail at this address.
fn is_final(error: &lettre::transport::smtp::Error) -> bool {
    error.status().is_some_and(|code| ["550", "551", "553"].contains(&code.to_string().as_str()))
}
