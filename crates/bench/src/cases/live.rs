//! Live events: many open streams, a post now and then, and how long until every stream has heard.
//!
//! Delivery is measured from the moment the answer of *publish* reached its sender to the moment a
//! listener has read the event; who hears before the sender counts as 0. All listeners are read by
//! one thread here, whose own work is part of the figure.

use std::time::Duration;

use kernel::id::ENTROPY_BITS;
use tokio::sync::mpsc;

use super::{Bench, writes};
use crate::Result;
use crate::figure::Unit;
use crate::load::{Answer, Connection, Histogram, get};
use crate::machine::{self, Stopwatch};

/// Listeners of the goal.
pub const LISTENERS: usize = 10_000;
/// Posts published while they listen.
const POSTS: usize = 20;
/// Files that a process needs for other things.
pub const SPARE: usize = 200;
/// How long an event may take before it counts as lost.
const PATIENCE: Duration = Duration::from_secs(10);

/// A listener heard of this post, so long after the beginning.
type Heard = (i64, Duration);

/// Measures delivery and the memory of a listener.
pub fn measure(bench: &mut Bench<'_>) -> Result<()> {
    let possible = machine::open_files().saturating_sub(SPARE);
    if possible < LISTENERS {
        bench.figures.note(format!(
            "live: {possible} listeners instead of {LISTENERS}, this machine allows a process only \
             {} open files (ulimit -n)",
            possible + SPARE
        ));
    }
    let count = possible.min(LISTENERS);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let before = bench.server.resident();
    let (sent, heard, after) = runtime.block_on(listen(bench, count))?;
    let mut took = Histogram::default();
    let mut lost = 0;
    for (post, acknowledged) in &sent {
        let events: Vec<&Heard> = heard.iter().filter(|(id, _)| id == post).collect();
        lost += count.saturating_sub(events.len());
        events.iter().for_each(|(_, at)| took.add(at.saturating_sub(*acknowledged)));
    }
    if lost > 0 {
        bench.figures.note(format!("live: {lost} events of {} were not heard", count * sent.len()));
    }
    bench.figures.note(format!("live: {count} listeners, {} posts", sent.len()));
    bench.figures.add("live/p50".into(), Unit::Milliseconds, took.quantile(0.5), None);
    bench.figures.add("live/p99".into(), Unit::Milliseconds, took.quantile(0.99), None);
    let each = after.saturating_sub(before) as f64 / count.max(1) as f64;
    bench.figures.add("live/memory".into(), Unit::Bytes, each, None);
    Ok(())
}

/// The posts with the moment each was acknowledged, what was heard, and the server's memory with
/// every listener there.
async fn listen(bench: &Bench<'_>, count: usize) -> Result<(Vec<Heard>, Vec<Heard>, u64)> {
    let (address, began) = (bench.server.address, Stopwatch::start());
    let (send, mut receive) = mpsc::unbounded_channel::<Heard>();
    let mut listeners = tokio::task::JoinSet::new();
    for n in 0..count {
        let cookie = &bench.viewers.cookies[n % bench.viewers.cookies.len()];
        let request = get("/live", &format!("Cookie: parvis={cookie}\r\n"));
        let mut connection = Connection::open(address).await?;
        let mut answer = Answer::default();
        connection.begin(&request, &mut answer).await?;
        if answer.status != 200 {
            return Err(format!("/live answers {}", answer.status).into());
        }
        listeners.spawn(hear(connection, began, send.clone()));
    }
    // The first bytes of each stream are on their way.
    tokio::time::sleep(Duration::from_millis(500)).await;
    let memory = bench.server.resident();
    let mut publisher = Connection::open(address).await?;
    let (mut answer, mut sent, mut heard) = (Answer::default(), Vec::new(), Vec::new());
    for n in 0..POSTS {
        let request = writes::publish(bench.manifest, bench.viewers, n);
        publisher.exchange(&request, &mut answer).await?;
        let acknowledged = began.elapsed();
        let id = number_after(&answer.body, b"\"id\":\"");
        let (Some((id, _)), 201) = (id, answer.status) else {
            return Err(format!("publishing answers {}", answer.status).into());
        };
        sent.push((id, acknowledged));
        let mut waiting = count;
        while waiting > 0 {
            match tokio::time::timeout(PATIENCE, receive.recv()).await {
                Ok(Some(one)) => {
                    waiting -= usize::from(one.0 == id);
                    heard.push(one);
                }
                Ok(None) | Err(_) => break,
            }
        }
    }
    listeners.abort_all();
    Ok((sent, heard, memory))
}

/// Reads one stream until it is aborted. An event is one chunk of the body and names its post; what
/// stands around it, chunk sizes included, holds no such words.
async fn hear(mut connection: Connection, began: Stopwatch, heard: mpsc::UnboundedSender<Heard>) {
    while let Ok(buffer) = connection.more().await {
        let at = began.elapsed();
        let mut taken = 0;
        while let Some((post, end)) = number_after(&buffer[taken..], b"\"post\":\"") {
            taken += end;
            if heard.send((post, at)).is_err() {
                return;
            }
        }
        // The beginning of an event whose end has not come stays.
        let kept = buffer.len() - buffer[taken..].len().min(256);
        buffer.drain(..kept.max(taken));
    }
}

/// The number between `words` and the next quotation mark, and where that ends; nothing when
/// either has not come yet.
fn number_after(text: &[u8], words: &[u8]) -> Option<(i64, usize)> {
    let start = text.windows(words.len()).position(|window| window == words)? + words.len();
    let length = text[start..].iter().position(|byte| *byte == b'"')?;
    let number = str::from_utf8(&text[start..start + length]).ok()?.parse().ok()?;
    // Identifiers hold their hour: anything smaller is a number of something else.
    (number > 1 << ENTROPY_BITS).then_some((number, start + length + 1))
}

#[cfg(test)]
mod tests {
    use super::number_after;

    #[test]
    fn an_event_is_found_once_it_is_whole() {
        let event = b"5a\r\nevent: post\ndata: {\"space\":\"1\",\"post\":\"3900000000\"}\n\n";
        let words = b"\"post\":\"";
        let (post, end) = number_after(event, words).unwrap();
        assert_eq!((post, number_after(&event[end..], words)), (3_900_000_000, None));
        assert_eq!(number_after(&event[..event.len() - 4], words), None);
    }
}
