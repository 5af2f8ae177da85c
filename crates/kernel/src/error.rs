//! The one error type: a meaning, a message that may be shown, a cause that may not.

use std::borrow::Cow;
use std::sync::Arc;

use axum::http::header::RETRY_AFTER;

/// What every fallible function of Parvis returns.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What went wrong, as the person concerned should understand it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Meaning {
    /// Not there, or not for this viewer: the two are never told apart.
    NotFound,
    /// Signing in comes first.
    Unauthenticated,
    /// Seen, but not to be done by this viewer.
    Forbidden,
    /// What was sent cannot be taken; fields say why.
    Invalid,
    /// Somebody else changed it first.
    Conflict,
    /// What was sent was begun from something that is otherwise now: to be shown, and asked again.
    Outdated,
    /// Larger than allowed.
    TooLarge,
    /// Too often.
    TooMany,
    /// Ours to mend: the cause is in the log.
    Internal,
    /// For the moment (disk full, database away).
    Unavailable,
    /// More is asked at once than the machine can do: trying again soon helps.
    Busy,
}

/// A translated text: the key of a Fluent message and its arguments.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Message {
    /// Key in the Fluent files.
    pub key: &'static str,
    /// Arguments by name.
    pub args: Vec<(&'static str, String)>,
}

impl Message {
    /// A message without arguments.
    pub fn new(key: &'static str) -> Self {
        Message { key, args: Vec::new() }
    }
    /// With an argument.
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }
}

impl From<&'static str> for Message {
    fn from(key: &'static str) -> Self {
        Message::new(key)
    }
}

/// An error. Cheap to clone: it travels from a handler to the layer that shows it.
#[derive(Clone, Debug)]
pub struct Error(Arc<Inner>);

#[derive(Clone, Debug)]
struct Inner {
    meaning: Meaning,
    message: Message,
    fields: Vec<(Cow<'static, str>, Message)>,
    cause: Option<Arc<dyn std::error::Error + Send + Sync>>,
    retry: bool,
    retry_after: Option<u32>,
}

impl Error {
    /// An error of this meaning, shown as this message.
    pub fn new(meaning: Meaning, message: impl Into<Message>) -> Self {
        Error(Arc::new(Inner {
            meaning,
            message: message.into(),
            fields: Vec::new(),
            cause: None,
            retry: false,
            retry_after: None,
        }))
    }
    /// Not there, or not for this viewer.
    pub fn not_found() -> Self {
        Self::new(Meaning::NotFound, "error-not-found")
    }
    /// Signing in comes first.
    pub fn unauthenticated() -> Self {
        Self::new(Meaning::Unauthenticated, "error-unauthenticated")
    }
    /// Seen but not allowed.
    pub fn forbidden() -> Self {
        Self::new(Meaning::Forbidden, "error-forbidden")
    }
    /// What was sent cannot be taken.
    pub fn invalid(message: impl Into<Message>) -> Self {
        Self::new(Meaning::Invalid, message)
    }
    /// One field of what was sent cannot be taken.
    pub fn field(name: impl Into<Cow<'static, str>>, message: impl Into<Message>) -> Self {
        Self::new(Meaning::Invalid, "error-invalid").and_field(name, message)
    }
    /// Ours to mend: `cause` goes to the log, never to the page.
    pub fn internal(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::new(Meaning::Internal, "error-internal").because(cause)
    }
    /// For the moment.
    pub fn unavailable(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::new(Meaning::Unavailable, "error-unavailable").because(cause)
    }

    /// More is asked at once than the machine can do.
    pub fn busy() -> Self {
        Self::new(Meaning::Busy, "error-busy")
    }

    /// Adds in how many seconds trying again may help.
    pub fn retry_after(mut self, seconds: u32) -> Self {
        Arc::make_mut(&mut self.0).retry_after = Some(seconds);
        self
    }
    /// Adds what is wrong with one more field.
    pub fn and_field(
        mut self,
        name: impl Into<Cow<'static, str>>,
        message: impl Into<Message>,
    ) -> Self {
        Arc::make_mut(&mut self.0).fields.push((name.into(), message.into()));
        self
    }
    /// Adds the private cause.
    pub fn because(mut self, cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Arc::make_mut(&mut self.0).cause = Some(Arc::from(cause.into()));
        self
    }
    /// Marks a failure that trying the transaction again may cure.
    pub(crate) fn retryable(mut self) -> Self {
        Arc::make_mut(&mut self.0).retry = true;
        self
    }

    /// The meaning.
    pub fn meaning(&self) -> Meaning {
        self.0.meaning
    }
    /// The message to show.
    pub fn message(&self) -> &Message {
        &self.0.message
    }
    /// What is wrong with each field, by name.
    pub fn fields(&self) -> &[(Cow<'static, str>, Message)] {
        &self.0.fields
    }
    /// The message about one field, where there is one.
    pub fn about(&self, field: &str) -> Option<&Message> {
        self.0.fields.iter().find(|(name, _)| *name == field).map(|(_, message)| message)
    }
    /// Whether trying the transaction again may cure it.
    pub fn is_retryable(&self) -> bool {
        self.0.retry
    }
    /// In how many seconds the same request may succeed, where waiting is all it takes.
    pub fn wait(&self) -> Option<u32> {
        self.0.retry_after.or(match self.0.meaning {
            Meaning::Busy => Some(5),
            Meaning::Unavailable => Some(30),
            Meaning::TooMany => Some(60),
            _ => None,
        })
    }
    /// The HTTP status.
    pub fn status(&self) -> u16 {
        match self.0.meaning {
            Meaning::NotFound => 404,
            Meaning::Unauthenticated => 401,
            Meaning::Forbidden => 403,
            Meaning::Invalid => 422,
            Meaning::Conflict => 409,
            Meaning::Outdated => 412,
            Meaning::TooLarge => 413,
            Meaning::TooMany => 429,
            Meaning::Internal => 500,
            Meaning::Unavailable | Meaning::Busy => 503,
        }
    }
}

impl std::fmt::Display for Error {
    /// For logs and terminals: key, arguments and cause.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?} ({})", self.0.meaning, self.0.message.key)?;
        for (name, value) in &self.0.message.args {
            write!(f, " {name}={value:?}")?;
        }
        for (name, message) in &self.0.fields {
            write!(f, " {name}: {}", message.key)?;
        }
        match &self.0.cause {
            Some(cause) => write!(f, ": {cause}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Error {}

impl axum::response::IntoResponse for Error {
    /// Only the status and the error itself: the layer in `server` makes a page of it, or
    /// problem details (RFC 9457) where a program asked.
    fn into_response(self) -> axum::response::Response {
        let status = axum::http::StatusCode::from_u16(self.status())
            .unwrap_or(axum::http::StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = status.into_response();
        if let Some(seconds) = self.wait() {
            response.headers_mut().insert(RETRY_AFTER, seconds.into());
        }
        response.extensions_mut().insert(self);
        response
    }
}

impl From<std::io::Error> for Error {
    fn from(cause: std::io::Error) -> Self {
        match cause.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => {
                Error::new(Meaning::Unavailable, "error-disk-full").because(cause)
            }
            _ => Error::internal(cause),
        }
    }
}

impl From<serde_json::Error> for Error {
    fn from(cause: serde_json::Error) -> Self {
        Error::internal(cause)
    }
}
