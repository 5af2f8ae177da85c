//! A letter as the message that goes over the wire (RFC 5322), with the headers by which programs
//! know it for what it is.

use std::time::{Duration, UNIX_EPOCH};

use kernel::{Error, Result, Time};
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message, MultiPart};

/// What is to be sent.
#[derive(Clone, Debug)]
pub(super) struct Letter {
    /// Name and address.
    pub(super) to: (String, String),
    pub(super) subject: String,
    pub(super) text: String,
    pub(super) html: String,
    /// The same however often it is tried.
    pub(super) id: String,
    /// What mails about the same thread refer to.
    pub(super) thread: Option<String>,
    /// How to get no more of them.
    pub(super) unsubscribe: WayOut,
}

/// How to get no more such mails.
#[derive(Clone, Debug)]
pub(super) enum WayOut {
    /// The address that ends them at one click (RFC 8058).
    OneClick(String),
    /// The page where one chooses.
    Page(String),
}

/// The message of a letter.
///
/// # Errors
/// Where the address is none.
pub(super) fn message(letter: &Letter, from: &Mailbox, now: Time) -> Result<Message> {
    let (name, address) = &letter.to;
    let to = Mailbox::new(Some(name.clone()), address.parse().map_err(Error::internal)?);
    let since = Duration::from_micros(u64::try_from(now.micros()).unwrap_or(0));
    let mut builder = Message::builder()
        .from(from.clone())
        .to(to)
        .date(UNIX_EPOCH + since)
        .subject(letter.subject.clone())
        .message_id(Some(letter.id.clone()))
        .raw_header(plain("Auto-Submitted", "auto-generated".into()));
    let (WayOut::OneClick(address) | WayOut::Page(address)) = &letter.unsubscribe;
    builder = builder.raw_header(plain("List-Unsubscribe", format!("<{address}>")));
    if let WayOut::OneClick(_) = letter.unsubscribe {
        let post = "List-Unsubscribe=One-Click".into();
        builder = builder.raw_header(plain("List-Unsubscribe-Post", post));
    }
    if let Some(thread) = &letter.thread {
        builder = builder.in_reply_to(thread.clone()).references(thread.clone());
    }
    let body = MultiPart::alternative_plain_html(letter.text.clone(), letter.html.clone());
    builder.multipart(body).map_err(Error::internal)
}

/// A header of ASCII, as it is: an address must not be broken into encoded words.
fn plain(name: &'static str, value: String) -> HeaderValue {
    let name = HeaderName::new_from_ascii_str(name);
    HeaderValue::dangerous_new_pre_encoded(name, value.clone(), value)
}
