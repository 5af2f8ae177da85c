//! A letter as the message that goes over the wire (RFC 5322), with the headers by which programs
//! know it for what it is.

use std::time::{Duration, UNIX_EPOCH};

use kernel::{Config, Error, Result, Time};
use lettre::message::header::ContentType;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message, MultiPart, SinglePart};

/// What is to be sent.
#[derive(Clone, Debug)]
pub struct Letter {
    /// Name and address.
    pub to: (String, String),
    /// Its subject.
    pub subject: String,
    /// What it says, without HTML.
    pub text: String,
    /// The same in HTML.
    pub html: String,
    /// The same however often it is tried, see [`message_id`].
    pub id: String,
    /// What mails about the same thread refer to.
    pub thread: Option<String>,
    /// How to get no more of them; nobody gets out of what is about their own account.
    pub unsubscribe: Option<WayOut>,
    /// What it asks of calendars.
    pub calendar: Option<CalendarPart>,
}

/// A calendar that a letter brings, as another way to say the same (RFC 6047).
#[derive(Clone, Debug)]
pub struct CalendarPart {
    /// `REQUEST` or `CANCEL`.
    pub method: String,
    /// The file.
    pub text: String,
}

/// How to get no more such mails.
#[derive(Clone, Debug)]
pub enum WayOut {
    /// The address that ends them at one click (RFC 8058).
    OneClick(String),
    /// The page where one chooses.
    Page(String),
}

/// A `Message-ID` of this network.
pub fn message_id(config: &Config, what: impl std::fmt::Display) -> String {
    let host = config.public_url.split("://").last().unwrap_or_default();
    let host = host.split([':', '/']).next().unwrap_or_default();
    format!("<{what}@{host}>")
}

/// The message of a letter.
///
/// # Errors
/// Where the address is none.
pub(crate) fn message(letter: &Letter, from: &Mailbox, now: Time) -> Result<Message> {
    let (name, address) = &letter.to;
    let name = Some(name.clone()).filter(|name| !name.is_empty());
    let to = Mailbox::new(name, address.parse().map_err(Error::internal)?);
    let since = Duration::from_micros(u64::try_from(now.micros()).unwrap_or(0));
    let mut builder = Message::builder()
        .from(from.clone())
        .to(to)
        .date(UNIX_EPOCH + since)
        .subject(letter.subject.clone())
        .message_id(Some(letter.id.clone()))
        .raw_header(plain("Auto-Submitted", "auto-generated".into()));
    if let Some(WayOut::OneClick(address) | WayOut::Page(address)) = &letter.unsubscribe {
        builder = builder.raw_header(plain("List-Unsubscribe", format!("<{address}>")));
    }
    if let Some(WayOut::OneClick(_)) = letter.unsubscribe {
        let post = "List-Unsubscribe=One-Click".into();
        builder = builder.raw_header(plain("List-Unsubscribe-Post", post));
    }
    if let Some(thread) = &letter.thread {
        builder = builder.in_reply_to(thread.clone()).references(thread.clone());
    }
    let mut body = MultiPart::alternative_plain_html(letter.text.clone(), letter.html.clone());
    if let Some(CalendarPart { method, text }) = &letter.calendar {
        let media = format!("text/calendar; charset=utf-8; method={method}");
        let media = ContentType::parse(&media).map_err(Error::internal)?;
        body = body.singlepart(SinglePart::builder().header(media).body(text.clone()));
    }
    builder.multipart(body).map_err(Error::internal)
}

/// A header of ASCII, as it is: an address must not be broken into encoded words.
fn plain(name: &'static str, value: String) -> HeaderValue {
    let name = HeaderName::new_from_ascii_str(name);
    HeaderValue::dangerous_new_pre_encoded(name, value.clone(), value)
}
