//! The kinds an application knows: those that crates declare ([`kind!`](crate::kind)), and others that
//! are declared while it runs.
//!
//! The registry is a value of the application ([`kernel::Db::value`]): two of them in one process
//! share none, and whatever has a transaction at hand has its kinds.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Deref;
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};

use kernel::{Db, Error, Lang, Result, Tx};
use serde::{Deserialize, Serialize};
use ui::CachedHtml;

use super::PostKind;
use super::message::Message;
use super::unknown::Unknown;

/// A name: of a kind, a field, a state, a move. A word of the code, or of a kind declared while running.
pub type Word = Cow<'static, str>;

/// A kind of post, as a crate declares it.
pub struct Declared(pub fn() -> Arc<dyn PostKind>);

kernel::inventory::collect!(Declared);

/// Declares a kind of post: `posts::kind!(Poll);`.
#[macro_export]
macro_rules! kind {
    ($kind:expr) => {
        $crate::kinds::inventory::submit! {
            $crate::kinds::Declared(|| ::std::sync::Arc::new($kind))
        }
    };
}

/// What a post is: one of the kinds there are.
#[derive(Clone)]
pub struct Kind(Arc<dyn PostKind>);

impl Deref for Kind {
    type Target = dyn PostKind;
    fn deref(&self) -> &Self::Target {
        &*self.0
    }
}

impl From<Arc<dyn PostKind>> for Kind {
    /// One that may not be declared yet, as it would be.
    fn from(kind: Arc<dyn PostKind>) -> Kind {
        Kind(kind)
    }
}

impl Default for Kind {
    fn default() -> Self {
        Kind(Arc::new(Message))
    }
}

impl PartialEq for Kind {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name()
    }
}

impl Eq for Kind {}

impl std::fmt::Debug for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

/// The kinds there are at some moment, in the order a form offers them.
#[derive(Debug, Default)]
pub struct Kinds {
    all: Vec<Kind>,
    /// The empty forms that offer them.
    forms: Mutex<HashMap<FormKey, Arc<CachedHtml>>>,
}

/// What an empty form depends on: the language, whether it is for somebody who published little so far, and
/// which kinds it offers.
pub(crate) type FormKey = (Lang, bool, Vec<bool>);

/// Forms that are kept: there are few, unless many spaces have kinds of their own.
const FORMS: usize = 64;

impl Kinds {
    /// Of the application that runs this transaction.
    pub fn of(tx: &Tx<'_>) -> Arc<Kinds> {
        tx.value::<Registry>().now()
    }

    /// Of the application with this database.
    pub fn at(db: &Db) -> Arc<Kinds> {
        db.value::<Registry>().now()
    }

    /// Declares a kind while the application runs, in place of one of the same name that is not newer. Cards that
    /// are in memory show what they showed until their post changes, or an entry `kind.…` of the log says that
    /// declarations did.
    ///
    /// # Errors
    /// `Invalid` for a name of anything but small letters, digits, hyphens and `_`.
    pub fn declare(db: &Db, kind: Arc<dyn PostKind>) -> Result<()> {
        Kinds::check(&*kind)?;
        db.value::<Registry>().declare(vec![kind]);
        Ok(())
    }

    /// The same of several, where the transaction tells what they are. One that is unsound is left out, and
    /// logged: the others go on, and so does whoever reads the log.
    pub fn declare_all(tx: &Tx<'_>, mut kinds: Vec<Arc<dyn PostKind>>) {
        kinds.retain(|kind| match Kinds::check(&**kind) {
            Ok(()) => true,
            Err(error) => {
                tracing::error!(name = kind.name(), %error, "a kind that cannot be declared");
                false
            }
        });
        tx.value::<Registry>().declare(kinds);
    }

    /// Says how this application learns what is declared, as a transaction sees it.
    pub fn learned_by(db: &Db, learn: fn(&mut Tx<'_>) -> Result<()>) {
        db.value::<Registry>().learn.get_or_init(|| learn);
    }

    /// Declares what this transaction sees declared: whoever reads the log may be before what keeps the
    /// kinds in step.
    ///
    /// # Errors
    /// Whatever the database meets.
    pub(crate) fn learn(tx: &mut Tx<'_>) -> Result<()> {
        let learn = tx.value::<Registry>().learn.get().copied();
        learn.map_or(Ok(()), |learn| learn(tx))
    }

    fn check(kind: &dyn PostKind) -> Result<()> {
        let is_sound = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_".contains(c);
        if kind.name().is_empty() || !kind.name().chars().all(is_sound) {
            return Err(Error::field("name", "kind-field-wrong"));
        }
        Ok(())
    }

    /// Every kind.
    pub fn iter(&self) -> impl Iterator<Item = &Kind> {
        self.all.iter()
    }

    /// The names of those that belong to the company rather than to their author.
    pub(crate) fn companys(&self) -> Vec<String> {
        self.iter().filter(|kind| kind.is_companys()).map(|kind| kind.name().to_owned()).collect()
    }

    /// The kind of this name.
    pub fn named(&self, name: &str) -> Option<Kind> {
        self.all.iter().find(|kind| kind.name() == name).cloned()
    }

    /// Of a stored name. One that is not known any more is shown and cannot be changed.
    pub(crate) fn stored(&self, name: &str) -> Kind {
        self.named(name).unwrap_or_else(|| Kind(Arc::new(Unknown::named(name))))
    }

    /// The empty form for this key, made where there is none yet.
    ///
    /// # Errors
    /// Those of `make`.
    pub(crate) fn form(
        &self,
        key: FormKey,
        make: impl FnOnce() -> Result<CachedHtml>,
    ) -> Result<Arc<CachedHtml>> {
        let forms = || self.forms.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = forms().get(&key).cloned() {
            return Ok(known);
        }
        let made = Arc::new(make()?);
        let mut forms = forms();
        if forms.len() >= FORMS {
            forms.clear();
        }
        Ok(forms.entry(key).or_insert(made).clone())
    }

    fn of_all(mut all: Vec<Kind>) -> Kinds {
        all.sort_by(|a, b| (a.place(), a.name()).cmp(&(b.place(), b.name())));
        // The tests of a crate hold it twice.
        all.dedup();
        Kinds { all, forms: Default::default() }
    }
}

/// The kinds of an application, as they are now.
struct Registry {
    now: RwLock<Arc<Kinds>>,
    learn: OnceLock<fn(&mut Tx<'_>) -> Result<()>>,
}

impl Default for Registry {
    /// What the crates declare.
    fn default() -> Self {
        let declared = kernel::inventory::iter::<Declared>.into_iter();
        let all = declared.map(|declared| Kind((declared.0)())).collect();
        Registry { now: RwLock::new(Arc::new(Kinds::of_all(all))), learn: OnceLock::new() }
    }
}

impl Registry {
    fn now(&self) -> Arc<Kinds> {
        self.now.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn declare(&self, kinds: Vec<Arc<dyn PostKind>>) {
        let mut now = self.now.write().unwrap_or_else(PoisonError::into_inner);
        let is_older = |new: &Kind| now.all.iter().any(|k| k == new && k.version() > new.version());
        let new: Vec<Kind> = kinds.into_iter().map(Kind).filter(|new| !is_older(new)).collect();
        let others = now.all.iter().filter(|known| !new.contains(known)).cloned();
        let all = others.chain(new.iter().cloned()).collect();
        *now = Arc::new(Kinds::of_all(all));
    }
}

/// The name of a kind, as forms and programs send it: whether there is one is asked when it is used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct KindName(Word);

impl KindName {
    /// The kind, where there is one of this name.
    ///
    /// # Errors
    /// `Invalid`, naming the field `kind`.
    pub fn find(&self, kinds: &Kinds) -> Result<Kind> {
        kinds.named(&self.0).ok_or_else(|| Error::field("kind", "kind-unknown-name"))
    }

    /// What a form sent; the usual kind where it sent none.
    pub(crate) fn sent(name: &str) -> KindName {
        if name.is_empty() { KindName::default() } else { name.into() }
    }

    /// As sent and stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for KindName {
    fn default() -> Self {
        Kind::default().name().into()
    }
}

impl From<&str> for KindName {
    fn from(name: &str) -> Self {
        KindName(name.to_owned().into())
    }
}

impl utoipa::PartialSchema for KindName {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::schema::Object::builder()
            .schema_type(utoipa::openapi::schema::Type::String)
            .description(Some(
                "The name of a kind of post: `GET /api/v1/kinds` tells which there are.",
            ))
            .build()
            .into()
    }
}

impl utoipa::ToSchema for KindName {
    fn name() -> Cow<'static, str> {
        "PostKind".into()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::Declared;

    #[test]
    fn no_two_kinds_share_a_name_or_a_place() {
        let declared = kernel::inventory::iter::<Declared>.into_iter();
        let all: Vec<_> = declared.map(|declared| (declared.0)()).collect();
        let names: HashSet<&str> = all.iter().map(|kind| kind.name()).collect();
        let places: HashSet<u16> = all.iter().map(|kind| kind.place()).collect();
        assert_eq!((names.len(), places.len()), (all.len(), all.len()), "{names:?}");
        assert!(all.iter().any(|kind| (kind.name(), kind.place()) == ("message", 0)));
    }
}
