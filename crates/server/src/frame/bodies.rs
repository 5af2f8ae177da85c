//! What a request may bring: so much of each kind, and so much of all together.
//!
//! Whatever a handler does with a body, it gets no more than its kind may be; what is larger by its
//! own account is refused unread, but for the words of whoever's session has ended. Files go to the disk as they come; everything else is counted
//! while it is in memory, and where all of it is too much, whoever sends more is told to come back.

use std::collections::HashMap;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use axum::BoxError;
use axum::body::{Body, Bytes, HttpBody};
use axum::extract::{MatchedPath, Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http_body::{Frame, SizeHint};
use http_body_util::Limited;
use identity::session::{Address, address_of};
use kernel::Error;
use kernel::error::Meaning;
use ui::Ctx;

use crate::Network;

/// The most that somebody may send who is not signed in, in bytes.
const OF_A_STRANGER: u64 = 64 * 1024;
/// The same where they send a picture as a telephone takes it.
const OF_A_REPORT: u64 = 9 * 1024 * 1024;
/// The most of a program's JSON.
const JSON: u64 = 1024 * 1024;
/// The most of a form without files.
const FORM: u64 = ui::WORDS_MOST as u64;
/// How many of the largest files a form may bring.
const FILES: u64 = 4;

/// What all bodies in memory may take, those of strangers apart, and those of one of their networks.
const MOST: usize = 96 * 1024 * 1024;
const OF_STRANGERS: usize = 32 * 1024 * 1024;
const OF_A_NETWORK: usize = 4 * 1024 * 1024;
/// The beginning of a body is not counted: what people usually send is shorter, and is never refused
/// because others send more.
const FREE: usize = 4 * 1024;

/// What leaves enough behind in memory to give some of it back.
const MUCH: usize = 8 * 1024 * 1024;

/// What kind of body a request brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Json,
    Form,
    /// A form that may bring files, or a file itself.
    Files,
}

impl Kind {
    fn of(request: &Request) -> Kind {
        let kind = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let kind = kind.unwrap_or_default().split(';').next().unwrap_or_default().trim();
        match kind.to_ascii_lowercase() {
            kind if kind == "application/json" || kind.ends_with("+json") => Kind::Json,
            kind if kind == "application/x-www-form-urlencoded" => Kind::Form,
            _ => Kind::Files,
        }
    }

    /// The most bytes it may have.
    fn most(self, upload_limit: u64) -> u64 {
        match self {
            Kind::Json => JSON,
            Kind::Form => FORM,
            Kind::Files => upload_limit.max(people::photo::BYTES_MOST).saturating_mul(FILES) + FORM,
        }
    }

    /// How many bytes of memory a byte of it may become.
    fn weight(self) -> usize {
        match self {
            // An empty list is two bytes, and a value of thirty-two in a list that doubles.
            Kind::Json => 16,
            Kind::Form => 4,
            Kind::Files => 2,
        }
    }

    /// How much of it is in memory at once, at most.
    fn held(self, read: usize) -> usize {
        if self == Kind::Files { read.min(ui::WORDS_MOST) } else { read }
    }
}

/// What the bodies in memory take.
#[derive(Debug, Default)]
pub(crate) struct Budget {
    members: AtomicUsize,
    /// What was counted since this was last asked.
    counted: AtomicUsize,
    strangers: Mutex<Strangers>,
}

#[derive(Debug, Default)]
struct Strangers {
    all: usize,
    networks: HashMap<String, usize>,
}

impl Budget {
    /// Whether much was counted since this was last asked.
    pub(crate) fn was_busy(&self) -> bool {
        self.counted.swap(0, Ordering::Relaxed) > MUCH
    }

    /// Takes so many bytes; answers whether they were left.
    fn take(&self, stranger: Option<&str>, bytes: usize) -> bool {
        self.counted.fetch_add(bytes, Ordering::Relaxed);
        let Some(network) = stranger else {
            let add = |used: usize| used.checked_add(bytes).filter(|sum| *sum <= MOST);
            return self.members.fetch_update(Ordering::Relaxed, Ordering::Relaxed, add).is_ok();
        };
        let mut strangers = self.strangers.lock().unwrap_or_else(PoisonError::into_inner);
        let own = strangers.networks.get(network).copied().unwrap_or_default() + bytes;
        if own > OF_A_NETWORK || strangers.all + bytes > OF_STRANGERS {
            return false;
        }
        strangers.all += bytes;
        strangers.networks.insert(network.to_owned(), own);
        true
    }

    fn give_back(&self, stranger: Option<&str>, bytes: usize) {
        let Some(network) = stranger else {
            self.members.fetch_sub(bytes, Ordering::Relaxed);
            return;
        };
        let mut strangers = self.strangers.lock().unwrap_or_else(PoisonError::into_inner);
        strangers.all -= bytes;
        if let Some(own) = strangers.networks.get_mut(network) {
            *own -= bytes;
            if *own == 0 {
                strangers.networks.remove(network);
            }
        }
    }
}

/// What one body takes of the budget, until it is answered.
#[derive(Debug)]
struct Held {
    budget: Arc<Budget>,
    kind: Kind,
    /// The network of a stranger.
    stranger: Option<String>,
    read: AtomicUsize,
    taken: AtomicUsize,
    /// Whether there was no room for all of it.
    refused: AtomicBool,
}

impl Held {
    fn add(&self, bytes: usize) -> bool {
        let read = self.read.fetch_add(bytes, Ordering::Relaxed) + bytes;
        let due = self.kind.held(read.saturating_sub(FREE)) * self.kind.weight();
        let more = due - self.taken.load(Ordering::Relaxed);
        let taken = more == 0 || self.budget.take(self.stranger.as_deref(), more);
        match taken {
            true => self.taken.store(due, Ordering::Relaxed),
            false => self.refused.store(true, Ordering::Relaxed),
        }
        taken
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let taken = self.taken.load(Ordering::Relaxed);
        if taken > 0 {
            self.budget.give_back(self.stranger.as_deref(), taken);
        }
    }
}

/// Around every handler, inside of the session: holds what a request brings to its limits.
pub(crate) async fn bodies(
    State(network): State<Arc<Network>>,
    request: Request,
    next: Next,
) -> Response {
    if request.body().is_end_stream() {
        return next.run(request).await;
    }
    let extensions = request.extensions();
    let is_known = extensions.get::<Ctx>().is_some_and(|cx| cx.viewer.is_some())
        || extensions.get::<sso::scim::Directory>().is_some()
        || extensions.get::<integrations::incoming::Opened>().is_some();
    let kind = Kind::of(&request);
    let most = kind.most(network.app.config.upload_limit);
    let route = request.extensions().get::<MatchedPath>();
    let most = match route.is_some_and(|route| route.as_str() == identity::session::REPORT) {
        _ if is_known => most,
        true => most.min(OF_A_REPORT),
        false => most.min(OF_A_STRANGER),
    };
    // Of whoever's session has ended the words are read, which come before the files.
    let has_ended = identity::session::has_ended(&request);
    if request.body().size_hint().lower() > most && !has_ended {
        return Error::new(Meaning::TooLarge, "error-body-too-large").into_response();
    }
    // What strangers send to where no session is asked for comes from somewhere too.
    let address = request.extensions().get::<Address>().copied();
    let address = address.or_else(|| address_of(&network.app.config, &request));
    let held = Arc::new(Held {
        budget: network.bodies.clone(),
        kind,
        stranger: (!is_known).then(|| address.map(Address::network).unwrap_or_default()),
        read: AtomicUsize::new(0),
        taken: AtomicUsize::new(0),
        refused: AtomicBool::new(false),
    });
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let request = request
        .map(|body| Body::new(Counted { body: Limited::new(body, most), held: held.clone() }));
    let response = next.run(request).await;
    if held.refused.load(Ordering::Relaxed) {
        return Error::busy().into_response();
    }
    response
}

/// A body that is counted while it is read.
struct Counted {
    body: Limited<Body>,
    held: Arc<Held>,
}

impl HttpBody for Counted {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let frame = ready!(Pin::new(&mut self.body).poll_frame(cx));
        let count = |frame: &Frame<Bytes>| frame.data_ref().map_or(0, Bytes::len);
        Poll::Ready(match frame {
            Some(Ok(frame)) if !self.held.add(count(&frame)) => Some(Err(Error::busy().into())),
            other => other,
        })
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
