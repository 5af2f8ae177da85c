//! A task: what is to be done, by whom, until when. It is open, in progress, done or dropped; whoever wrote it, is in
//! charge of it, is concerned or manages its space moves it on and changes its fields.

mod act;
mod checklist;
mod done;
pub(crate) mod due;
mod keep;
mod part;
mod repeat;
pub(crate) mod told;

use std::str::FromStr;
use std::sync::LazyLock;

use kernel::{Error, PersonId, Result, Time, Tx, Viewer};
use objects::Declaration;
use posts::Post;
use posts::kinds::{Field, Fields, Found, Input, Move, Moved, Moving, Needs, PostKind, Who, Word};
use serde_json::{Value, json};
use spaces::{Kind, Visible};

pub(crate) use checklist::steps;
pub(crate) use part::said;

ui::messages!("src/task/fr.ftl", "src/task/en.ftl");
ui::style!("src/task/style.css");
posts::kind!(Task);
objects::built_in!(declaration);

/// A task.
pub struct Task;

/// As its kind is called.
pub const NAME: &str = "task";
/// Whoever is in charge of it.
pub(crate) const ASSIGNEE: &str = "assignee";
/// Others whom it concerns.
pub(crate) const PEOPLE: &str = "people";
/// When it is due.
pub(crate) const DUE: &str = "due";
/// Its steps, one a line.
pub(crate) const CHECKLIST: &str = "checklist";
/// Those of its steps that are done.
pub(crate) const TICKED: &str = "ticked";
/// The state of a new one.
const OPEN: &str = "open";
/// The states in which there is something to do.
const TO_DO: [&str; 2] = [OPEN, "doing"];

static LISTED: LazyLock<Declaration> = LazyLock::new(|| {
    // A test reads it.
    Declaration::parse(include_str!("listed.json")).unwrap_or_default()
});

/// What lists show of tasks.
pub(crate) fn declaration() -> &'static Declaration {
    &LISTED
}

/// Whether there is something to do in this state.
pub(crate) fn is_open(state: &str) -> bool {
    TO_DO.contains(&state)
}

/// Whoever these words name.
fn who(words: &[String]) -> Who {
    Who::Any(words.iter().filter_map(|word| Who::from_str(word).ok()).collect())
}

/// Who handles one: its author, whoever is in charge of it or concerned, whoever manages its space.
fn handlers() -> Who {
    let named = [ASSIGNEE, PEOPLE].map(|field| Who::Named(field.into()));
    Who::Any([Who::Author, Who::Animator].into_iter().chain(named).collect())
}

impl PostKind for Task {
    fn name(&self) -> &'static str {
        NAME
    }

    fn icon(&self) -> &'static str {
        "tasks"
    }

    fn place(&self) -> u16 {
        27
    }

    fn needs(&self) -> Needs {
        Needs { title: true, body: false }
    }

    fn is_for(&self, kind: Kind, _: &str) -> bool {
        kind.is_community() || kind == Kind::Notebook
    }

    fn publishable(&self, _: &mut Tx<'_>, _: &Viewer, space: &Visible) -> Result<()> {
        match self.is_for(space.kind, &space.slug) {
            true => Ok(()),
            false => Err(Error::field("kind", "kind-task-not-here")),
        }
    }

    fn fields(&self) -> Vec<Field> {
        let priorities = ["high", "normal", "low"].map(Into::into).to_vec();
        let ways = repeat::WAYS.map(Into::into).to_vec();
        let priority = Field::optional("priority", Input::Choice { of: priorities });
        vec![
            Field::optional(ASSIGNEE, Input::People { most: 1 }),
            Field::optional(DUE, Input::Due),
            Field { default: "normal".into(), ..priority },
            Field::optional(CHECKLIST, Input::Paragraph { length: checklist::LENGTH }),
            Field::optional(PEOPLE, Input::People { most: 20 }).further(),
            Field::optional(repeat::REPEAT, Input::Choice { of: ways }).further(),
            Field::optional(repeat::RULE, Input::Text { length: 200 }).further(),
        ]
    }

    fn editors(&self, _: &str) -> Who {
        handlers()
    }

    fn example(&self) -> Value {
        json!({
            "assignee": ["ana"],
            "due": "2099-05-04",
            "priority": "high",
            "checklist": "Ask for three offers\nCompare them",
            "repeat": "monthly",
        })
    }

    fn check(&self, _: &mut Tx<'_>, _: PersonId, fields: &Fields) -> Result<()> {
        checklist::check(fields)?;
        repeat::check(fields)
    }

    fn states(&self) -> Vec<Word> {
        declaration().states.iter().map(|state| state.name.as_str().into()).collect()
    }

    fn begin(&self, fields: &Fields, _: Time) -> Result<Word> {
        repeat::begins(fields)?;
        Ok(OPEN.into())
    }

    fn changed(&self, _: &mut Tx<'_>, post: &Post, fields: &Fields) -> Result<Word> {
        if repeat::differs(fields, &post.fields) {
            repeat::begins(fields)?;
        }
        Ok(post.state.clone().into())
    }

    fn written(&self, tx: &mut Tx<'_>, by: PersonId, post: &Post) -> Result<()> {
        keep::keep(tx, by, post)
    }

    fn moves(&self) -> Vec<Move> {
        let declared = declaration().moves.iter().map(|found| Move {
            name: found.name.as_str().into(),
            who: who(&found.who),
            from: found.from.iter().map(|state| state.as_str().into()).collect(),
            asks: Vec::new(),
        });
        let item = Input::Number { least: 1, most: checklist::MOST };
        let asks = vec![Field::required("item", item), Field::optional("done", Input::Flag)];
        let tick = Move::new(act::TICK, handlers(), &TO_DO).asking(asks);
        declared.chain([tick]).collect()
    }

    fn act(&self, tx: &mut Tx<'_>, moving: &Moving<'_>) -> Result<Moved> {
        act::act(tx, moving)
    }

    fn parts(&self, tx: &mut Tx<'_>, posts: &[&Post]) -> Result<Vec<Found>> {
        part::load(tx, posts)
    }
}

#[cfg(test)]
mod tests {
    use posts::kinds::PostKind;

    use super::{LISTED, Task, declaration, who};

    #[test]
    fn lists_know_the_states_the_fields_and_the_moves_of_a_task() {
        let it = declaration();
        assert_eq!((it.name.as_str(), LISTED.states.len(), it.moves.len()), ("task", 4, 5));
        let fields: Vec<_> = Task.fields().into_iter().map(|field| field.name).collect();
        assert!(it.fields.iter().all(|field| fields.iter().any(|name| **name == field.name)));
        for found in &it.moves {
            assert!(it.state(&found.to).is_some(), "{}", found.name);
            let posts::kinds::Who::Any(all) = who(&found.who) else { panic!("{}", found.name) };
            assert_eq!(all.len(), found.who.len(), "{}", found.name);
        }
    }
}
