//! Random declarations, objects, moves and edits by random people, against a small model: every answer is the
//! one that the model gives, and so is every record after it.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use testkit::kinds::id;
use testkit::{Chance, Client};

use super::network;

const STATES: [&str; 4] = ["s0", "s1", "s2", "s3"];
const FIELDS: [&str; 4] = ["line", "pick", "who", "note"];
const MOVES: [&str; 5] = ["m0", "m1", "m2", "m3", "m4"];
/// Ana runs the room, Ben and Eve are in it, Zoe reads it; Gus sees nothing of it.
const PEOPLE: [&str; 5] = ["ana", "ben", "eve", "zoe", "gus"];
const GUS: usize = 4;

#[derive(Clone, Default)]
struct Field {
    retired: bool,
    required: bool,
    /// The place of the state from which on it is there.
    from: usize,
}

#[derive(Clone, Default)]
struct Move {
    retired: bool,
    from: Vec<usize>,
    to: usize,
    who: Vec<String>,
    /// Fields asked, and whether each is required.
    asks: Vec<(usize, bool)>,
    takes: bool,
}

#[derive(Clone, Default)]
struct Kind {
    fields: [Field; 4],
    /// Who edits in each state.
    edit: [Vec<String>; 4],
    moves: [Move; 5],
    by_managers: bool,
}

struct Object {
    author: usize,
    state: usize,
    /// Every value, shown or not.
    values: BTreeMap<usize, Value>,
}

fn some(chance: &mut Chance, of: &[&str]) -> Vec<String> {
    let mut some: Vec<String> =
        of.iter().filter(|_| chance.below(3) == 0).map(|one| (*one).to_owned()).collect();
    if some.is_empty() {
        some.push((*chance.one(of)).to_owned());
    }
    some
}

impl Kind {
    fn random(chance: &mut Chance) -> Kind {
        let roles = ["author", "manager", "member", "reader", "person:who"];
        let mut kind = Kind { by_managers: chance.below(8) == 0, ..Kind::default() };
        for (n, field) in kind.fields.iter_mut().enumerate() {
            // Somebody is always named in `who`: a declaration may not name a field that is retired.
            *field = Field {
                retired: n != 2 && chance.below(5) == 0,
                required: chance.below(4) == 0,
                from: if n == 2 { 0 } else { chance.below(4).saturating_sub(1) },
            };
        }
        for edit in &mut kind.edit {
            *edit = if chance.below(4) == 0 { Vec::new() } else { some(chance, &roles) };
        }
        for n in 0..MOVES.len() {
            // The first three lead through all states.
            let (from, to) =
                if n < 3 { (vec![n], n + 1) } else { (vec![chance.below(4), 3], chance.below(4)) };
            let asks = (0..4).filter(|field| {
                let field = &kind.fields[*field];
                chance.below(4) == 0 && !field.retired && field.from <= to
            });
            let asks: Vec<usize> = asks.collect();
            kind.moves[n] = Move {
                retired: n >= 3 && chance.below(4) == 0,
                from,
                to,
                who: some(chance, &roles),
                asks: asks.into_iter().map(|field| (field, chance.below(2) == 0)).collect(),
                takes: chance.below(5) == 0,
            };
        }
        kind
    }

    fn json(&self, label: &str) -> Value {
        let words = |text: &str| json!({ "fr": text, "en": text });
        let of = ["line", "choice", "person", "text"];
        let fields = self.fields.iter().enumerate().map(|(n, field)| {
            let choices = ["a", "b"].map(|name| json!({ "name": name, "label": words(name) }));
            json!({
                "name": FIELDS[n], "label": words(FIELDS[n]), "type": of[n],
                "choices": if n == 1 { json!(choices) } else { json!([]) },
                "required": field.required, "retired": field.retired, "from": STATES[field.from],
            })
        });
        let states = STATES.iter().zip(&self.edit).map(|(name, edit)| {
            json!({ "name": name, "label": words(name), "colour": "grey", "edit": edit })
        });
        let moves = self.moves.iter().zip(MOVES).map(|(made, name)| {
            let asks = made.asks.iter();
            let asks: Vec<Value> = asks
                .map(|(field, required)| json!({ "field": FIELDS[*field], "required": required }))
                .collect();
            let from: Vec<&str> = made.from.iter().map(|state| STATES[*state]).collect();
            json!({
                "name": name, "label": words(name), "from": from, "to": STATES[made.to],
                "who": made.who, "asks": asks, "retired": made.retired,
                "sets": if made.takes { json!({ "who": "@me" }) } else { json!({}) },
            })
        });
        json!({
            "name": "drawn", "label": words(label), "icon": "flag", "colour": "red", "prefix": "DRW",
            "create": if self.by_managers { "manager" } else { "everyone" },
            "fields": fields.collect::<Vec<_>>(), "states": states.collect::<Vec<_>>(),
            "moves": moves.collect::<Vec<_>>(),
        })
    }

    fn is_there(&self, field: usize, state: usize) -> bool {
        !self.fields[field].retired && self.fields[field].from <= state
    }

    /// Whether values are without a field that must be given in a state.
    fn lacks(&self, values: &BTreeMap<usize, Value>, state: usize) -> bool {
        let must = |field: &usize| self.fields[*field].required && self.is_there(*field, state);
        (0..4).any(|field| must(&field) && !values.contains_key(&field))
    }

    fn shown(&self, object: &Object) -> Value {
        let shown = object.values.iter().filter(|(field, _)| self.is_there(**field, object.state));
        Value::Object(
            shown.map(|(field, value)| (FIELDS[*field].to_owned(), value.clone())).collect(),
        )
    }

    fn includes(who: &[String], person: usize, object: &Object) -> bool {
        who.iter().any(|who| match who.as_str() {
            "author" => person == object.author,
            "manager" => person == 0,
            "member" => person < 3,
            "reader" => true,
            _ => object.values.get(&2) == Some(&json!([PEOPLE[person]])),
        })
    }
}

/// A value that a field takes.
fn value(chance: &mut Chance, field: usize) -> Value {
    match field {
        1 => json!(chance.one(&["a", "b"])),
        2 => json!([PEOPLE[chance.below(4)]]),
        _ => json!(format!("Words {}", chance.below(100))),
    }
}

struct World {
    people: Vec<Client>,
    kind: Kind,
    objects: BTreeMap<String, Object>,
}

impl World {
    async fn create(&mut self, chance: &mut Chance) {
        let person = chance.below(4);
        let (mut fields, mut missing) = (BTreeMap::new(), false);
        for field in (0..4).filter(|field| self.kind.is_there(*field, 0)) {
            if chance.below(3) > 0 {
                fields.insert(field, value(chance, field));
            } else {
                missing |= self.kind.fields[field].required;
            }
        }
        let said: Map<String, Value> = fields
            .iter()
            .map(|(field, value)| (FIELDS[*field].to_owned(), value.clone()))
            .collect();
        let new = json!({ "space": "room", "kind": "our-drawn", "title": "Drawn", "fields": said });
        let expected = match () {
            () if person == 3 => 403,
            () if missing || (self.kind.by_managers && person != 0) => 422,
            () => 201,
        };
        let answer = self.people[person].api("POST", "/posts", Some(new)).await.expect(expected);
        if expected == 201 {
            self.objects
                .insert(id(&answer.json()), Object { author: person, state: 0, values: fields });
        }
    }

    async fn make(&mut self, chance: &mut Chance, post: &str) {
        let (person, n) = (chance.below(5), chance.below(MOVES.len()));
        let (made, object) = (self.kind.moves[n].clone(), &self.objects[post]);
        let (mut said, mut missing) = (BTreeMap::new(), false);
        for (field, required) in &made.asks {
            if chance.below(4) > 0 {
                said.insert(*field, value(chance, *field));
            } else {
                missing |= required;
            }
        }
        let mut after = object.values.clone();
        after.extend(said.clone());
        if made.takes {
            after.insert(2, json!([PEOPLE[person]]));
        }
        let expected = match () {
            () if person == GUS || made.retired => 404,
            () if !Kind::includes(&made.who, person, object) => 403,
            () if !made.from.contains(&object.state) => 409,
            () if missing || self.kind.lacks(&after, made.to) => 422,
            () => 200,
        };
        let given: Map<String, Value> =
            said.iter().map(|(field, value)| (FIELDS[*field].to_owned(), value.clone())).collect();
        let path = format!("/posts/{post}/moves/{}", MOVES[n]);
        self.people[person].api("POST", &path, Some(given.into())).await.expect(expected);
        if expected == 200 {
            let object = self.objects.get_mut(post).expect("an object");
            object.state = made.to;
            object.values = after;
        }
    }

    async fn edit(&mut self, chance: &mut Chance, post: &str) {
        let (person, field) = (chance.below(5), chance.below(4));
        let object = &self.objects[post];
        let new = if chance.below(4) == 0 { Value::Null } else { value(chance, field) };
        let (may, there) = (
            Kind::includes(&self.kind.edit[object.state], person, object),
            self.kind.is_there(field, object.state),
        );
        let same = object.values.get(&field).unwrap_or(&Value::Null) == &new;
        let mut after = object.values.clone();
        match new.is_null() {
            true => drop(after.remove(&field)),
            false => drop(after.insert(field, new.clone())),
        }
        let expected = match () {
            () if person == GUS => 404,
            () if !may => 403,
            () if !there => 422,
            () if !same && self.kind.lacks(&after, object.state) => 422,
            () => 200,
        };
        let words = json!({ "fields": { FIELDS[field]: new } });
        let path = format!("/posts/{post}");
        self.people[person].api("PATCH", &path, Some(words)).await.expect(expected);
        if expected == 200 {
            self.objects.get_mut(post).expect("an object").values = after;
        }
    }

    async fn compare(&self, chance: &mut Chance, post: &str, after: &str) {
        let object = &self.objects[post];
        let reader = &self.people[chance.below(4)];
        let mut now = reader.api("GET", &format!("/posts/{post}"), None).await.expect(200).json();
        now["fields"].as_object_mut().expect("fields").remove("number");
        let expected = (json!(STATES[object.state]), self.kind.shown(object));
        assert_eq!((now["state"].clone(), now["fields"].clone()), expected, "{post} after {after}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn declarations_objects_moves_and_edits_do_what_a_model_says() {
    let (net, ines, [ana, ben, eve]) = network().await;
    let people = vec![ana, ben, eve, net.member("zoe").await, net.guest("gus").await];
    let mut chance = Chance::new(16);
    let mut world = World { people, kind: Kind::default(), objects: BTreeMap::new() };
    for case in 0..200 {
        if case % 5 == 0 {
            world.kind = Kind::random(&mut chance);
            super::declared(&ines, &world.kind.json(&format!("Drawn {case}"))).await;
        }
        if case % 3 == 0 {
            world.create(&mut chance).await;
        }
        let posts: Vec<String> = world.objects.keys().cloned().collect();
        if posts.is_empty() {
            continue;
        }
        let post = chance.one(&posts).clone();
        match chance.below(3) {
            0 => world.edit(&mut chance, &post).await,
            _ => world.make(&mut chance, &post).await,
        }
        world.compare(&mut chance, &post, &format!("case {case}")).await;
        world.compare(&mut chance, &posts[case % posts.len()], &format!("case {case}")).await;
    }
    let states: Vec<usize> = world.objects.values().map(|object| object.state).collect();
    assert!(states.iter().filter(|state| **state > 0).count() > 8, "they go somewhere: {states:?}");
}
