//! A stream of server-sent events (WHATWG HTML, 9.2) for one viewer.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::pin::Pin;
use std::time::Duration;

use axum::Extension;
use axum::extract::{FromRequestParts, State};
use axum::http::{HeaderMap, header};
use axum::response::sse::{Event as Sse, KeepAlive};
use axum::response::{IntoResponse, Response};
use futures_util::Stream;
use identity::session::{Admitted, Credential};
use kernel::{App, Clock, Error, Position, Result, Time, Tx, Viewer};
use people::presence::PageGuard;
use serde::Deserialize;
use ui::Ctx;

use crate::addressed::{Addressed, address};
use crate::event::{Event, INBOX};
use crate::hub::{Hub, Lines, News};

/// Events a stream that resumes is told one by one; after more, it is told to start anew.
const CATCH_UP: i64 = 500;

/// Where to begin.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct LiveQuery {
    /// The identifier of the last event seen; the header `Last-Event-ID` goes before it.
    after: Option<String>,
}

/// Who asks for a stream, and from where on.
#[derive(FromRequestParts)]
pub(crate) struct Asked {
    cx: Ctx,
    credential: Option<Extension<Credential>>,
    headers: HeaderMap,
    #[from_request(via(ui::Query))]
    query: LiveQuery,
}

/// `GET /live`
pub(crate) async fn page(
    State(app): State<App>,
    Extension(hub): Extension<Hub>,
    asked: Asked,
) -> Result<Response> {
    answer(app, hub, asked, true).await
}

/// Live events, as server-sent events: `post`, `comment`, `reaction`, `edit`, `delete`,
/// `membership` with identifiers, `inbox` when something waits for you or was read, and `reset` when
/// too much was missed. `presence` (`actor`, `here`) tells who of your conversations comes and leaves,
/// `typing` (`space`, `actor`) that somebody was writing there within the last seconds, `editing` (`page`,
/// `actor`) that somebody began to change a page that you are changing: these pass, and no stream is
/// resumed with them.
#[utoipa::path(get, path = "/api/v1/live", tag = "live", params(LiveQuery),
    responses((status = 200, content_type = "text/event-stream", body = crate::event::Data)))]
pub(crate) async fn api(
    State(app): State<App>,
    Extension(hub): Extension<Hub>,
    asked: Asked,
) -> Result<Response> {
    answer(app, hub, asked, false).await
}

async fn answer(app: App, hub: Hub, asked: Asked, is_page: bool) -> Result<Response> {
    // Listening begins before proving who this is and before looking back, so that neither an event
    // nor the end of the right falls between.
    let lines = hub.listen(asked.cx.viewer()?.id);
    let Extension(credential) = asked.credential.ok_or_else(Error::unauthenticated)?;
    let resumed = asked.headers.get("last-event-id").and_then(|value| value.to_str().ok());
    let after = resumed.or(asked.query.after.as_deref()).map(str::parse::<Position>);
    let begin = app.db.read(move |tx| Ok((credential.prove(tx)?, look_back(tx, after.as_ref())?)));
    let (Admitted { viewer, until }, Beginning { resumes, missed, position }) = begin.await?;
    let _stay = is_page.then(|| hub.here().arrive(viewer.id));
    let stream = Live { app, viewer, until, lines, position, first: Some(resumes), missed, _stay };
    let sse = axum::response::sse::Sse::new(stream.into_stream())
        .keep_alive(KeepAlive::new().interval(Duration::from_secs(15)));
    // No proxy may hold events back until there are enough of them.
    let headers = [(header::CACHE_CONTROL.as_str(), "no-store"), ("x-accel-buffering", "no")];
    Ok((headers, sse).into_response())
}

/// What happened between the last event of a stream and now.
enum Missed {
    These(VecDeque<Addressed>),
    TooMuch,
}

/// Where a stream begins.
struct Beginning {
    /// Where it would resume before anything was told: not after what was missed, which it may still
    /// miss.
    resumes: Position,
    missed: Missed,
    /// The position up to which this tells the log.
    position: Position,
}

fn look_back(tx: &mut Tx<'_>, after: Option<&Result<Position>>) -> Result<Beginning> {
    let end = kernel::log::end(tx)?;
    let anew = |position, missed| Beginning { resumes: position, missed, position };
    let after = match after {
        None => return Ok(anew(end, Missed::These(VecDeque::new()))),
        Some(Err(_)) => return Ok(anew(Position::default(), Missed::TooMuch)),
        Some(Ok(after)) => *after,
    };
    let entries = tx.log_after(after, CATCH_UP + 1)?;
    if entries.len() as i64 > CATCH_UP || after > end {
        return Ok(anew(end, Missed::TooMuch));
    }
    let position = entries.last().map_or(after, |entry| entry.position);
    let events = entries.iter().filter_map(Event::of).collect();
    let missed = Missed::These(address(tx, events)?.into());
    Ok(Beginning { resumes: after, missed, position })
}

/// The state of a stream.
struct Live {
    app: App,
    viewer: Viewer,
    /// When what they listen with ends.
    until: Option<Time>,
    lines: Lines,
    /// The last position told.
    position: Position,
    /// Where to resume before anything was told: said first of all.
    first: Option<Position>,
    missed: Missed,
    /// The viewer is here as long as their page listens; a program is not them.
    _stay: Option<PageGuard>,
}

/// The stream is to end.
struct Over;

type Events = Pin<Box<dyn Stream<Item = Result<Sse, Infallible>> + Send>>;

impl Live {
    fn into_stream(self) -> Events {
        Box::pin(futures_util::stream::unfold(self, |mut live| async move {
            let event = live.next().await?;
            Some((Ok(event), live))
        }))
    }

    /// The next event for the viewer; nothing when the stream is to end.
    async fn next(&mut self) -> Option<Sse> {
        if let Some(resumes) = self.first.take() {
            return Some(Sse::default().comment("live").id(resumes.to_string()));
        }
        loop {
            let heard = match &mut self.missed {
                Missed::TooMuch => {
                    self.missed = Missed::These(VecDeque::new());
                    Ok(Some(reset().id(self.position.to_string())))
                }
                Missed::These(events) => match events.pop_front() {
                    Some(addressed) => self.tell(&addressed),
                    None => self.hear().await,
                },
            };
            // Asked after whatever was waited for: at the moment of telling.
            match heard {
                Ok(event) if self.holds() => {
                    if event.is_some() {
                        return event;
                    }
                }
                _ => return None,
            }
        }
    }

    /// Whether the right to listen holds at this moment.
    fn holds(&self) -> bool {
        let expired = self.until.is_some_and(|until| until <= self.app.clock().now());
        !expired && !self.lines.right.standing().over
    }

    /// Waits for something, and answers its event where it is for the viewer.
    async fn hear(&mut self) -> Result<Option<Sse>, Over> {
        let Lines { news, ephemeral, right, stop } = &mut self.lines;
        let heard = tokio::select! {
            biased;
            standing = right.changed() => {
                // What passes is addressed to people: what still waits may not be for them any more.
                *ephemeral = ephemeral.resubscribe();
                return if standing.over { Err(Over) } else { Ok(None) };
            }
            _ = stop.wait_for(|stop| *stop) => return Err(Over),
            () = reach(self.app.clock(), self.until) => return Err(Over),
            // Whoever is slow misses some of what passes, and nothing else.
            heard = ephemeral.recv() => return match heard {
                Ok(ephemeral) if ephemeral.is_for(&self.viewer) => Ok(Some(ephemeral.sse())),
                _ => Ok(None),
            },
            heard = news.recv() => heard,
        };
        // What was lost may be anything: whoever listens comes back and asks for it.
        match heard.map_err(|_| Over)? {
            News::Happened(addressed) if addressed.event.position > self.position => {
                self.position = addressed.event.position;
                self.tell(&addressed)
            }
            News::Read(person) if person == self.viewer.id => {
                Ok(Some(Sse::default().event(INBOX).data("{}")))
            }
            News::Happened(_) | News::Read(_) => Ok(None),
        }
    }

    /// The event, where it is for the viewer.
    fn tell(&self, addressed: &Addressed) -> Result<Option<Sse>, Over> {
        if !addressed.is_for(&self.viewer) {
            return Ok(None);
        }
        // Addressed before the viewer lost sight of something: of it, perhaps.
        if addressed.event.position < self.lines.right.standing().narrowed {
            return Err(Over);
        }
        Ok(Some(sse(&addressed.event)))
    }
}

/// Waits until this hour, where there is one.
async fn reach(clock: &Clock, until: Option<Time>) {
    match until {
        Some(until) => clock.reach(until).await,
        None => std::future::pending().await,
    }
}

fn sse(event: &Event) -> Sse {
    let data = serde_json::to_string(&event.data).unwrap_or_default();
    Sse::default().event(event.name).id(event.position.to_string()).data(data)
}

fn reset() -> Sse {
    Sse::default().event("reset").data("{}")
}
