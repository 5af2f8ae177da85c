//! "I don't know whom to ask": a question is put to likely experts of other units, one after the other.
//!
//! What holds here:
//! - only who may read the question is asked, by somebody's own click, or by the company's switch after a day without
//!   an answer;
//! - the next is asked after four working hours of silence, of the hours of whoever was asked; nobody has more than two
//!   open requests;
//! - who passes or declines is told to nobody, and whoever asked sees neither who is asked now nor what became of it;
//! - a question that is answered, deleted or closed asks nobody any more.

mod api;
mod offer;
mod page;
mod request;
mod store;
mod told;
mod work;

pub(crate) use api::{
    __path_ask, __path_decline, __path_mine, __path_pass, __path_proposed, ask, decline, mine,
    pass, proposed,
};
pub(crate) use page::{page, submit};
pub(crate) use request::{List, Put, list, page as request_page, submit_decline, submit_pass};
pub use work::Asking;

use kernel::error::Meaning;
use kernel::{Activity, Error, PersonId, Result, SpaceId, Time, Tx, Viewer, params};
use posts::{Post, PostId, Readable};
use serde::{Deserialize, Serialize};

use crate::find::Evidence;
use crate::{logged, switch};
use store::*;

kernel::id! {
    /// A question that looks for somebody who knows.
    AskId,
    /// A question that is put to somebody.
    RequestId,
}

/// Most people to whom a question is put by one click.
pub(crate) const PEOPLE: usize = 5;
/// Most open requests of one person.
const OPEN_MOST: i64 = 2;
/// How long somebody is waited for, in seconds of their working hours.
const QUIET: i64 = 4 * 3_600;

kernel::words! {
    /// What became of a request.
    #[schema(as = ExpertRequestState)]
    State {
        /// Not told yet.
        Waiting = "waiting",
        /// Waits for an answer.
        Open = "open",
        /// Nothing came for four working hours: others are asked, and an answer is still welcome.
        Silent = "silent",
        /// Given to somebody else.
        Passed = "passed",
        /// Declined.
        Declined = "declined",
        /// Answered.
        Answered = "answered",
    } or Silent
}

/// Why somebody is asked: the strongest that speaks for them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Reason {
    kind: String,
    count: i64,
    skill: Option<String>,
}

impl Reason {
    /// Of what speaks for them.
    pub(crate) fn of(evidence: &[Evidence]) -> Reason {
        evidence.first().map_or_else(Reason::default, |first| Reason {
            kind: first.kind.as_str().to_owned(),
            count: first.count,
            skill: first.skill.clone(),
        })
    }

    /// In a sentence, to its person.
    pub(crate) fn said(&self, l: ui::Locale) -> String {
        match (self.kind.as_str(), &self.skill) {
            ("", _) => String::new(),
            (_, Some(skill)) => l.t1("ask-because-skill", "skill", skill),
            (kind, None) => l.tn(&format!("ask-because-{kind}"), self.count),
        }
    }
}

/// A question that is put to somebody.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(crate) id: RequestId,
    pub(crate) ask: AskId,
    pub(crate) person: PersonId,
    pub(crate) state: State,
    pub(crate) reason: Reason,
    pub(crate) passed_by: Option<PersonId>,
    until: Option<Time>,
    pub(crate) post: PostId,
    pub(crate) asked_by: Option<PersonId>,
    pub(crate) ended: bool,
}

fn request(row: &kernel::Row<'_>) -> Result<Request> {
    Ok(Request {
        id: row.get(0)?,
        ask: row.get(1)?,
        person: row.get(2)?,
        state: State::parse(&row.get::<String>(3)?),
        reason: serde_json::from_str(&row.get::<String>(4)?).unwrap_or_default(),
        passed_by: row.get(5)?,
        until: row.get(6)?,
        post: row.get(7)?,
        asked_by: row.get(8)?,
        ended: row.get::<Option<Time>>(9)?.is_some(),
    })
}

/// How far a question has come, as whoever asks sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[schema(as = ExpertAskProgress)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Progress {
    /// Nobody was asked yet.
    None,
    /// People are being asked, one after the other.
    Running,
    /// Everybody who was chosen has been asked.
    Done,
}

impl Progress {
    pub(crate) fn is_running(self) -> bool {
        self == Progress::Running
    }
}

impl Request {
    pub(crate) fn is_silent(&self) -> bool {
        self.state == State::Silent
    }
}

/// The question, where the viewer may have it put to people: its author, and whoever reads it while nobody answered.
///
/// # Errors
/// `NotFound` for what they do not read, what is no open question, and while experts are not found.
pub(crate) fn question(tx: &mut Tx<'_>, viewer: &Viewer, id: PostId) -> Result<Readable<Post>> {
    switch::open(tx, viewer)?;
    let post = posts::access::readable(tx, viewer, id)?;
    if looking(tx, id)?.is_none() {
        return Err(Error::not_found());
    }
    let answers: i64 = tx.query_one(&HAS_ANSWERS, params![id], |row| row.get(0))?;
    match post.author == viewer.id || answers == 0 {
        true => Ok(post),
        false => Err(Error::not_found()),
    }
}

/// The space and author of a question that still looks for an answer.
fn looking(tx: &mut Tx<'_>, id: PostId) -> Result<Option<(SpaceId, PersonId)>> {
    tx.query_opt(&QUESTION, params![id], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// How far it has come.
pub(crate) fn progress(tx: &mut Tx<'_>, post: PostId) -> Result<(Progress, Option<Time>)> {
    let latest = tx.query_opt(&LATEST, params![post], |row| {
        Ok((row.get::<Time>(0)?, row.get::<Option<Time>>(1)?))
    })?;
    Ok(match latest {
        None => (Progress::None, None),
        Some((begun, None)) => (Progress::Running, Some(begun)),
        Some((begun, Some(_))) => (Progress::Done, Some(begun)),
    })
}

/// Who of these can be asked: they read the question, are no guest, and have not been asked before. Whom the viewer
/// asks in vain, because they blocked them, is left out without a word.
pub(crate) fn askable(
    tx: &mut Tx<'_>,
    post: PostId,
    by: Option<PersonId>,
    people: &[PersonId],
) -> Result<Vec<PersonId>> {
    let Some((space, author)) = looking(tx, post)? else { return Ok(Vec::new()) };
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let reading = spaces::recipients::read_by(tx, space, post.0, people)?;
    let numbers: Vec<i64> = reading.iter().map(|person| person.0).collect();
    if numbers.is_empty() {
        return Ok(Vec::new());
    }
    let can: Vec<PersonId> = tx.query(&CAN_ANSWER, params![numbers], |row| row.get(0))?;
    let before: Vec<PersonId> = tx.query(&PUT_TO, params![post], |row| row.get(0))?;
    let mut blocking = people::block::blocking(tx, author)?;
    if let Some(by) = by {
        blocking.extend(people::block::blocking(tx, by)?);
    }
    let is_left = |person: &PersonId| {
        can.contains(person)
            && !before.contains(person)
            && !blocking.contains(person)
            && *person != author
            && Some(*person) != by
    };
    Ok(people.iter().copied().filter(is_left).collect())
}

/// Puts a question to these people, one after the other; of nobody's click where `by` is nobody.
///
/// # Errors
/// `Conflict` while it is put to others; `Invalid` on the field `people` for nobody, or too many.
pub(crate) fn begin(
    tx: &mut Tx<'_>,
    by: Option<PersonId>,
    post: PostId,
    people: &[(PersonId, Reason)],
) -> Result<AskId> {
    if progress(tx, post)?.0 == Progress::Running {
        return Err(Error::new(Meaning::Conflict, "ask-running-already"));
    }
    if people.is_empty() && by.is_some() {
        return Err(Error::field("people", "ask-nobody"));
    }
    if people.len() > PEOPLE {
        let said = kernel::Message::new("ask-many").with("n", PEOPLE);
        return Err(Error::field("people", said));
    }
    let ids: Vec<PersonId> = people.iter().map(|(person, _)| *person).collect();
    let left = askable(tx, post, by, &ids)?;
    let ask: AskId = tx.new_id();
    tx.execute(&BEGIN, params![ask, post, by, tx.now()])?;
    for (person, reason) in people.iter().filter(|(person, _)| left.contains(person)) {
        add(tx, ask, *person, reason, None)?;
    }
    advance(tx, ask)?;
    Ok(ask)
}

fn add(
    tx: &mut Tx<'_>,
    ask: AskId,
    person: PersonId,
    reason: &Reason,
    passed_by: Option<PersonId>,
) -> Result<()> {
    let (id, reason): (RequestId, _) = (tx.new_id(), serde_json::to_string(reason)?);
    tx.execute(&ADD, params![id, ask, person, reason, passed_by]).map(drop)
}

/// Brings a question into step: ends it where it has its answer, asks the next where nothing came. As often as one
/// likes.
pub(crate) fn advance(tx: &mut Tx<'_>, ask: AskId) -> Result<()> {
    let now = tx.now();
    tx.execute(&LOOKED, params![ask, now])?;
    let found = tx.query_opt(&ASK, params![ask], |row| {
        let post = row.get::<PostId>(0)?;
        Ok((post, row.get::<Option<PersonId>>(1)?, row.get::<Option<Time>>(2)?))
    })?;
    let Some((post, asked_by, None)) = found else { return Ok(()) };
    let answered: Vec<RequestId> = tx.query(&ANSWERED, params![ask], |row| row.get(0))?;
    for request in &answered {
        settle(tx, *request, State::Answered)?;
    }
    let question = looking(tx, post)?;
    let Some((space, _)) = question.filter(|_| answered.is_empty()) else { return end(tx, ask) };
    if !switch::switch(tx)?.on {
        return end(tx, ask);
    }
    let requests = tx.query(&REQUESTS, params![ask], request)?;
    for late in requests.iter().filter(|one| one.state == State::Open && one.until <= Some(now)) {
        settle(tx, late.id, State::Silent)?;
    }
    let waits = |one: &&Request| one.state == State::Open && one.until > Some(now);
    if requests.iter().any(|one| waits(&one)) {
        return Ok(());
    }
    let mut full = false;
    for next in requests.iter().filter(|one| one.state == State::Waiting) {
        let reads = spaces::recipients::read_by(tx, space, post.0, &[next.person])?;
        if reads.is_empty() {
            settle(tx, next.id, State::Silent)?;
            continue;
        }
        let open: i64 = tx.query_one(&OPEN_OF, params![next.person], |row| row.get(0))?;
        if open >= OPEN_MOST {
            full = true;
            continue;
        }
        let until = inbox::working_after(tx, next.person, now, QUIET)?;
        tx.execute(&OPEN, params![next.id, now, until])?;
        let mut activity = Activity::new(logged::EXPERT_ASKED, next.id.0);
        if let Some(by) = next.passed_by.or(asked_by) {
            activity = activity.by(by);
        }
        // Of no space: whoever sees that is not told of it.
        return tx.log(activity.data(serde_json::json!({})));
    }
    // It is not told sooner that nobody is left because somebody declined.
    let declined = |one: &Request| matches!(one.state, State::Declined | State::Passed);
    match full || requests.iter().any(|one| declined(one) && one.until > Some(now)) {
        true => Ok(()),
        false => end(tx, ask),
    }
}

fn end(tx: &mut Tx<'_>, ask: AskId) -> Result<()> {
    let told = |one: &Request| matches!(one.state, State::Open | State::Silent);
    for one in tx.query(&REQUESTS, params![ask], request)?.into_iter().filter(told) {
        tx.execute(&SETTLE, params![one.id, State::Silent.as_str()])?;
        told::forget(tx, &one)?;
    }
    tx.execute(&FORGET_WAITING, params![ask])?;
    tx.execute(&END, params![ask, tx.now()]).map(drop)
}

/// What becomes of a request. Nobody else is told.
fn settle(tx: &mut Tx<'_>, id: RequestId, state: State) -> Result<()> {
    let Some(one) = tx.query_opt(&REQUEST, params![id], request)? else { return Ok(()) };
    tx.execute(&SETTLE, params![id, state.as_str()])?;
    match state {
        // An answer is still welcome.
        State::Silent => Ok(()),
        _ => told::forget(tx, &one),
    }
}

/// Puts a question to these people on behalf of somebody. No rule is asked: for the demo.
///
/// # Errors
/// Whatever the database meets.
pub fn put_to(tx: &mut Tx<'_>, by: PersonId, post: PostId, people: &[PersonId]) -> Result<()> {
    let people: Vec<(PersonId, Reason)> =
        people.iter().map(|person| (*person, Reason::default())).collect();
    begin(tx, Some(by), post, &people).map(drop)
}
