//! The company that is measured: invented, the same each time, written with the product's own
//! functions, kept between runs.
//!
//! It is skewed as companies are: a few spaces, authors and posts have most of what is said;
//! everybody joins twenty to thirty spaces and follows some people; most texts are short; what
//! follows a post comes within days. Identifiers and the hour it ends at are those of the day it
//! was made; all the rest is the same on every machine.

mod knowledge;
mod people;
mod progress;
mod random;
mod size;
mod spaces;
mod story;
mod texts;
mod write;

use std::sync::Arc;

use kernel::{Clock, Db, Time};
use serde::{Deserialize, Serialize};

use crate::Result;
use crate::machine::Stopwatch;
use crate::place::Place;

pub use knowledge::LONG_PAGE;
pub use size::Size;
pub use texts::{comment as comment_text, post as post_text, topics};

/// Changes when the company does: one made before is then made again.
pub const VERSION: u32 = 2;
/// Comments of the post whose page is measured.
pub const LONG_THREAD: usize = 200;
/// Posts of the manifest, to comment and react to.
const POSTS: usize = 5_000;
/// People of the manifest: whoever looks, writes and listens.
const PEOPLE: usize = 10_000;

/// What the cases need to know of a company that was made.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Manifest {
    /// The version it was made with.
    version: u32,
    /// How long making it took, in seconds.
    pub seconds: f64,
    /// How many people there are.
    pub people: usize,
    /// Some of them, evenly spread.
    pub viewers: Vec<i64>,
    /// Slugs of open spaces, the most popular first.
    pub open_spaces: Vec<String>,
    /// The last posts in open spaces.
    pub open_posts: Vec<i64>,
    /// The post with [`LONG_THREAD`] comments.
    pub long_thread: i64,
    /// The page of the wiki with many versions.
    pub long_page: i64,
    /// The spaces with many files, and with as many as a page shows.
    pub libraries: [String; 2],
}

/// The company of this size, made now where it is not there yet.
///
/// # Errors
/// Whatever writing meets; what was written then is begun again by the next run.
pub fn company(place: &Place, size: Size) -> Result<Manifest> {
    if let Some(manifest) = present(place) {
        return Ok(manifest);
    }
    eprintln!("Making the {} company in {}", size.name(), place.describe());
    place.clear()?;
    let began = Stopwatch::start();
    let db = place.open()?;
    let manifest = make(&db, size, Clock::system().now(), began)?;
    // Its connections must be closed before the file is copied.
    drop(db);
    place.complete(&serde_json::to_string(&manifest)?)?;
    eprintln!("Made in {:.0} s", manifest.seconds);
    Ok(manifest)
}

/// The company, where it was made to its end by this version.
pub fn present(place: &Place) -> Option<Manifest> {
    let manifest: Manifest = serde_json::from_str(&place.marker()?).ok()?;
    (manifest.version == VERSION).then_some(manifest)
}

fn make(db: &Db, size: Size, end: Time, began: Stopwatch) -> Result<Manifest> {
    let counts = size.counts();
    kernel::migrate::run(db, server::migrations())?;
    let plans = Arc::new(spaces::plan(counts.spaces, counts.people));
    let made = write::company(db, counts, &plans, end)?;
    let long_page = knowledge::page(db, made.people[0], end)?;
    let libraries = knowledge::libraries(db, made.people[0], end)?;
    // Nobody waits for what never happened.
    db.write_blocking(|tx| kernel::log::skip_to_end(tx, &inbox::Items))?;
    let is_open = |n: &usize| plans[*n].access == ::spaces::Access::Open;
    let step = (counts.people / PEOPLE).max(1);
    Ok(Manifest {
        version: VERSION,
        people: counts.people,
        viewers: made.people.iter().step_by(step).take(PEOPLE).map(|id| id.0).collect(),
        open_spaces: (0..counts.spaces).filter(is_open).map(spaces::slug).collect(),
        open_posts: made.last_open(&plans, POSTS),
        long_thread: made.long.map_or(0, |post| post.0),
        long_page,
        libraries,
        seconds: began.seconds(),
    })
}
