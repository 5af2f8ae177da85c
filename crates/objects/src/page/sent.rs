//! What the form of a declaration sends, as a declaration.
//!
//! Rows are numbered: the field `f.2.label_fr` is that of the third field. A row without a label is left out, so
//! that what was there before is retired, and an empty row at the end is nothing.

use serde_json::{Map, Value};

use crate::declaration::{
    AskDef, ChoiceDef, Declaration, FieldDef, MoveDef, RuleDef, StateDef, Type, Words,
};

/// What begins the value of a choice of the form that keeps what a file or a program declared (JSON).
pub(super) const KEPT: &str = "kept:";

/// The fields of a form.
pub(crate) struct Sent(pub(crate) Vec<(String, String)>);

impl Sent {
    fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.trim())
    }

    fn all(&self, name: &str) -> Vec<String> {
        self.0.iter().filter(|(known, _)| known == name).map(|(_, value)| value.clone()).collect()
    }

    fn flag(&self, name: &str) -> bool {
        !self.get(name).is_empty()
    }

    /// A text in both languages: one that is not translated is the same in the other.
    fn words(&self, at: &str) -> Words {
        let (fr, en) = (self.get(&format!("{at}_fr")), self.get(&format!("{at}_en")));
        match (fr.is_empty(), en.is_empty()) {
            (false, true) => Words::same(fr),
            (true, false) => Words::same(en),
            _ => Words { fr: fr.to_owned(), en: en.to_owned() },
        }
    }

    /// The version from which the form began: 0 for a new kind.
    pub(crate) fn version(&self) -> i64 {
        self.get("version").parse().unwrap_or_default()
    }

    /// What the button asks for.
    pub(crate) fn act(&self) -> &str {
        self.get("act")
    }

    /// How many rows of a sort were sent.
    fn rows(&self, of: &str) -> impl Iterator<Item = String> {
        let most: usize = self.get(of).parse().unwrap_or_default();
        let of = of.to_owned();
        (0..most.min(200)).map(move |n| format!("{of}.{n}"))
    }

    /// The declaration; `before` is what holds, of which a form shows not everything.
    pub(crate) fn declaration(&self, before: Option<&Declaration>) -> Declaration {
        let label = self.words("label");
        let mut it = Declaration {
            name: before.map_or_else(|| slug(&label.fr, &[]), |before| before.name.clone()),
            label,
            hint: self.words("hint"),
            icon: self.get("icon").to_owned(),
            colour: self.get("colour").to_owned(),
            prefix: self.get("prefix").to_uppercase(),
            spaces: self.all("spaces"),
            create: self.get("create").to_owned(),
            retired: self.flag("retired"),
            ..Declaration::default()
        };
        let named = self.get("places").split([' ', ',', ';', '\n']).map(str::trim);
        let named = named.filter(|name| !name.is_empty());
        it.spaces.extend(named.map(|name| format!("~{}", name.trim_start_matches('~'))));
        for at in self.rows("s") {
            self.state(&at, &mut it);
        }
        for at in self.rows("f") {
            self.field(&at, &mut it, before);
        }
        for at in self.rows("m") {
            self.one_move(&at, &mut it, before);
        }
        for at in self.rows("r") {
            self.rule(&at, &mut it);
        }
        self.reorder(&mut it);
        it
    }

    fn rule(&self, at: &str, it: &mut Declaration) {
        let on = self.get(&format!("{at}.on"));
        if on.is_empty() || self.flag(&format!("{at}.gone")) {
            return;
        }
        let spaces = self.get(&format!("{at}.spaces")).split([' ', ',', ';']);
        let spaces = spaces.map(|name| name.trim().trim_start_matches('~'));
        let spaces = spaces.filter(|name| !name.is_empty()).map(|name| format!("~{name}"));
        let tell = self.all(&format!("{at}.who")).into_iter().chain(spaces).collect();
        let mut sets = Map::new();
        let set = self.get(&format!("{at}.set"));
        if let Some(kept) = set.strip_prefix(KEPT) {
            // What a file or a program declared.
            sets = serde_json::from_str(kept).unwrap_or_default();
        } else if let Some((field, value)) = set.split_once('=') {
            let value = value.parse::<bool>().map_or(value.into(), Value::Bool);
            sets.insert(field.to_owned(), value);
        }
        it.rules.push(RuleDef { on: on.to_owned(), tell, sets });
    }

    fn state(&self, at: &str, it: &mut Declaration) {
        let label = self.words(&format!("{at}.label"));
        if label.is_empty() {
            return;
        }
        let names: Vec<&str> = it.states.iter().map(|one| one.name.as_str()).collect();
        it.states.push(StateDef {
            name: named(self.get(&format!("{at}.name")), &label, &names),
            label,
            colour: self.get(&format!("{at}.colour")).to_owned(),
            edit: self.all(&format!("{at}.edit")),
            hours: self.get(&format!("{at}.hours")).parse().unwrap_or_default(),
            retired: self.flag(&format!("{at}.retired")),
        });
    }

    fn field(&self, at: &str, it: &mut Declaration, before: Option<&Declaration>) {
        let label = self.words(&format!("{at}.label"));
        if label.is_empty() {
            return;
        }
        let names: Vec<&str> = it.fields.iter().map(|one| one.name.as_str()).collect();
        let name = named(self.get(&format!("{at}.name")), &label, &names);
        let sent = self.get(&format!("{at}.type"));
        let known = before.and_then(|before| before.field(&name));
        let of = Type::ALL.into_iter().find(|of| of.word() == sent);
        let mut choices: Vec<ChoiceDef> = Vec::new();
        for at in self.rows(&format!("{at}.c")) {
            let label = self.words(&format!("{at}.label"));
            if !label.is_empty() {
                let names: Vec<&str> = choices.iter().map(|one| one.name.as_str()).collect();
                let name = named(self.get(&format!("{at}.name")), &label, &names);
                let retired = self.flag(&format!("{at}.retired"));
                choices.push(ChoiceDef { name, label, retired });
            }
        }
        let of = of.unwrap_or_default();
        let default = default_of(of, self.get(&format!("{at}.default")), &choices);
        let given = |what: &str| self.get(&format!("{at}.{what}")).to_owned();
        it.fields.push(FieldDef {
            unit: if matches!(of, Type::Number | Type::Money) {
                given("unit")
            } else {
                String::new()
            },
            choices: if of.offers() { choices } else { Vec::new() },
            required: self.flag(&format!("{at}.required")),
            from: Some(given("from")).filter(|from| from != it.first()).unwrap_or_default(),
            retired: self.flag(&format!("{at}.retired")),
            hint: self.words(&format!("{at}.hint")),
            r#type: known.map_or(of, |known| known.r#type),
            default,
            label,
            name,
        });
    }

    fn one_move(&self, at: &str, it: &mut Declaration, before: Option<&Declaration>) {
        let label = self.words(&format!("{at}.label"));
        if label.is_empty() {
            return;
        }
        let names: Vec<&str> = it.moves.iter().map(|one| one.name.as_str()).collect();
        let name = named(self.get(&format!("{at}.name")), &label, &names);
        let known = before.and_then(|before| before.moves.iter().find(|one| one.name == name));
        let (mut asks, mut sets) = (Vec::new(), Map::new());
        for field in it.active_fields() {
            let does = self.get(&format!("{at}.does.{}", field.name));
            match does {
                "ask" | "must" => {
                    asks.push(AskDef { field: field.name.clone(), required: does == "must" });
                }
                "@me" | "@today" | "@now" => drop(sets.insert(field.name.clone(), does.into())),
                // A value that a file or a program declared.
                "kept" => {
                    let kept = known.and_then(|known| known.sets.get(&field.name));
                    sets.extend(kept.map(|value| (field.name.clone(), value.clone())));
                }
                _ => {}
            }
        }
        it.moves.push(MoveDef {
            from: self.all(&format!("{at}.from")),
            to: self.get(&format!("{at}.to")).to_owned(),
            who: self.all(&format!("{at}.who")),
            retired: self.flag(&format!("{at}.retired")),
            name,
            label,
            asks,
            sets,
        });
    }

    /// The button of a row that puts it before the one above: `up.f.3`.
    fn reorder(&self, it: &mut Declaration) {
        let mut words = self.act().split('.');
        let (Some("up"), Some(of), Some(at)) = (words.next(), words.next(), words.next()) else {
            return;
        };
        let at: usize = at.parse().unwrap_or_default();
        let swaps = |most: usize| at > 0 && at < most;
        match of {
            "f" if swaps(it.fields.len()) => it.fields.swap(at - 1, at),
            "s" if swaps(it.states.len()) => it.states.swap(at - 1, at),
            "m" if swaps(it.moves.len()) => it.moves.swap(at - 1, at),
            _ => {}
        }
    }
}

/// What a form says a new one has.
fn default_of(of: Type, typed: &str, choices: &[ChoiceDef]) -> Value {
    if typed.is_empty() {
        return Value::Null;
    }
    match of {
        Type::Number | Type::Money => {
            let number = typed.replace(',', ".").parse::<f64>().ok();
            number.filter(|number| number.is_finite()).map_or(typed.into(), Into::into)
        }
        Type::YesNo => typed.parse::<bool>().map_or(typed.into(), Into::into),
        Type::Choice => named_choice(typed, choices).into(),
        Type::Choices => {
            let each = typed.split(',').map(str::trim).filter(|one| !one.is_empty());
            each.map(|one| named_choice(one, choices)).collect::<Vec<_>>().into()
        }
        _ => typed.into(),
    }
}

/// The name of the choice that is named or called so.
fn named_choice<'a>(typed: &'a str, choices: &'a [ChoiceDef]) -> &'a str {
    let is_said = |one: &&ChoiceDef| {
        one.name == typed
            || [&one.label.fr, &one.label.en].iter().any(|l| l.eq_ignore_ascii_case(typed))
    };
    choices.iter().find(is_said).map_or(typed, |one| &one.name)
}

/// The name of a row: the one that it has, or one made of its label.
fn named(sent: &str, label: &Words, names: &[&str]) -> String {
    match sent.is_empty() {
        true => slug(&label.fr, names),
        false => sent.to_owned(),
    }
}

/// A name made of a label, which none of these has.
fn slug(label: &str, names: &[&str]) -> String {
    let folded = text::fold(label);
    let plain = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut name = plain.collect::<Vec<_>>().join("_");
    name.truncate(30);
    if !name.starts_with(|c: char| c.is_ascii_lowercase()) {
        name.insert_str(0, "x_");
    }
    let name = name.trim_end_matches('_').to_owned();
    let taken = |name: &str| names.contains(&name) || matches!(name, "number" | "state" | "late");
    if !taken(&name) {
        return name;
    }
    let mut others = (2..).map(|n| format!("{name}_{n}")).skip_while(|name| taken(name));
    others.next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Sent, slug};
    use crate::declaration::Type;

    fn sent(all: &[(&str, &str)]) -> Sent {
        Sent(all.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn a_name_is_made_of_the_label_and_is_nobody_elses() {
        assert_eq!(slug("Durée d’arrêt", &[]), "duree_d_arret");
        assert_eq!(slug("Durée", &["duree"]), "duree_2");
        assert_eq!(slug("5S", &[]), "x_5s");
        assert_eq!(slug("Number", &[]), "number_2");
    }

    #[test]
    fn a_row_without_a_label_is_left_out_and_one_language_does_for_both() {
        let form = sent(&[
            ("label_fr", "Panne"),
            ("prefix", "pan"),
            ("s", "1"),
            ("s.0.label_fr", "Ouverte"),
            ("f", "6"),
            ("f.3.label_en", "Urgent"),
            ("f.3.type", "yes-no"),
            ("f.3.default", "false"),
            ("f.4.label_en", "Tools"),
            ("f.4.type", "choices"),
            ("f.4.c", "2"),
            ("f.4.c.0.label_en", "Saw"),
            ("f.4.c.1.label_en", "Drill"),
            ("f.4.default", "saw, Drill"),
            ("f.5.label_en", "Size"),
            ("f.5.type", "number"),
            ("f.5.default", "nan"),
            ("f.0.label_fr", "Lieu"),
            ("f.0.type", "choice"),
            ("f.0.c", "3"),
            ("f.0.c.0.label_fr", "Atelier"),
            ("f.0.c.2.label_en", "Yard"),
            ("f.0.default", "yard"),
            ("f.2.label_en", "Hours"),
            ("f.2.type", "number"),
            ("f.2.default", "2,5"),
            ("r", "3"),
            ("r.0.on", "late"),
            ("r.0.who", "author"),
            ("r.0.spaces", "boiler-room, ~it"),
            ("r.0.set", "urgent=true"),
            ("r.1.on", "created"),
            ("r.1.gone", "1"),
            ("r.2.on", "late"),
            ("r.2.set", "kept:{\"place\":\"Yard\",\"urgent\":true}"),
        ]);
        let it = form.declaration(None);
        assert_eq!((it.name.as_str(), it.prefix.as_str()), ("panne", "PAN"));
        assert_eq!(it.label.en, "Panne");
        let names: Vec<&str> = it.fields.iter().map(|field| field.name.as_str()).collect();
        assert_eq!(names, ["lieu", "hours", "urgent", "tools", "size"]);
        let rule = json!({ "on": "late", "tell": ["author", "~boiler-room", "~it"], "sets": { "urgent": true } });
        let kept = json!({ "on": "late", "sets": { "place": "Yard", "urgent": true } });
        assert_eq!(serde_json::to_value(&it.rules).unwrap(), json!([rule, kept]));
        assert_eq!(it.fields[0].r#type, Type::Choice);
        assert_eq!(it.fields[0].choices.len(), 2);
        assert_eq!(it.fields[0].default, json!("yard"));
        assert_eq!(it.fields[1].default, json!(2.5));
        assert_eq!(it.fields[2].default, json!(false));
        assert_eq!(it.fields[3].default, json!(["saw", "drill"]));
        assert_eq!(it.fields[4].default, json!("nan"));
    }
}
