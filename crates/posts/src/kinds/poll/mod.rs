//! A poll: options to choose from, one or several, by name or anonymously, until a date or until it
//! is closed.
//!
//! Anonymous means that nobody can find out: a vote cannot be changed (nothing tells which it was),
//! and figures are shown when the poll is closed, where at least [`FEWEST`] voted. No result is lost
//! without a word: a date that comes before waits for the vote that is missing, since nobody chose to
//! throw the others away; whoever closes the poll all the same says that they know.

pub(in crate::kinds) mod closing;
mod part;

use kernel::error::Meaning;
use kernel::{Error, Message, Result, Time, Tx};

use super::{
    Field, Fields, Input, Move, Moved, Moving, PostKind, Who, answers, part::Found,
};
use crate::kinds::Needs;
use crate::Post;

ui::messages!("src/kinds/poll/fr.ftl", "src/kinds/poll/en.ftl");

/// A poll.
pub struct Poll;

/// Fewer votes than these say too much of those who voted.
pub const FEWEST: i64 = 5;
/// What whoever closes a poll says, where it will have no result.
const WITHOUT: &str = "without_result";
/// The most options.
const OPTIONS: usize = 12;

impl PostKind for Poll {
    fn name(&self) -> &'static str {
        "poll"
    }

    fn icon(&self) -> &'static str {
        "poll"
    }

    fn needs(&self) -> Needs {
        Needs { title: true, body: false }
    }

    fn fields(&self) -> &'static [Field] {
        const OF_OPTIONS: Input = Input::Lines { least: 2, most: OPTIONS, length: 120 };
        &[
            Field { name: "options", input: OF_OPTIONS, required: true },
            Field { name: "several", input: Input::Flag, required: false },
            Field { name: "anonymous", input: Input::Flag, required: false },
            Field { name: "until", input: Input::Moment, required: false },
        ]
    }

    fn states(&self) -> &'static [&'static str] {
        &["open", "closed"]
    }

    fn begin(&self, fields: &Fields, now: Time) -> Result<&'static str> {
        match fields.moment("until") {
            Some(until) if until <= now => Err(Error::field("until", "kind-poll-past")),
            _ => Ok("open"),
        }
    }

    fn moves(&self) -> &'static [Move] {
        const OF_CHOICES: Input = Input::Numbers { most: OPTIONS };
        const ASKS: &[Field] = &[Field { name: "choices", input: OF_CHOICES, required: true }];
        const KNOWN: &[Field] = &[Field { name: WITHOUT, input: Input::Flag, required: false }];
        &[
            Move { name: "vote", who: Who::Reader, from: &["open"], asks: ASKS, act: vote },
            Move { name: "close", who: Who::Host, from: &["open"], asks: KNOWN, act: close },
        ]
    }

    fn asks_before(&self, name: &str) -> Option<&'static str> {
        (name == "close").then_some("close")
    }

    fn parts(&self, tx: &mut Tx<'_>, posts: &[&Post]) -> Result<Vec<Found>> {
        part::load(tx, posts)
    }

    fn answers_shown_to(&self, post: &Post) -> Option<Who> {
        (!post.fields.flag("anonymous")).then_some(Who::Reader)
    }

    fn say(&self, fields: &Fields, answer: &str) -> String {
        let option = answer.parse().ok().and_then(|n: usize| fields.lines("options").get(n).copied());
        option.unwrap_or_default().to_owned()
    }
}

/// Whether a poll in which so many voted has a result to show.
fn has_result(fields: &Fields, voters: i64) -> bool {
    !fields.flag("anonymous") || voters >= FEWEST
}

/// Whether its date has come.
fn is_past(fields: &Fields, now: Time) -> bool {
    fields.moment("until").is_some_and(|until| until <= now)
}

/// Whether nobody votes any more.
fn is_over(state: &str, fields: &Fields, now: Time, voters: i64) -> bool {
    state == "closed" || (is_past(fields, now) && has_result(fields, voters))
}

fn vote(tx: &mut Tx<'_>, moving: &Moving<'_>) -> Result<Moved> {
    let (post, person) = (moving.post, moving.viewer.id);
    let voters = answers::count(tx, post.id)?;
    if is_over(&post.state, &post.fields, tx.now(), voters) {
        return Err(Error::new(Meaning::Conflict, "kind-poll-over"));
    }
    let choices = moving.said.fields.numbers("choices");
    let options = post.fields.lines("options").len();
    if choices.iter().any(|choice| *choice >= options) {
        return Err(Error::field("choices", "kind-poll-no-option"));
    }
    if choices.len() > 1 && !post.fields.flag("several") {
        return Err(Error::field("choices", "kind-poll-only-one"));
    }
    let choices: Vec<String> = choices.iter().map(usize::to_string).collect();
    if post.fields.flag("anonymous") {
        answers::note_anonymously(tx, post.id, person, &choices)?;
        return Ok(Moved::stays().unsigned());
    }
    answers::withdraw(tx, post.id, person)?;
    for choice in &choices {
        answers::note(tx, post.id, person, choice)?;
    }
    Ok(Moved::stays())
}

fn close(tx: &mut Tx<'_>, moving: &Moving<'_>) -> Result<Moved> {
    let voters = answers::count(tx, moving.post.id)?;
    if !has_result(&moving.post.fields, voters) && !moving.said.fields.flag(WITHOUT) {
        let said = Message::new("kind-poll-without").with("n", voters).with("fewest", FEWEST);
        return Err(Error::field(WITHOUT, said));
    }
    Ok(Moved::to("closed"))
}
