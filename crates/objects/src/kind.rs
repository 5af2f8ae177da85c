//! A declaration as a kind of post, like any that a crate declares.

use std::str::FromStr;
use std::sync::Arc;

use kernel::error::Meaning;
use kernel::{Error, PersonId, Result, Time, Tx, Viewer, params};
use posts::Post;
use posts::kinds::{
    Field, Fields, Found, Input, Move, Moved, Moving, NUMBER, Needs, PostKind, Who, Word,
};
use spaces::{Kind, Visible};
use ui::Locale;

use crate::declaration::{Declaration, FieldDef, StateDef, Type};
use crate::rules::{self, Happened};
use crate::store::{KNOWN, VERSION};
use crate::{act, card, number, values};

/// What the names of these kinds begin with: no release brings a kind of its own by such a name, and no style of
/// a page meets it.
const OURS: &str = "our-";

/// A declared kind, of one version of its declaration.
#[derive(Debug)]
pub(crate) struct OurKind {
    name: String,
    version: i64,
    pub(crate) it: Arc<Declaration>,
}

/// The name of the kind that a declaration of this name makes.
pub(crate) fn kind_name(name: &str) -> String {
    format!("{OURS}{name}")
}

/// The name of the declaration that makes the kind of this name; nothing where none does.
pub(crate) fn declared_name(kind: &str) -> Option<&str> {
    kind.strip_prefix(OURS)
}

impl OurKind {
    pub(crate) fn new(version: i64, it: Declaration) -> OurKind {
        OurKind { name: kind_name(&it.name), version, it: Arc::new(it) }
    }

    fn field_named(&self, name: &str) -> Option<&FieldDef> {
        self.it.field(name)
    }

    /// The state of this name; of one that was never declared, nothing.
    pub(crate) fn state(&self, name: &str) -> Option<&StateDef> {
        self.it.state(name)
    }

    /// Lets nothing be without what it must say in a state.
    fn complete(&self, fields: &Fields, state: &str) -> Result<()> {
        let is_missing = |field: &Field| field.required && fields.get(&field.name).is_none();
        match self.fields_in(state).into_iter().find(is_missing) {
            Some(field) => Err(Error::field(field.name, "kind-field-missing")),
            None => Ok(()),
        }
    }

    /// Lets nobody choose what is no longer offered; what was chosen before stays.
    fn offers(&self, fields: &Fields, before: Option<&Fields>) -> Result<()> {
        for field in self.it.fields.iter().filter(|field| field.r#type.offers()) {
            let stays =
                before.is_some_and(|before| before.get(&field.name) == fields.get(&field.name));
            let chosen = fields.lines(&field.name).into_iter().chain(fields.text_of(&field.name));
            let gone = |name: &&str| {
                field.choices.iter().any(|choice| choice.name == **name && choice.retired)
            };
            if !stays && chosen.into_iter().any(|name| gone(&name)) {
                return Err(Error::field(field.name.clone(), "kind-field-wrong"));
            }
        }
        Ok(())
    }
}

/// The field that a declared one makes.
pub(crate) fn field(of: &FieldDef) -> Field {
    Field {
        name: of.name.clone().into(),
        input: input(of),
        required: of.required && of.r#type != Type::YesNo,
        default: of.default.clone(),
        further: false,
    }
}

/// The same as new values are given to it: without the choices that are retired.
pub(crate) fn field_now(of: &FieldDef) -> Field {
    let mut of = of.clone();
    of.choices.retain(|choice| !choice.retired);
    field(&of)
}

fn input(of: &FieldDef) -> Input {
    let offered = || of.choices.iter().map(|choice| choice.name.clone().into()).collect();
    match of.r#type {
        Type::Line => Input::Text { length: 200 },
        Type::Text => Input::Paragraph { length: 5_000 },
        Type::Number => Input::Decimal { places: 4 },
        Type::Money => Input::Decimal { places: 2 },
        Type::Date => Input::Date,
        Type::Moment => Input::Moment,
        Type::Choice => Input::Choice { of: offered() },
        Type::Choices => Input::Choices { of: offered() },
        Type::Person => Input::People { most: 1 },
        Type::People => Input::People { most: 20 },
        Type::Space => Input::Space,
        Type::Link => Input::Post,
        Type::YesNo => Input::Flag,
    }
}

/// Whoever one of these words says; nobody where there is none.
pub(crate) fn who(words: &[String]) -> Who {
    Who::Any(words.iter().filter_map(|word| Who::from_str(word).ok()).collect())
}

impl PostKind for OurKind {
    fn name(&self) -> &str {
        &self.name
    }

    fn is_companys(&self) -> bool {
        true
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn icon(&self) -> &str {
        &self.it.icon
    }

    fn place(&self) -> u16 {
        100
    }

    fn word(&self, l: Locale, key: &str) -> String {
        let said = match key.strip_prefix('-') {
            None if key == ".hint" => Some(self.it.hint.say(l)),
            None => Some(self.it.label.say(l)),
            Some(key) => {
                let (field, of) = key.split_once(['-', '.']).unwrap_or((key, ""));
                self.field_named(field).and_then(|field| match of {
                    "" => Some(field.label.say(l)),
                    "hint" => Some(field.hint.say(l)),
                    "unit" => Some(field.unit.as_str()),
                    name => {
                        let choice = field.choices.iter().find(|choice| choice.name == name);
                        choice.map(|choice| choice.label.say(l))
                    }
                })
            }
        };
        said.unwrap_or_default().to_owned()
    }

    fn needs(&self) -> Needs {
        Needs { title: true, body: false }
    }

    fn for_animators(&self) -> bool {
        self.it.create == "manager"
    }

    fn is_for(&self, kind: Kind, slug: &str) -> bool {
        let named =
            |place: &String| place == kind.as_str() || place.strip_prefix('~') == Some(slug);
        !self.it.retired
            && kind.is_community()
            && (self.it.spaces.is_empty() || self.it.spaces.iter().any(named))
    }

    fn is_known_to(&self, tx: &mut Tx<'_>, viewer: &Viewer) -> Result<bool> {
        if self.it.spaces.is_empty() || viewer.administers() {
            return Ok(true);
        }
        let places = &self.it.spaces;
        let slugs = places.iter().filter_map(|place| place.strip_prefix('~').map(str::to_owned));
        let (slugs, open): (Vec<String>, _) = (slugs.collect(), viewer.sees_open());
        let values = params![viewer.id, open, places, slugs, self.name];
        Ok(tx.query_opt(&KNOWN, values, |row| row.get::<i64>(0))?.is_some())
    }

    fn publishable(&self, tx: &mut Tx<'_>, viewer: &Viewer, space: &Visible) -> Result<()> {
        if !self.is_for(space.kind, &space.slug) {
            return Err(Error::field("kind", "objects-not-here"));
        }
        let may = match (self.it.create.as_str(), Who::from_str(&self.it.create)) {
            (_, Ok(Who::Group(group))) => people::groups::is_in(tx, group, viewer.id)?,
            ("everyone", _) => true,
            _ => space.animates(),
        };
        match may {
            true => Ok(()),
            false => Err(Error::field("kind", "objects-not-you")),
        }
    }

    /// Another node may have learned of a new version already.
    fn holds(&self, tx: &mut Tx<'_>) -> Result<()> {
        let version: i64 = tx.query_one(&VERSION, params![self.it.name], |row| row.get(0))?;
        match version == self.version {
            true => Ok(()),
            false => Err(Error::new(Meaning::Conflict, "objects-declared-anew")),
        }
    }

    fn fields(&self) -> Vec<Field> {
        let first = self.it.first();
        let asked = self.it.active_fields().filter(|field| self.it.is_shown(field, first));
        asked.map(field_now).collect()
    }

    fn fields_in(&self, state: &str) -> Vec<Field> {
        let shown = self.it.active_fields().filter(|field| self.it.is_shown(field, state));
        shown.map(field).collect()
    }

    fn editors(&self, state: &str) -> Who {
        self.state(state).map_or(Who::Any(Vec::new()), |state| who(&state.edit))
    }

    fn adds(&self, tx: &mut Tx<'_>, _: PersonId, _: &Fields) -> Result<Fields> {
        let number = number::next(tx, &self.it.prefix)?;
        Ok(Fields::default().with(NUMBER, Some(number.into())))
    }

    fn check(&self, tx: &mut Tx<'_>, _: PersonId, _: &Fields) -> Result<()> {
        self.holds(tx)
    }

    fn states(&self) -> Vec<Word> {
        self.it.states.iter().map(|state| state.name.clone().into()).collect()
    }

    fn begin(&self, fields: &Fields, _: Time) -> Result<Word> {
        self.offers(fields, None)?;
        Ok(self.it.first().to_owned().into())
    }

    fn changed(&self, _: &mut Tx<'_>, post: &Post, fields: &Fields) -> Result<Word> {
        self.offers(fields, Some(&post.fields))?;
        self.complete(fields, &post.state)?;
        Ok(post.state.clone().into())
    }

    fn written(&self, tx: &mut Tx<'_>, by: PersonId, post: &Post) -> Result<()> {
        values::keep(tx, by, self, post)
    }

    fn moves(&self) -> Vec<Move> {
        let moves = self.it.active_moves().map(|found| Move {
            name: found.name.clone().into(),
            who: who(&found.who),
            from: found.from.iter().map(|state| state.clone().into()).collect(),
            asks: found
                .asks
                .iter()
                .filter_map(|ask| {
                    let field = field(self.field_named(&ask.field)?);
                    Some(Field { required: ask.required, ..field })
                })
                .collect(),
        });
        moves.collect()
    }

    fn act(&self, tx: &mut Tx<'_>, moving: &Moving<'_>) -> Result<Moved> {
        self.holds(tx)?;
        let found = self.it.active_moves().find(|found| found.name == moving.name);
        let found = found.ok_or_else(Error::not_found)?;
        let fields = act::fields(tx, self, found, moving)?;
        self.offers(&fields, Some(&moving.post.fields))?;
        self.complete(&fields, &found.to)?;
        act::note(tx, moving, &found.to)?;
        let happened = Happened::to(moving.post, &format!("move:{}", found.name));
        rules::run(tx, &self.it, &happened.saying(&found.to, &fields).by(moving.viewer.id))?;
        Ok(Moved::to(found.to.clone()).with(fields))
    }

    fn shown(&self, post: &Post) -> Fields {
        let number = post.fields.get(NUMBER).cloned();
        post.fields.only(&post.asked()).with(NUMBER, number)
    }

    fn parts(&self, tx: &mut Tx<'_>, posts: &[&Post]) -> Result<Vec<Found>> {
        card::load(tx, &self.it, posts)
    }
}
