//! Writes the company with the product's own functions, many things a transaction.

use std::collections::HashSet;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::sync::{Arc, Mutex, MutexGuard};

use kernel::{Db, PersonId, SpaceId, Time, Tx};
use posts::{CommentId, NewComment, PostContent, PostId, Written, record};

use super::progress::Progress;
use super::size::Counts;
use super::spaces::Plan;
use super::story::{Story, What};
use super::{LONG_THREAD, people, spaces, texts};
use crate::Result;

/// Things done in one transaction.
const BATCH: usize = 4_000;
const EMOJI: [&str; 6] = ["👍", "❤️", "🎉", "😂", "👏", "🚀"];

/// What the company's things became.
#[derive(Default)]
pub struct Made {
    /// By number.
    pub people: Vec<PersonId>,
    /// By number.
    pub spaces: Vec<SpaceId>,
    /// By number.
    pub posts: Vec<PostId>,
    /// Of each post: where it is, and its last comment, to which some reply.
    threads: Vec<(SpaceId, Option<CommentId>)>,
    /// The post with [`LONG_THREAD`] comments.
    pub long: Option<PostId>,
}

impl Made {
    /// The last `most` posts that are in open spaces.
    pub fn last_open(&self, plans: &[Plan], most: usize) -> Vec<i64> {
        let is_open = |(_, plan): &(&SpaceId, &Plan)| plan.access == ::spaces::Access::Open;
        let open: HashSet<SpaceId> =
            self.spaces.iter().zip(plans).filter(is_open).map(|(id, _)| *id).collect();
        let posts = self.posts.iter().zip(&self.threads).rev();
        posts
            .filter(|(_, (space, _))| open.contains(space))
            .take(most)
            .map(|(id, _)| id.0)
            .collect()
    }
}

type Shared = Arc<Mutex<Made>>;

fn lock(made: &Shared) -> MutexGuard<'_, Made> {
    made.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}

/// Does `each` for the numbers up to `count`, in transactions of [`BATCH`].
fn in_batches<F>(db: &Db, count: usize, progress: &mut Progress, each: F) -> Result<()>
where
    F: Fn(&mut Tx<'_>, usize) -> kernel::Result<()> + Clone + Send + 'static,
{
    for start in (0..count).step_by(BATCH) {
        let (each, end) = (each.clone(), count.min(start + BATCH));
        db.write_blocking(move |tx| (start..end).try_for_each(|n| each(tx, n)))?;
        progress.done(end - start);
    }
    Ok(())
}

/// Writes everything into an empty network; the last day ends at `end`.
pub fn company(db: &Db, counts: Counts, plans: &Arc<Vec<Plan>>, end: Time) -> Result<Made> {
    let made = Shared::default();
    let began = end.plus_seconds(-380 * 86_400);
    everybody(db, counts, &made, began)?;
    membership(db, counts, plans, &made, began)?;
    life(db, counts, plans, &made, end)?;
    let long = {
        let made = made.clone();
        db.write_blocking(move |tx| thread(tx.at(end), &lock(&made)))?
    };
    lock(&made).long = Some(long);
    let written = std::mem::take(&mut *lock(&made));
    Ok(written)
}

fn everybody(db: &Db, counts: Counts, made: &Shared, began: Time) -> Result<()> {
    let mut progress = Progress::new("people", counts.people);
    let units = db.write_blocking(move |tx| people::units(tx.at(began), counts.people))?;
    let (units, kept) = (Arc::new(units), made.clone());
    in_batches(db, counts.people, &mut progress, move |tx, n| {
        let id = people::create(tx.at(began.plus_seconds(n as i64)), n, &units)?;
        let people = &mut lock(&kept).people;
        // The batch may run again from its beginning.
        people.truncate(n);
        people.push(id);
        Ok(())
    })?;
    progress.end();
    let mut progress = Progress::new("follows", counts.people);
    let known = made.clone();
    in_batches(db, counts.people, &mut progress, move |tx, n| {
        let id = lock(&known).people[n];
        people::follow(tx.at(began), n, id, counts.people)
    })?;
    progress.end();
    Ok(())
}

fn membership(
    db: &Db,
    counts: Counts,
    plans: &Arc<Vec<Plan>>,
    made: &Shared,
    began: Time,
) -> Result<()> {
    let mut progress = Progress::new("spaces", counts.spaces);
    let (planned, kept) = (plans.clone(), made.clone());
    in_batches(db, counts.spaces, &mut progress, move |tx, n| {
        let mut made = lock(&kept);
        let id = spaces::create(tx.at(began), n, &planned[n], &made.people)?;
        made.spaces.truncate(n);
        made.spaces.push(id);
        Ok(())
    })?;
    progress.end();
    let joins: Vec<(u32, u32)> = plans
        .iter()
        .enumerate()
        .flat_map(|(n, plan)| plan.members.iter().skip(1).map(move |person| (n as u32, *person)))
        .collect();
    let mut progress = Progress::new("memberships", joins.len());
    let (count, joins, known) = (joins.len(), Arc::new(joins), made.clone());
    in_batches(db, count, &mut progress, move |tx, n| {
        let (space, person) = joins[n];
        let made = lock(&known);
        spaces::join(tx, made.spaces[space as usize], made.people[person as usize])
    })?;
    progress.end();
    Ok(())
}

/// Something that happens at this time, with the text where something is said.
type Happening = (i64, What, Written);

/// The year of posts, comments and reactions. Texts are read on threads of their own, ahead of the
/// one that writes.
fn life(db: &Db, counts: Counts, plans: &Arc<Vec<Plan>>, made: &Shared, end: Time) -> Result<()> {
    // Three reactions a post.
    let total = counts.posts * 4 + counts.comments;
    let mut progress = Progress::new("posts, comments, reactions", total);
    let (ready, batches) = sync_channel(2);
    std::thread::scope(|scope| -> Result<()> {
        scope.spawn(move || tell(Story::new(counts, plans, end), counts.people, &ready));
        for batch in batches {
            progress.done(happened(db, made, batch)?);
        }
        Ok(())
    })?;
    progress.end();
    Ok(())
}

/// Sends the story in batches, with its texts; stops where nobody takes them any more.
fn tell(mut story: Story<'_>, people: usize, ready: &SyncSender<Vec<Happening>>) {
    let read = |(at, what)| match what {
        What::Post { seed, .. } => (at, what, texts::post(seed, people).into()),
        What::Comment { seed, .. } => (at, what, texts::comment(seed, people).into()),
        What::Reaction { .. } => (at, what, Written::default()),
    };
    loop {
        let batch: Vec<(i64, What)> = story.by_ref().take(BATCH).collect();
        let (first, second) = batch.split_at(batch.len() / 2);
        let batch = std::thread::scope(|scope| {
            let second = scope.spawn(|| second.iter().copied().map(read).collect::<Vec<_>>());
            let mut all: Vec<Happening> = first.iter().copied().map(read).collect();
            all.extend(second.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
            all
        });
        if batch.is_empty() || ready.send(batch).is_err() {
            return;
        }
    }
}

/// Writes a batch in one transaction; answers how many that were.
fn happened(db: &Db, made: &Shared, batch: Vec<Happening>) -> Result<usize> {
    let (done, kept) = (batch.len(), made.clone());
    db.write_blocking(move |tx| {
        let mut made = lock(&kept);
        let before = made.posts.len();
        let mut all = batch.iter();
        let written = all.try_for_each(|(at, what, said)| {
            happen(tx.at(Time(*at)), &mut made, *what, said.clone())
        });
        written.inspect_err(|_| {
            made.posts.truncate(before);
            made.threads.truncate(before);
        })
    })?;
    Ok(done)
}

fn happen(tx: &mut Tx<'_>, made: &mut Made, what: What, body: Written) -> kernel::Result<()> {
    match what {
        What::Post { space, author, seed } => {
            let author = made.people[author as usize];
            let space = match space {
                Some(space) => made.spaces[space as usize],
                None => ::spaces::personal(tx, author)?,
            };
            let title = texts::title(seed);
            let kind = if title.ends_with('?') { "question" } else { "message" };
            let kind = kind.into();
            let draft = PostContent { kind, title, body, ..PostContent::default() };
            made.posts.push(record::post(tx, space, author, &draft)?);
            made.threads.push((space, None));
        }
        What::Comment { post, author, seed } => {
            let (n, author) = (post as usize, made.people[author as usize]);
            let (space, last) = made.threads[n];
            let parent = last.filter(|_| seed % 10 < 3);
            let new = NewComment { parent, body, files: Vec::new() };
            let id = record::comment(tx, space, made.posts[n], author, &new)?;
            made.threads[n].1 = Some(id);
            if seed % 16 == 1 {
                let fan = made.people[(seed >> 8) as usize % made.people.len()];
                record::reaction(tx, space, made.posts[n], id.0, fan, EMOJI[0])?;
            }
        }
        What::Reaction { post, person, seed } => {
            let (post, space) = (made.posts[post as usize], made.threads[post as usize].0);
            let emoji = EMOJI[((seed % 36) as f64).sqrt() as usize];
            record::reaction(tx, space, post, post.0, made.people[person as usize], emoji)?;
        }
    }
    Ok(())
}

/// A post of the company's space with [`LONG_THREAD`] comments: fifty branches, which is what a
/// page of a thread shows, of a first comment and three replies each.
fn thread(tx: &mut Tx<'_>, made: &Made) -> kernel::Result<PostId> {
    let space = made.spaces[0];
    let person = |n: usize| made.people[(n * 37) % made.people.len()];
    let body = texts::post(1, made.people.len());
    let post = record::post(
        tx,
        space,
        person(0),
        &PostContent { body: body.into(), ..PostContent::default() },
    )?;
    let mut first = None;
    for n in 0..LONG_THREAD {
        let parent = first.filter(|_| n % 4 != 0);
        let body = texts::comment(n as u64, made.people.len());
        let new = NewComment { parent, body: body.into(), files: Vec::new() };
        let id = record::comment(tx, space, post, person(n), &new)?;
        if n % 4 == 0 {
            first = Some(id);
        }
    }
    Ok(post)
}
