//! An event: what it is, when and where. Its readers say whether they come, and may say otherwise later.

mod part;
#[cfg(test)]
mod tests;

use kernel::{Error, PersonId, Result, Tx};
use serde_json::{Value, json};
use ui::Locale;

use super::{Field, Fields, Found, Input, Move, Moved, Moving, Needs, PostKind, Who, answers};
use crate::Post;

ui::messages!("src/kinds/event/fr.ftl", "src/kinds/event/en.ftl");
ui::style!("src/kinds/event/style.css");
crate::kind!(Event);

/// An event.
pub struct Event;

/// What one answers, in the order of the buttons.
const ANSWERS: [&str; 3] = ["yes", "maybe", "no"];

impl PostKind for Event {
    fn name(&self) -> &'static str {
        "event"
    }

    fn icon(&self) -> &'static str {
        "calendar"
    }

    fn place(&self) -> u16 {
        25
    }

    fn needs(&self) -> Needs {
        Needs { title: true, body: false }
    }

    fn fields(&self) -> Vec<Field> {
        vec![
            Field::required("start", Input::Moment),
            Field::optional("end", Input::Moment),
            Field::optional("place", Input::Text { length: 120 }),
        ]
    }

    fn example(&self) -> Value {
        json!({
            "start": "2026-05-04T09:00:00Z",
            "end": "2026-05-04T10:30:00Z",
            "place": "Library, second floor",
        })
    }

    fn check(&self, _: &mut Tx<'_>, _: PersonId, fields: &Fields) -> Result<()> {
        match (fields.moment("start"), fields.moment("end")) {
            (Some(start), Some(end)) if end < start => {
                Err(Error::field("end", "kind-event-ends-before"))
            }
            _ => Ok(()),
        }
    }

    fn moves(&self) -> Vec<Move> {
        let of = ANSWERS.map(Into::into).to_vec();
        let asks = vec![Field::required("answer", Input::Choice { of })];
        vec![Move::new("answer", Who::Reader, &[""]).asking(asks)]
    }

    /// The answer of before makes way.
    fn act(&self, tx: &mut Tx<'_>, moving: &Moving<'_>) -> Result<Moved> {
        let (post, person) = (moving.post.id, moving.viewer.id);
        let answer = moving.said.fields.text_of("answer").unwrap_or_default();
        answers::withdraw(tx, post, person)?;
        answers::note(tx, post, person, answer)?;
        Ok(Moved::stays())
    }

    fn parts(&self, tx: &mut Tx<'_>, posts: &[&Post]) -> Result<Vec<Found>> {
        part::load(tx, posts)
    }

    fn answers_shown_to(&self, _: &Post) -> Option<Who> {
        Some(Who::Reader)
    }

    fn say(&self, l: Locale, _: &Fields, answer: &str) -> String {
        l.t(&format!("kind-event-{answer}"))
    }
}
