//! What happens of itself: when an object is created, moved or late, its rules tell people and set fields. What a
//! rule does makes no other happen, so that there is no end to wait for; each run is kept.

use std::str::FromStr;

use kernel::{Activity, PersonId, Result, SpaceId, Tx, params};
use people::groups;
use posts::kinds::{Fields, Who};
use posts::{Post, PostId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use ui::Locale;

use crate::declaration::{Declaration, FieldDef, RuleDef};
use crate::logged;
use crate::store::{RAN, RUNS, SPACE_NAMED, SPACE_OF};

/// Something that happened to an object.
pub(crate) struct Happened<'a> {
    post: PostId,
    author: PersonId,
    /// The state it is in then, and what it says.
    state: &'a str,
    fields: &'a Fields,
    /// As rules say it: `created`, `late`, `move:NAME`.
    on: String,
    by: Option<PersonId>,
}

impl<'a> Happened<'a> {
    /// Something happened to this post.
    pub(crate) fn to(post: &'a Post, on: &str) -> Happened<'a> {
        let on = on.to_owned();
        let (state, fields) = (post.state.as_str(), &post.fields);
        Happened { post: post.id, author: post.author, state, fields, on, by: None }
    }

    /// It is in this state then, and says this.
    pub(crate) fn saying<'b>(self, state: &'b str, fields: &'b Fields) -> Happened<'b> {
        Happened { state, fields, ..self }
    }

    /// The field of this name, where it is there then.
    fn field<'b>(&self, it: &'b Declaration, name: &str) -> Option<&'b FieldDef> {
        it.field(name).filter(|field| !field.retired && it.is_shown(field, self.state))
    }

    /// Somebody did it.
    pub(crate) fn by(self, by: PersonId) -> Happened<'a> {
        Happened { by: Some(by), ..self }
    }
}

/// What a run did.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Done {
    /// How many people it told.
    pub(crate) told: usize,
    /// Which fields it set.
    pub(crate) set: Vec<String>,
    /// What they said before.
    #[serde(default)]
    pub(crate) before: Fields,
}

/// Does what the rules say, but for what they set: see [`crate::deadline`].
pub(crate) fn run(tx: &mut Tx<'_>, it: &Declaration, happened: &Happened<'_>) -> Result<()> {
    for rule in matching(it, &happened.on) {
        let told = told(tx, it, rule, happened)?;
        tell(tx, happened, &told)?;
        let set: Vec<_> = rule.sets.keys().filter_map(|name| happened.field(it, name)).collect();
        let before = set.iter().fold(Fields::default(), |before, field| {
            before.with(&field.name, happened.fields.get(&field.name).cloned())
        });
        let set = set.into_iter().map(|field| field.name.clone()).collect();
        note(tx, happened, &Done { told: told.len(), set, before })?;
    }
    Ok(())
}

/// The rules for what happens.
pub(crate) fn matching<'a>(it: &'a Declaration, on: &str) -> impl Iterator<Item = &'a RuleDef> {
    it.rules.iter().filter(move |rule| rule.on == on)
}

/// Whom a rule tells: of those it names, who may read the object, but for whoever did it.
pub(crate) fn told(
    tx: &mut Tx<'_>,
    it: &Declaration,
    rule: &RuleDef,
    happened: &Happened<'_>,
) -> Result<Vec<PersonId>> {
    let space: SpaceId = tx.query_one(&SPACE_OF, params![happened.post], |row| row.get(0))?;
    let mut named = Vec::new();
    for word in &rule.tell {
        match (word.strip_prefix('~'), Who::from_str(word)) {
            (Some(slug), _) => {
                let found = tx.query_opt(&SPACE_NAMED, params![slug], |row| row.get(0))?;
                if let Some(other) = found {
                    named.extend(spaces::recipients::animators(tx, other)?);
                }
            }
            (None, Ok(Who::Author)) => named.push(happened.author),
            (None, Ok(Who::Animator)) => named.extend(spaces::recipients::animators(tx, space)?),
            (None, Ok(Who::Named(name))) if happened.field(it, &name).is_some() => {
                named.extend(happened.fields.people(&name));
            }
            (None, Ok(Who::Group(group))) => named.extend(groups::people_in(tx, group)?),
            (None, _) => {}
        }
    }
    named.sort_unstable();
    named.dedup();
    named.retain(|person| Some(*person) != happened.by);
    spaces::recipients::read_by(tx, space, happened.post.0, &named)
}

fn tell(tx: &mut Tx<'_>, happened: &Happened<'_>, told: &[PersonId]) -> Result<()> {
    if told.is_empty() {
        return Ok(());
    }
    let space: SpaceId = tx.query_one(&SPACE_OF, params![happened.post], |row| row.get(0))?;
    let people: Vec<String> = told.iter().map(PersonId::to_string).collect();
    let activity = Activity::new(logged::POST_TOLD, happened.post.0).within(space);
    let activity = activity.data(json!({ "people": people, "on": happened.on }));
    tx.log(match happened.by {
        Some(by) => activity.by(by),
        None => activity,
    })
}

fn note(tx: &mut Tx<'_>, happened: &Happened<'_>, done: &Done) -> Result<()> {
    let (id, now): (kernel::id::Raw, _) = (tx.new_id(), tx.now());
    let done = serde_json::to_string(done)?;
    tx.execute(&RAN, params![id, happened.post, happened.on, done, now]).map(drop)
}

/// The fields after what the rules set.
pub(crate) fn set(tx: &Tx<'_>, it: &Declaration, happened: &Happened<'_>) -> Option<Fields> {
    let sets = matching(it, &happened.on).flat_map(|rule| &rule.sets);
    let mut fields = happened.fields.clone();
    for (name, value) in sets.filter(|(name, _)| happened.field(it, name).is_some()) {
        let value = match value.as_str() {
            Some("@now") => tx.now().to_string().into(),
            Some("@today") => Locale::new(kernel::Lang::En).local(tx.now())[..10].into(),
            _ => value.clone(),
        };
        fields = fields.with(name, Some(value).filter(|value| !value.is_null()));
    }
    (fields != *happened.fields).then_some(fields)
}

/// A run that was kept.
#[derive(Clone, Debug)]
pub(crate) struct Run {
    pub(crate) on: String,
    pub(crate) done: Done,
    pub(crate) at: kernel::Time,
}

/// The last 50 runs of an object, the latest first.
pub(crate) fn runs(tx: &mut Tx<'_>, post: PostId) -> Result<Vec<Run>> {
    tx.query(&RUNS, params![post], |row| {
        let done = serde_json::from_str(&row.get::<String>(1)?)?;
        Ok(Run { on: row.get(0)?, done, at: row.get(2)? })
    })
}
