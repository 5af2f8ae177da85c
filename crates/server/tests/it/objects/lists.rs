//! Lists of many objects: whatever the address asks, page by page, against a plain model.

use std::cmp::Ordering;

use serde_json::{Value, json};
use spaces::Access;
use testkit::kinds::{id, moved, published};
use testkit::{Chance, Client};

use super::{declared, network};

const URGENCY: [&str; 3] = ["low", "mid", "high"];
const STATES: [&str; 3] = ["open", "doing", "done"];

fn ticket() -> Value {
    let words = |word: &str| json!({ "fr": word, "en": word });
    let choices = URGENCY.map(|name| json!({ "name": name, "label": words(name) }));
    let field = |name: &str, of: &str| json!({ "name": name, "label": words(name), "type": of });
    let mut urgency = field("urgency", "choice");
    urgency["choices"] = json!(choices);
    let mut cost = field("cost", "money");
    cost["from"] = json!("doing");
    let way = |name: &str, from: &str, to: &str| json!({ "name": name, "label": words(name), "from": [from], "to": to, "who": ["reader"] });
    let mut take = way("take", "open", "doing");
    take["asks"] = json!([{ "field": "cost" }]);
    json!({
        "name": "ticket", "label": words("Ticket"), "icon": "flag", "colour": "blue", "prefix": "TIC",
        "fields": [field("place", "line"), urgency, cost, field("day", "date"), field("who", "person"),
            field("urgent", "yes-no")],
        "states": STATES.map(|name| json!({ "name": name, "label": words(name), "colour": "grey" })),
        "moves": [take, way("finish", "doing", "done"), way("back", "doing", "open")],
    })
}

/// An object as the model knows it.
#[derive(Clone, Debug, Default)]
struct Object {
    id: String,
    hidden: bool,
    state: usize,
    place: Option<&'static str>,
    urgency: Option<usize>,
    cost: Option<i64>,
    day: Option<u32>,
    who: Option<&'static str>,
    urgent: bool,
}

impl Object {
    /// What it says in the field that a list is sorted by.
    fn key(&self, field: &str) -> Option<(i64, String)> {
        let amount = |amount: i64| (amount, String::new());
        match field {
            "@state" => Some(amount(self.state as i64)),
            "place" => self.place.map(|place| (0, place.to_lowercase())),
            "urgency" => self.urgency.map(|n| amount(n as i64)),
            // What its state does not show, it does not say.
            "cost" => self.cost.filter(|_| self.state > 0).map(amount),
            "day" => self.day.map(|day| amount(day.into())),
            _ => None,
        }
    }
}

async fn stock(ana: &Client, chance: &mut Chance) -> Vec<Object> {
    let mut all = Vec::new();
    for _ in 0..45 {
        let hidden = chance.below(5) == 0;
        let mut one = Object {
            hidden,
            place: (chance.below(4) > 0).then(|| *chance.one(&["Hall 1", "Hall 2", "Yard_%"])),
            urgency: (chance.below(4) > 0).then(|| chance.below(3)),
            day: (chance.below(3) > 0).then(|| 1 + u32::try_from(chance.below(9)).unwrap()),
            who: (chance.below(2) == 0).then(|| *chance.one(&["ana", "ben"])),
            urgent: chance.below(2) == 0,
            ..Object::default()
        };
        let fields = json!({
            "place": one.place, "urgency": one.urgency.map(|n| URGENCY[n]),
            "day": one.day.map(|day| format!("2026-05-{day:02}")),
            "who": one.who.map(|who| vec![who]), "urgent": one.urgent,
        });
        let space = if hidden { "attic" } else { "room" };
        let new = json!({ "space": space, "kind": "our-ticket", "title": "T", "fields": fields });
        one.id = id(&published(ana, new).await);
        if chance.below(2) == 0 {
            one.cost = (chance.below(3) > 0).then(|| 5 * chance.below(9) as i64);
            moved(ana, &one.id, "take", json!({ "cost": one.cost })).await;
            one.state = 1;
            match chance.below(3) {
                0 => {
                    moved(ana, &one.id, "finish", json!({})).await;
                    one.state = 2;
                }
                // Its cost is kept, and not shown.
                1 => {
                    moved(ana, &one.id, "back", json!({})).await;
                    one.state = 0;
                }
                _ => {}
            }
        }
        all.push(one);
    }
    all
}

/// A filter as an address says it, and what it asks.
type Ask = (String, Box<dyn Fn(&Object) -> bool>);

fn ask(chance: &mut Chance) -> Ask {
    let n = chance.below(9);
    let shown = |one: &Object| one.state > 0;
    match chance.below(11) {
        0 => (format!("state={}", STATES[n % 3]), Box::new(move |one| one.state == n % 3)),
        1 => ("state=open,done".into(), Box::new(|one| one.state != 1)),
        2 => (
            format!("f-urgency={}", URGENCY[n % 3]),
            Box::new(move |one| one.urgency == Some(n % 3)),
        ),
        3 => ("f-place=-".into(), Box::new(|one| one.place.is_none())),
        4 => ("f-place=YARD_%25".into(), Box::new(|one| one.place == Some("Yard_%"))),
        5 => {
            let least = 5 * n as i64;
            let asked = move |one: &Object| shown(one) && one.cost.is_some_and(|c| c >= least);
            (format!("f-cost-from={least}"), Box::new(asked))
        }
        6 => {
            let (low, high) = (1 + n as u32 / 2, 3 + n as u32);
            let asked = move |one: &Object| one.day.is_some_and(|d| (low..=high).contains(&d));
            (format!("f-day-from=2026-05-{low:02}&f-day-to=2026-05-{high:02}"), Box::new(asked))
        }
        7 => ("f-who=me".into(), Box::new(|one| one.who == Some("ben"))),
        8 => ("f-who=@ana".into(), Box::new(|one| one.who == Some("ana"))),
        9 => ("f-urgent=no".into(), Box::new(|one| !one.urgent)),
        _ => ("space=room".into(), Box::new(|one| !one.hidden)),
    }
}

/// The objects in the order that was asked for.
fn ordered(mut all: Vec<Object>, sort: &str) -> Vec<String> {
    let (field, down) = sort.strip_prefix('-').map_or((sort, false), |field| (field, true));
    let age = |one: &Object| one.id.parse::<i64>().expect("a number");
    match field {
        "" => all.sort_by_key(|one| std::cmp::Reverse(age(one))),
        "oldest" => all.sort_by_key(age),
        field => {
            all.sort_by(|one, other| match (one.key(field), other.key(field)) {
                (Some(a), Some(b)) => {
                    let order = a.cmp(&b).then(age(one).cmp(&age(other)));
                    if down { order.reverse() } else { order }
                }
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (None, None) => age(other).cmp(&age(one)),
            });
        }
    }
    all.into_iter().map(|one| one.id).collect()
}

async fn listed(who: &Client, query: &str) -> Vec<String> {
    let (mut all, mut after) = (Vec::new(), String::new());
    loop {
        let path = format!("/objects?kind=ticket&limit=7&{query}{after}");
        let page = who.api("GET", &path, None).await.expect(200).json();
        all.extend(page["items"].as_array().expect("a list").iter().map(id));
        match page["next"].as_str() {
            Some(next) => after = format!("&after={}", next.replace('%', "%25")),
            None => return all,
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_what_its_address_asks_whatever_it_asks() {
    let (net, ines, [ana, ben, _]) = network().await;
    declared(&ines, &ticket()).await;
    net.space(&ana, "attic", Access::Secret).await;
    let mut chance = Chance::new(16);
    let all = stock(&ana, &mut chance).await;
    for round in 0..200 {
        let asks: Vec<Ask> = (0..chance.below(4)).map(|_| ask(&mut chance)).collect();
        // The same field twice is another question.
        let names: Vec<&str> =
            asks.iter().map(|(said, _)| said.split(['=']).next().unwrap()).collect();
        let names: Vec<&str> = names.iter().map(|name| name.trim_end_matches("-from")).collect();
        if (1..names.len()).any(|n| names[..n].contains(&names[n])) {
            continue;
        }
        let sorts =
            ["", "oldest", "@state", "place", "-place", "urgency", "-urgency", "cost", "-day"];
        let sort = *chance.one(&sorts);
        let said: Vec<&str> = asks.iter().map(|(said, _)| said.as_str()).collect();
        let query = format!("{}&sort={sort}", said.join("&"));
        let kept = all.iter().filter(|one| !one.hidden && asks.iter().all(|(_, asked)| asked(one)));
        let expected = ordered(kept.cloned().collect(), sort);
        assert_eq!(listed(&ben, &query).await, expected, "round {round}: {query}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_choice_is_sorted_by_its_place_also_after_it_moved() {
    let (_net, ines, [ana, ..]) = network().await;
    let mut it = ticket();
    declared(&ines, &it).await;
    let mut posts = Vec::new();
    for urgency in URGENCY {
        let fields = json!({ "urgency": urgency });
        let new = json!({ "space": "room", "kind": "our-ticket", "title": "T", "fields": fields });
        posts.push(id(&published(&ana, new).await));
    }
    let [low, mid, high] = [0, 1, 2].map(|n: usize| posts[n].as_str());
    assert_eq!(listed(&ana, "sort=urgency").await, [low, mid, high]);
    it["fields"][1]["choices"].as_array_mut().expect("choices").rotate_left(1);
    declared(&ines, &it).await;
    assert_eq!(listed(&ana, "sort=urgency").await, [mid, high, low]);
    assert_eq!(listed(&ana, "f-urgency=low").await, [low]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_with_an_address_is_said() {
    let (_net, ines, [ana, ..]) = network().await;
    declared(&ines, &ticket()).await;
    for wrong in [
        "f-gone=1",
        "f-urgency=none",
        "f-cost-from=much",
        "f-day=yesterday",
        "f-who=@nobody",
        "state=lost",
        "sort=none",
        "f-cost-about=1",
        "f-urgent=maybe",
        "f-cost=1&f-day=2026-05-01&f-who=me&f-urgent=yes&f-place=x",
    ] {
        let path = format!("/objects?kind=ticket&{wrong}");
        ana.api("GET", &path, None).await.expect(422);
        let page = ana.get(&path).await.expect(422).text;
        assert!(page.contains("class=\"notice") && page.contains("No match"), "{wrong}: {page}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_shows_columns_groups_and_a_board() {
    let (_net, ines, [ana, ben, _]) = network().await;
    declared(&ines, &ticket()).await;
    let new = json!({ "space": "room", "kind": "our-ticket", "title": "The <b> lamp",
        "fields": { "place": "Hall 9", "urgency": "high", "who": ["ben"] } });
    let post = id(&published(&ana, new).await);
    let page =
        ben.get("/objects?kind=ticket&group=urgency&columns=place,who").await.expect(200).text;
    assert!(page.contains("The &#60;b&#62; lamp") && page.contains("Hall 9"), "{page}");
    assert!(
        page.contains("class=\"object-group\"") && !page.contains("data-label=\"day\""),
        "{page}"
    );
    let board = ben.get("/objects?kind=ticket&view=board&f-who=me").await.expect(200).text;
    assert!(
        board.contains("open>doing:take?") || board.contains("open&#62;doing:take?"),
        "{board}"
    );
    assert!(board.contains(&format!("data-post=\"{post}\"")), "{board}");
    // What is done from a board leads back to it, and nowhere else.
    let back = "/objects?kind=ticket&view=board";
    let path = format!("/posts/{post}/status/take");
    let done = ben.post(&path, &[("back", back)]).await.expect(303);
    assert_eq!(done.location(), back);
    let path = format!("/posts/{post}/status/finish");
    let done = ben.post(&path, &[("back", "//elsewhere.example/objects?")]).await.expect(303);
    assert_eq!(done.location(), format!("/posts/{post}"));
    // Those that a person knows of, and no others.
    let index = ben.get("/objects").await.expect(200).text;
    assert!(index.contains("/objects?kind=ticket") && index.contains("/objects?kind=request"));
}
