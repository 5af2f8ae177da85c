//! The reader of the log that makes items. Its position is kept in the database with what it made,
//! so that nothing is missed or made twice, however many processes there are and whenever they end.

use std::collections::{BTreeSet, HashSet};

use kernel::log::Reader;
use kernel::{Activity, Entry, PersonId, Result, Time, Tx, params};
use posts::mutes::Happening;
use serde_json::json;
use spaces::Level;

use crate::items::store::{CROWDED, FORGET, INSERT, PRESENT, PRUNE, PRUNE_EACH};
use crate::kinds::{self, Found, Happened, Kind, Said, thread};
use crate::logged;
use crate::{mail, push};

/// Acts older than this make no item: nobody waits for what an importer brings from years ago.
pub(crate) const KEPT_DAYS: i64 = 90;
/// Items that a person has, at most, whatever happens.
const MOST: i64 = 400;
/// Unread comments of one thread after which no more is made of it: its page tells the rest.
const FLOOD: i64 = 50;

/// Makes items of what happens.
#[derive(Clone, Copy, Debug, Default)]
pub struct Items;

impl Reader for Items {
    const NAME: &'static str = "inbox";

    fn read(&self, tx: &mut Tx<'_>, entries: &[Entry]) -> Result<()> {
        let past = tx.now().plus_seconds(-KEPT_DAYS * 86_400);
        let mut told = BTreeSet::new();
        for entry in entries.iter().filter(|entry| entry.at > past) {
            take(tx, entry, &mut told)?;
        }
        if told.is_empty() {
            return Ok(());
        }
        let people: Vec<String> = told.iter().map(ToString::to_string).collect();
        tx.log(Activity::new(logged::INBOX_ARRIVED, 0).data(json!({ "people": people })))
    }

    /// What was read or told is history and stays; everything else can be made again.
    fn forget(&self, tx: &mut Tx<'_>) -> Result<()> {
        tx.execute(&FORGET, params![]).map(drop)
    }
}

/// Makes the items of an entry; `told` gains whoever has something new to read.
fn take(tx: &mut Tx<'_>, entry: &Entry, told: &mut BTreeSet<PersonId>) -> Result<()> {
    let mut kinds = kinds::all().filter(|kind| kind.of.contains(&entry.kind.as_str())).peekable();
    if kinds.peek().is_none() {
        return Ok(());
    }
    let happened = Happened { entry, said: Said::of(tx, entry)? };
    // Nobody hears of their own acts, and of one act once.
    let mut done: HashSet<PersonId> = entry.actor.into_iter().collect();
    for kind in kinds {
        let Some(mut found) = (kind.find)(tx, &happened)? else { continue };
        found.people.retain(|person| done.insert(*person));
        found.people = reached(tx, kind, &happened, &found)?;
        for id in insert(tx, kind, entry, &found)? {
            told.extend(kind.is_loud().then_some(id));
        }
    }
    Ok(())
}

/// Those of the people found whom it may reach: who sees it, wants it, and did not mute it.
fn reached(
    tx: &mut Tx<'_>,
    kind: &Kind,
    happened: &Happened<'_>,
    found: &Found,
) -> Result<Vec<PersonId>> {
    let ids: Vec<i64> = found.people.iter().map(|person| person.0).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut people: Vec<PersonId> = tx.query(&PRESENT, params![ids], |row| row.get(0))?;
    if let Some(space) = found.space {
        people =
            spaces::recipients::read_by(tx, space, found.post.map_or(0, |post| post.0), &people)?;
    }
    if let (Some(concern), Some(space)) = (kind.concern, happened.entry.space) {
        let levels = spaces::levels::of_people(tx, space, &people)?;
        let level = |person: &PersonId| levels.get(person).copied().unwrap_or(Level::Threads);
        people.retain(|person| level(person).lets(concern));
    }
    let by = happened.said.as_ref().map(|said| said.post_author).into_iter();
    let what = Happening {
        post: found.post,
        space: happened.entry.space,
        people: by.chain(happened.entry.actor).collect(),
    };
    if !kind.owed {
        let author = happened.said.as_ref().map(|said| said.author);
        for by in author.into_iter().chain(happened.entry.actor) {
            let blocking = people::block::blocking(tx, by)?;
            people.retain(|person| !blocking.contains(person));
        }
    }
    let muting = kind.outranks.muting(tx, &people, what)?;
    people.retain(|person| !muting.contains(person));
    if kind.name == thread::NAME
        && let Some(post) = found.post
    {
        let ids: Vec<i64> = people.iter().map(|person| person.0).collect();
        let crowded = tx.query(&CROWDED, params![ids, post, FLOOD], |row| row.get(0))?;
        let crowded: HashSet<PersonId> = crowded.into_iter().collect();
        people.retain(|person| !crowded.contains(person));
    }
    Ok(people)
}

/// Keeps the items; answers whose are new.
fn insert(tx: &mut Tx<'_>, kind: &Kind, entry: &Entry, found: &Found) -> Result<Vec<PersonId>> {
    let (subject, subject_id) = found.subject.parts();
    let read: Option<Time> = (!kind.is_loud()).then_some(entry.at);
    let now = tx.now();
    let mails = mail::plan(tx, kind, entry.at, &found.people)?;
    let pushes = push::plan(tx, kind, entry.at, &found.people)?;
    let (mut made, mut full) = (Vec::new(), Vec::new());
    let in_time =
        |at: Option<&Time>| at.copied().filter(|at| found.until.is_none_or(|until| *at < until));
    for person in &found.people {
        // Items are in the order of what happened, also where that is read much later.
        let id: i64 = tx.at(entry.at).new_id();
        tx.at(now);
        let rows = tx.execute(
            &INSERT,
            params![
                id,
                person,
                kind.name,
                found.dedup_key,
                subject,
                subject_id,
                found.source,
                found.space,
                found.post,
                found.comment,
                entry.actor,
                entry.at,
                read,
                in_time(mails.get(person)),
                in_time(pushes.get(person)),
                found.again,
                kind.owed
            ],
        )?;
        if rows > 0 {
            made.push(*person);
        }
        // Looking after the number of items now and then is enough to keep it bounded.
        if id % PRUNE_EACH == 0 {
            full.push(person.0);
        }
    }
    if !full.is_empty() {
        let past = now.plus_seconds(-KEPT_DAYS * 86_400);
        tx.execute(&PRUNE, params![full, MOST, past])?;
    }
    Ok(made)
}
