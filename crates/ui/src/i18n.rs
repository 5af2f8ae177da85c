//! The words, collected from every crate into one bundle a language.
//!
//! A crate declares its two Fluent files once with [`messages!`](crate::messages). The bundles are
//! built at the first use and never change. A message that is missing shows its key and is logged:
//! a page with one odd word is better than no page, and the parity test fails before that.

use std::collections::{BTreeSet, HashMap};
use std::sync::{LazyLock, PoisonError, RwLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use kernel::Lang;
use unic_langid::LanguageIdentifier;

use crate::format;

/// The two Fluent files of one crate.
pub struct Source {
    /// The name of the crate, for messages about its files.
    pub owner: &'static str,
    /// The French file.
    pub fr: &'static str,
    /// The English file.
    pub en: &'static str,
}

inventory::collect!(Source);

/// Declares the Fluent files of the calling crate, as paths from its folder:
/// `ui::messages! { "i18n/fr.ftl", "i18n/en.ftl" }`.
#[macro_export]
macro_rules! messages {
    ($fr:literal, $en:literal) => {
        $crate::inventory::submit! {
            $crate::i18n::Source {
                owner: env!("CARGO_PKG_NAME"),
                fr: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/", $fr)),
                en: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/", $en)),
            }
        }
    };
}

type Bundle = FluentBundle<FluentResource>;

static FRENCH: LazyLock<Bundle> = LazyLock::new(|| bundle(Lang::Fr));
static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| bundle(Lang::En));

fn bundle_of(lang: Lang) -> &'static Bundle {
    match lang {
        Lang::Fr => &FRENCH,
        Lang::En => &ENGLISH,
    }
}

fn text_of(source: &Source, lang: Lang) -> String {
    match lang {
        Lang::Fr => format::french_spaces(source.fr),
        Lang::En => source.en.to_owned(),
    }
}

fn parse(source: &Source, lang: Lang) -> FluentResource {
    FluentResource::try_new(text_of(source, lang)).unwrap_or_else(|(resource, errors)| {
        tracing::error!(owner = source.owner, lang = lang.code(), ?errors, "bad Fluent file");
        resource
    })
}

fn bundle(lang: Lang) -> Bundle {
    let id: LanguageIdentifier = lang.code().parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![id]);
    // Isolation marks are for mixed writing directions; they would end up in attributes and copies.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match lang {
        Lang::Fr => |value, _| number_in(Lang::Fr, value),
        Lang::En => |value, _| number_in(Lang::En, value),
    }));
    for source in inventory::iter::<Source> {
        if let Err(errors) = bundle.add_resource(parse(source, lang)) {
            tracing::error!(owner = source.owner, ?errors, "a message is defined twice");
        }
    }
    bundle
}

/// Numbers inside messages are grouped like everywhere else.
fn number_in(lang: Lang, value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(FluentNumber { value, .. }) if value.fract() == 0.0 => {
            Some(format::number(lang, *value as i64))
        }
        _ => None,
    }
}

/// What messages without arguments say, once somebody asked: a page asks for a hundred of them.
static SAID: LazyLock<[RwLock<HashMap<String, String>>; 2]> = LazyLock::new(Default::default);

/// The message `key` in `lang`, which takes no arguments.
pub(crate) fn say(lang: Lang, key: &str) -> String {
    let said = &SAID[usize::from(lang == Lang::En)];
    let known = said.read().unwrap_or_else(PoisonError::into_inner).get(key).cloned();
    known.unwrap_or_else(|| {
        let text = translate(lang, key, None);
        said.write().unwrap_or_else(PoisonError::into_inner).insert(key.to_owned(), text.clone());
        text
    })
}

type Counted = HashMap<String, HashMap<i64, String>>;

/// What messages about so many things say: few messages, and mostly the same few numbers.
static COUNTED: LazyLock<[RwLock<Counted>; 2]> = LazyLock::new(Default::default);

/// Of how many numbers it is kept, for each message.
const FEW: usize = 2_000;

/// The message `key` in `lang` about `n` things.
pub(crate) fn count(lang: Lang, key: &str, n: i64) -> String {
    let counted = &COUNTED[usize::from(lang == Lang::En)];
    let known = counted.read().unwrap_or_else(PoisonError::into_inner);
    if let Some(text) = known.get(key).and_then(|texts| texts.get(&n)) {
        return text.clone();
    }
    drop(known);
    let mut args = FluentArgs::new();
    args.set("n", FluentValue::from(n));
    let text = translate(lang, key, Some(&args));
    let mut counted = counted.write().unwrap_or_else(PoisonError::into_inner);
    let texts = counted.entry(key.to_owned()).or_default();
    if texts.len() < FEW {
        texts.insert(n, text.clone());
    }
    text
}

type About = HashMap<String, HashMap<String, String>>;

/// What messages with one argument say of it, where it is a word that comes again: a kind of space,
/// an emoji.
static ABOUT: LazyLock<[RwLock<About>; 2]> = LazyLock::new(Default::default);

/// The longest argument with which it is kept, in bytes, and of how many it is for each message.
const WORD: usize = 20;
const WORDS: usize = 100;

/// The message `key` in `lang` with one argument.
pub(crate) fn about(lang: Lang, key: &str, name: &str, value: String) -> String {
    let about = &ABOUT[usize::from(lang == Lang::En)];
    let known = about.read().unwrap_or_else(PoisonError::into_inner);
    if let Some(text) = known.get(key).and_then(|texts| texts.get(&value)) {
        return text.clone();
    }
    drop(known);
    let mut args = FluentArgs::new();
    args.set(name, value.as_str());
    let text = translate(lang, key, Some(&args));
    if value.len() <= WORD {
        let mut about = about.write().unwrap_or_else(PoisonError::into_inner);
        let texts = about.entry(key.to_owned()).or_default();
        if texts.len() < WORDS {
            texts.insert(value, text.clone());
        }
    }
    text
}

/// The message `key` in `lang`; `a.b` names the attribute `b` of the message `a`.
pub(crate) fn translate(lang: Lang, key: &str, args: Option<&FluentArgs<'_>>) -> String {
    let bundle = bundle_of(lang);
    let pattern = match key.split_once('.') {
        Some((id, attribute)) => {
            bundle.get_message(id).and_then(|m| m.get_attribute(attribute)).map(|a| a.value())
        }
        None => bundle.get_message(key).and_then(|m| m.value()),
    };
    let Some(pattern) = pattern else {
        tracing::warn!(key, lang = lang.code(), "message missing");
        return key.to_owned();
    };
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, args, &mut errors).into_owned();
    if !errors.is_empty() {
        tracing::warn!(key, lang = lang.code(), ?errors, "message badly formed");
    }
    text
}

/// What a message needs, told in one line for each gap: keys and attributes that only one language
/// has, and files that do not parse. Empty when both languages are complete.
pub fn parity() -> Vec<String> {
    let mut gaps = Vec::new();
    for source in inventory::iter::<Source> {
        let fr = keys(source, Lang::Fr, &mut gaps);
        let en = keys(source, Lang::En, &mut gaps);
        gaps.extend(en.difference(&fr).map(|key| format!("{}: {key} lacks fr", source.owner)));
        gaps.extend(fr.difference(&en).map(|key| format!("{}: {key} lacks en", source.owner)));
    }
    gaps.extend(defined_twice());
    gaps.sort();
    gaps
}

/// The keys a file defines, `message` and `message.attribute`; what does not parse goes to `gaps`.
fn keys(source: &Source, lang: Lang, gaps: &mut Vec<String>) -> BTreeSet<String> {
    let text = text_of(source, lang);
    if let Err((_, errors)) = FluentResource::try_new(text.clone()) {
        let name = lang.code();
        gaps.extend(errors.iter().map(|e| format!("{}: {name}.ftl: {e}", source.owner)));
    }
    let mut keys = BTreeSet::new();
    let mut message = "";
    for line in text.lines() {
        let Some((name, _)) = line.split_once('=') else { continue };
        if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
            message = name.trim();
            keys.insert(message.to_owned());
        } else if let Some(attribute) = name.trim().strip_prefix('.') {
            keys.insert(format!("{message}.{attribute}"));
        }
    }
    keys
}

/// Two crates that define one key would read each other's words.
fn defined_twice() -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut twice = Vec::new();
    for source in inventory::iter::<Source> {
        for key in keys(source, Lang::Fr, &mut Vec::new()) {
            if !key.contains('.') && !seen.insert(key.clone()) {
                twice.push(format!("{}: {key} is defined twice", source.owner));
            }
        }
    }
    twice
}
