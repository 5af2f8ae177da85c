//! Both languages have the words of every problem.

use super::*;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};

fn bundle(text: &str, lang: &str) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new(vec![lang.parse().unwrap()]);
    bundle.set_use_isolating(false);
    bundle.add_resource(FluentResource::try_new(text.to_owned()).unwrap()).unwrap();
    bundle
}

fn say(bundle: &FluentBundle<FluentResource>, message: &Message) -> String {
    let mut args = FluentArgs::new();
    for (name, value) in &message.args {
        args.set(*name, value.clone());
    }
    let pattern = bundle.get_message(message.key).and_then(|m| m.value());
    let pattern = pattern.unwrap_or_else(|| panic!("{} is missing", message.key));
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
    assert!(errors.is_empty(), "{}: {errors:?}", message.key);
    text
}

#[test]
fn both_languages_say_every_problem_and_english_as_display() {
    let en = bundle(include_str!("../../i18n/en.ftl"), "en");
    let fr = bundle(include_str!("../../i18n/fr.ftl"), "fr");
    for problem in every_problem() {
        assert_eq!(say(&en, &problem.message()), problem.to_string());
        assert!(!say(&fr, &problem.message()).is_empty());
    }
    for place in [Place::File, Place::Line(3), Place::Message { number: 4, line: 5 }] {
        assert_eq!(say(&en, &place.message()), place.to_string());
        assert!(!say(&fr, &place.message()).is_empty());
    }
    for kind in crate::Kind::ALL {
        assert_eq!(say(&en, &Message::new(kind.key())), kind.to_string());
        assert!(!say(&fr, &Message::new(kind.key())).is_empty());
    }
}
