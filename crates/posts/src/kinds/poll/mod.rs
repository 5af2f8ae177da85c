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
use ui::Locale;

use super::{
    Field, Fields, Found, Input, Move, Moved, Moving, Needs, PostKind, Who, Word, answers,
};
use crate::Post;

ui::messages!("src/kinds/poll/fr.ftl", "src/kinds/poll/en.ftl");
ui::style!("src/kinds/poll/style.css");
ui::symbol!("poll", "src/kinds/poll/icon.svg");
crate::kind!(Poll);

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

    fn place(&self) -> u16 {
        20
    }

    fn needs(&self) -> Needs {
        Needs { title: true, body: false }
    }

    fn fields(&self) -> Vec<Field> {
        vec![
            Field::required("options", Input::Lines { least: 2, most: OPTIONS, length: 120 }),
            Field::optional("several", Input::Flag),
            Field::optional("anonymous", Input::Flag),
            Field::optional("until", Input::Moment),
        ]
    }

    fn states(&self) -> Vec<Word> {
        vec!["open".into(), "closed".into()]
    }

    fn begin(&self, fields: &Fields, now: Time) -> Result<Word> {
        match fields.moment("until") {
            Some(until) if until <= now => Err(Error::field("until", "kind-poll-past")),
            _ => Ok("open".into()),
        }
    }

    /// Who voted did so for what they read: only the date moves then.
    fn changed(&self, tx: &mut Tx<'_>, post: &Post, fields: &Fields) -> Result<Word> {
        let voters = answers::count(tx, post.id)?;
        // Once the figures of an anonymous poll were seen, one more vote would say what it was.
        if is_over(&post.state, &post.fields, tx.now(), voters) {
            return Err(Error::field("until", "kind-poll-over"));
        }
        let before = &post.fields;
        let stays = |name: &&str| {
            fields.lines(name) == before.lines(name) && fields.flag(name) == before.flag(name)
        };
        let promised = ["options", "several", "anonymous"].into_iter().find(|name| !stays(name));
        if let Some(name) = promised.filter(|_| voters > 0) {
            return Err(Error::field(name, "kind-poll-has-votes"));
        }
        match fields.moment("until") == post.fields.moment("until") {
            true => Ok("open".into()),
            false => self.begin(fields, tx.now()),
        }
    }

    fn moves(&self) -> Vec<Move> {
        vec![
            Move::new("vote", Who::Reader, &["open"])
                .asking(vec![Field::required("choices", Input::Numbers { most: OPTIONS })]),
            Move::new("close", Who::Host, &["open"])
                .asking(vec![Field::optional(WITHOUT, Input::Flag)]),
        ]
    }

    fn act(&self, tx: &mut Tx<'_>, moving: &Moving<'_>) -> Result<Moved> {
        match moving.name {
            "vote" => vote(tx, moving),
            _ => close(tx, moving),
        }
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

    fn say(&self, _: Locale, fields: &Fields, answer: &str) -> String {
        let option =
            answer.parse().ok().and_then(|n: usize| fields.lines("options").get(n).copied());
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
