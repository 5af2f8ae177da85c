//! A page before its frame: what a handler answers.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::Message;

/// Which entry of the navigation is the current one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Nav {
    /// None of them.
    #[default]
    None,
    /// The home feed.
    Home,
    /// The viewer's day, their tasks and reminders.
    Day,
    /// The list of spaces, and pages of a space.
    Spaces,
    /// The directory, and pages about a person.
    People,
    /// What waits for the viewer.
    Inbox,
    /// The viewer's calendar.
    Calendar,
    /// Private conversations.
    Conversations,
    /// The viewer's own profile and settings.
    Me,
    /// Finding.
    Search,
    /// The administrator's pages.
    Admin,
}

/// How serious a notice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// For information.
    Info,
    /// Something was done.
    Good,
    /// Something needs care.
    Warning,
    /// Something failed.
    Bad,
}

impl Tone {
    /// The class and icon name of this tone.
    pub fn name(self) -> &'static str {
        match self {
            Tone::Info => "info",
            Tone::Good => "good",
            Tone::Warning => "warning",
            Tone::Bad => "bad",
        }
    }
}

/// A sentence at the top of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// How serious.
    pub tone: Tone,
    /// What it says.
    pub message: Message,
}

/// A page: its title, its content and how it is framed. Content is HTML from templates, which
/// escaped it. The frame is put around it by the server's layer (see [`crate::shell`]).
#[derive(Clone, Debug)]
pub struct Page {
    /// The title, plain text.
    pub title: String,
    /// The content of the main column.
    pub main: String,
    /// The content of the context column.
    pub aside: Option<String>,
    /// The current entry of the navigation.
    pub nav: Nav,
    /// A centred card without columns, for signing in and the first run.
    pub bare: bool,
    /// The HTTP status.
    pub status: StatusCode,
    /// In how many seconds what was asked may succeed, where waiting is all it takes.
    pub wait: Option<u32>,
    /// Sentences above the content.
    pub notices: Vec<Notice>,
    /// The position of the log that the content reflects: live events resume after it.
    pub live: Option<kernel::Position>,
}

impl Page {
    /// An empty page of this title.
    pub fn new(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            main: String::new(),
            aside: None,
            nav: Nav::None,
            bare: false,
            status: StatusCode::OK,
            wait: None,
            notices: Vec::new(),
            live: None,
        }
    }

    /// The content.
    pub fn main(mut self, html: impl Into<String>) -> Self {
        self.main = html.into();
        self
    }

    /// The context column.
    pub fn aside(mut self, html: impl Into<String>) -> Self {
        self.aside = Some(html.into());
        self
    }

    /// The current entry of the navigation.
    pub fn nav(mut self, nav: Nav) -> Self {
        self.nav = nav;
        self
    }

    /// A centred card without columns.
    pub fn bare(mut self) -> Self {
        self.bare = true;
        self
    }

    /// The HTTP status; one that does not exist is an internal error.
    pub fn status(mut self, status: u16) -> Self {
        self.status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        self
    }

    /// In how many seconds what was asked may succeed.
    pub fn wait(mut self, seconds: Option<u32>) -> Self {
        self.wait = seconds;
        self
    }

    /// A sentence above the content.
    pub fn notice(mut self, tone: Tone, message: impl Into<Message>) -> Self {
        self.notices.push(Notice { tone, message: message.into() });
        self
    }

    /// Makes the page live: events after this position of the log are shown as they come.
    pub fn live(mut self, position: kernel::Position) -> Self {
        self.live = Some(position);
        self
    }
}

impl IntoResponse for Page {
    /// Only the status and the page itself: the server's layer frames it.
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}
