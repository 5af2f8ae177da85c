//! A stream of server-sent events (WHATWG HTML, 9.2) for one viewer.

use std::convert::Infallible;
use std::pin::Pin;
use std::time::Duration;

use axum::Extension;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::sse::{Event as Sse, KeepAlive};
use axum::response::{IntoResponse, Response};
use futures_util::Stream;
use kernel::{App, Position, Result, Viewer};
use people::presence::Stay;
use serde::Deserialize;
use tokio::sync::broadcast;
use ui::Ctx;

use super::audience::{Addressed, address};
use super::event::{Event, INBOX};
use super::hub::{Hub, Lines, News};

/// Events a stream that resumes is told one by one; after more, it is told to start anew.
const CATCH_UP: i64 = 500;

/// Where to begin.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct LiveQuery {
    /// The identifier of the last event seen; the header `Last-Event-ID` goes before it.
    after: Option<String>,
}

/// `GET /live`
pub(crate) async fn page(
    State(app): State<App>,
    Extension(hub): Extension<Hub>,
    cx: Ctx,
    headers: HeaderMap,
    people::Query(query): people::Query<LiveQuery>,
) -> Result<Response> {
    let stay = hub.here().arrive(cx.viewer()?.id);
    answer(app, hub, cx, &headers, query, Some(stay)).await
}

/// Live events, as server-sent events: `post`, `comment`, `reaction`, `edit`, `delete`,
/// `membership` with identifiers, `inbox` when something waits for you or was read, and `reset` when
/// too much was missed. `presence` (`actor`, `here`) tells who of your conversations comes and leaves,
/// `typing` (`space`, `actor`) that somebody was writing there within the last seconds: both pass, and
/// no stream is resumed with them.
#[utoipa::path(get, path = "/api/v1/live", tag = "live", params(LiveQuery),
    responses((status = 200, content_type = "text/event-stream", body = super::event::Data)))]
pub(crate) async fn api(
    State(app): State<App>,
    Extension(hub): Extension<Hub>,
    cx: Ctx,
    headers: HeaderMap,
    people::Query(query): people::Query<LiveQuery>,
) -> Result<Response> {
    answer(app, hub, cx, &headers, query, None).await
}

async fn answer(
    app: App,
    hub: Hub,
    cx: Ctx,
    headers: &HeaderMap,
    query: LiveQuery,
    stay: Option<Stay>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    // Listening begins before looking back, so that nothing falls between the two.
    let lines = hub.listen();
    let resumed = headers.get("last-event-id").and_then(|value| value.to_str().ok());
    let after = resumed.or(query.after.as_deref());
    let (missed, position) = match after.map(str::parse::<Position>) {
        Some(Ok(after)) => look_back(&app, after).await?,
        Some(Err(_)) => (Missed::TooMuch, Position::default()),
        None => (Missed::These(Vec::new()), app.db.read(kernel::log::end).await?),
    };
    let stream = Live { viewer, lines, position, first: true, missed, _stay: stay };
    let sse = axum::response::sse::Sse::new(stream.into_stream())
        .keep_alive(KeepAlive::new().interval(Duration::from_secs(15)));
    // No proxy may hold events back until there are enough of them.
    let headers = [(header::CACHE_CONTROL.as_str(), "no-store"), ("x-accel-buffering", "no")];
    Ok((headers, sse).into_response())
}

/// What happened between the last event of a stream and now.
enum Missed {
    These(Vec<Addressed>),
    TooMuch,
}

async fn look_back(app: &App, after: Position) -> Result<(Missed, Position)> {
    let looked = app.db.read(move |tx| {
        let end = kernel::log::end(tx)?;
        let entries = tx.log_after(after, CATCH_UP + 1)?;
        if entries.len() as i64 > CATCH_UP || after > end {
            return Ok((Missed::TooMuch, end));
        }
        let position = entries.last().map_or(after, |entry| entry.position);
        let events = entries.iter().filter_map(Event::of).collect();
        Ok((Missed::These(address(tx, events)?), position))
    });
    looked.await
}

/// The state of a stream.
struct Live {
    viewer: Viewer,
    lines: Lines,
    /// The last position told.
    position: Position,
    first: bool,
    missed: Missed,
    /// The viewer is here as long as their page listens; a program is not them.
    _stay: Option<Stay>,
}

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
        if std::mem::take(&mut self.first) {
            // Tells the browser where to resume, before anything happens.
            return Some(Sse::default().comment("live").id(self.position.to_string()));
        }
        if let Some(event) = self.next_missed() {
            return Some(event);
        }
        loop {
            let Lines { news, passing, stop } = &mut self.lines;
            let news = tokio::select! {
                news = news.recv() => news,
                // Whoever is slow misses some of it, and nothing else.
                passing = passing.recv() => match passing {
                    Ok(passing) if passing.is_for(&self.viewer) => return Some(passing.sse()),
                    _ => continue,
                },
                _ = stop.wait_for(|stop| *stop) => return None,
            };
            match news {
                Ok(News::Happened(addressed)) => {
                    if let Some(event) = self.tell(&addressed) {
                        return Some(event);
                    }
                }
                Ok(News::Recheck(person)) if person == self.viewer.id => return None,
                Ok(News::Read(person)) if person == self.viewer.id => {
                    return Some(Sse::default().event(INBOX).data("{}"));
                }
                Ok(News::Recheck(_) | News::Read(_)) => {}
                Err(broadcast::error::RecvError::Lagged(_)) => return Some(reset()),
                Err(broadcast::error::RecvError::Closed) => return None,
            }
        }
    }

    fn next_missed(&mut self) -> Option<Sse> {
        match std::mem::replace(&mut self.missed, Missed::These(Vec::new())) {
            Missed::TooMuch => Some(reset().id(self.position.to_string())),
            Missed::These(list) => {
                let mut rest = list.into_iter();
                while let Some(addressed) = rest.next() {
                    if addressed.is_for(&self.viewer) {
                        self.missed = Missed::These(rest.collect());
                        return Some(sse(&addressed.event));
                    }
                }
                None
            }
        }
    }

    /// The event, if it is new to this stream and for its viewer.
    fn tell(&mut self, addressed: &Addressed) -> Option<Sse> {
        if addressed.event.position <= self.position {
            return None;
        }
        self.position = addressed.event.position;
        addressed.is_for(&self.viewer).then(|| sse(&addressed.event))
    }
}

fn sse(event: &Event) -> Sse {
    let data = serde_json::to_string(&event.data).unwrap_or_default();
    Sse::default().event(event.name).id(event.position.to_string()).data(data)
}

fn reset() -> Sse {
    Sse::default().event("reset").data("{}")
}
