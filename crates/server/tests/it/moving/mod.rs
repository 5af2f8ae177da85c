//! Moving in: letters about accounts, lost passwords, addresses, invitations, people without an
//! address, the administration of people, the first day.

mod accounts;
mod address;
mod cards;
mod invitations;
mod letters;
pub mod lost;
mod start;

use kernel::work::Work;
use kernel::{App, Mail};
use mail::Outbox;
use testkit::TestApp;
use testkit::mail::{Delivered, MailServer};

/// A network that sends mail to a real server.
pub struct House {
    pub net: TestApp,
    pub server: MailServer,
}

impl House {
    pub async fn new() -> House {
        let server = MailServer::start();
        let (url, from) = (server.url(), "Parvis <parvis@example.com>".to_owned());
        let net = TestApp::with(|config| config.mail = Some(Mail { url, from })).await;
        House { net, server }
    }

    /// Empties the outbox; answers all that was ever delivered.
    pub async fn delivered(&self) -> Vec<Delivered> {
        outbox(&self.net.app).round().await.unwrap();
        self.server.delivered()
    }

    /// The latest letter to this address.
    pub async fn letter_to(&self, address: &str) -> Delivered {
        let letters = self.delivered().await;
        let found = letters.into_iter().rfind(|letter| letter.to == address);
        found.unwrap_or_else(|| panic!("no letter to {address}"))
    }
}

pub fn outbox(app: &App) -> Outbox {
    Outbox::new(app).unwrap().expect("a network that sends mail")
}

/// The path of the first link in a text that begins with `start`.
pub fn link(text: &str, start: &str) -> String {
    let at = text.find(start).unwrap_or_else(|| panic!("no {start} in {text}"));
    text[at..].chars().take_while(|c| !c.is_whitespace() && !"<\"'&".contains(*c)).collect()
}
