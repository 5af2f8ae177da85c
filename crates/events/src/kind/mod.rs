//! An event: what it is, when and where, how it repeats, whom it invites. Its readers say whether they come, and may
//! say otherwise later.

mod act;
mod card;
pub(crate) mod places;

use kernel::{Activity, Error, Message, PersonId, Result, SpaceId, Tx, params};
use posts::Post;
use posts::kinds::{
    Field, Fields, Found, Input, Move, Moved, Moving, Needs, PostKind, Who, Word, answers,
};
use serde_json::{Value, json};
use spaces::recipients::read_by;
use ui::Locale;

use crate::keep::{Kept, Version, keep};
use crate::plan::Plan;
use crate::repeat::{WAYS, WEEKDAYS};
use crate::store::SPACE_OF;
use crate::{letters, logged, words};

ui::messages!("src/kind/fr.ftl", "src/kind/en.ftl");
ui::style!("src/kind/style.css");
posts::kind!(Event);

/// An event.
pub struct Event;

/// What one answers, in the order of the buttons.
pub(crate) const ANSWERS: [&str; 3] = ["yes", "maybe", "no"];
/// The answer of whoever would come and finds no place.
pub(crate) const WAITING: &str = "waiting";
/// The state of one that does not take place.
pub(crate) const CANCELLED: &str = "cancelled";
/// Days that one takes at most; where it repeats, fewer.
const LONGEST: i32 = 366;
const LONGEST_OF_SERIES: i32 = 31;

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
        let words = |of: &[&'static str]| of.iter().map(|word| (*word).into()).collect();
        let choice = |of: &[&'static str]| Input::Choice { of: words(of) };
        vec![
            Field::required("start", Input::Moment),
            Field::optional("end", Input::Moment),
            Field::optional("whole_day", Input::Flag),
            Field::optional("place", Input::Text { length: 300 }),
            Field::optional("everyone", Input::Flag),
            Field::optional("people", Input::People { most: 200 }),
            Field::optional("repeat", choice(&WAYS)).further(),
            Field::optional("on", Input::Choices { of: words(&WEEKDAYS) }).further(),
            Field::optional("until", Input::Date).further(),
            Field::optional("places", Input::Number { least: 1, most: 100_000 }).further(),
            Field::optional("reminder", choice(&["quarter", "hour", "day"])).further(),
            Field::optional("zone", Input::Zone).further(),
        ]
    }

    /// The clock it goes by is that of its author, where they named none.
    fn adds(&self, tx: &mut Tx<'_>, author: PersonId, said: &Fields) -> Result<Fields> {
        if said.get("zone").is_some() {
            return Ok(Fields::default());
        }
        let zone = people::zone::zone(tx, author)?;
        Ok(Fields::default().with("zone", Some(zone.name().into())))
    }

    fn example(&self) -> Value {
        json!({
            "start": "2099-05-03T09:00:00Z",
            "end": "2099-05-03T10:30:00Z",
            "place": "Library, second floor",
            "repeat": "weekly",
            "on": ["su"],
            "until": "2099-07-26",
            "places": 12,
            "zone": "Europe/Paris",
        })
    }

    fn check(&self, tx: &mut Tx<'_>, author: PersonId, fields: &Fields) -> Result<()> {
        let known = fields.clone().and(self.adds(tx, author, fields)?);
        let Some(plan) = Plan::of(&known) else {
            return Err(Error::field("start", "kind-field-wrong"));
        };
        let (start, end) = (fields.moment("start"), fields.moment("end"));
        let (first, last) = (plan.start.date(), plan.end.unwrap_or(plan.start).date());
        let is_before = match plan.whole_day {
            true => end.is_some_and(|end| crate::plan::civil(end, plan.zone).date() < first),
            false => end.is_some() && end < start,
        };
        if is_before {
            return Err(Error::field("end", "kind-event-ends-before"));
        }
        if !(1970..=2200).contains(&first.year()) {
            return Err(Error::field("start", "kind-event-far"));
        }
        let longest = if plan.repeat.is_some() { LONGEST_OF_SERIES } else { LONGEST };
        if first.until(last).is_ok_and(|span| span.get_days() > longest) {
            return Err(Error::field("end", Message::new("kind-event-long").with("n", longest)));
        }
        if fields.date("until").is_some_and(|until| until < first) {
            return Err(Error::field("until", "kind-event-until-before"));
        }
        Ok(())
    }

    fn states(&self) -> Vec<Word> {
        vec!["".into(), CANCELLED.into()]
    }

    fn written(&self, tx: &mut Tx<'_>, by: PersonId, post: &Post) -> Result<()> {
        let space: SpaceId = tx.query_one(&SPACE_OF, params![post.id], |row| row.get(0))?;
        let version = Version::of(&post.title, &post.state, &post.fields);
        let kept = keep(tx, (post.id, space, post.author), &post.fields, &version)?;
        expect_readers(tx, space, post, &kept.invited)?;
        tell(tx, by, (post, space), &kept)?;
        places::fill(tx, (post.id, space), &post.fields)
    }

    fn moves(&self) -> Vec<Move> {
        let of = ANSWERS.map(Into::into).to_vec();
        let answer = vec![Field::required("answer", Input::Choice { of })];
        let day = || Field::required("day", Input::Date);
        let hours = vec![
            day(),
            Field::required("start", Input::Moment),
            Field::optional("end", Input::Moment),
        ];
        vec![
            Move::new("answer", Who::Reader, &[""]).asking(answer),
            Move::new("skip", Who::Host, &[""]).asking(vec![day()]),
            Move::new("unskip", Who::Host, &[""]).asking(vec![day()]),
            Move::new("reschedule", Who::Host, &[""]).asking(hours),
            Move::new("cancel", Who::Host, &[""]),
            Move::new("hold", Who::Host, &[CANCELLED]),
        ]
    }

    fn act(&self, tx: &mut Tx<'_>, moving: &Moving<'_>) -> Result<Moved> {
        act::act(tx, moving)
    }

    fn parts(&self, tx: &mut Tx<'_>, posts: &[&Post]) -> Result<Vec<Found>> {
        card::load(tx, posts)
    }

    fn answers_shown_to(&self, _: &Post) -> Option<Who> {
        Some(Who::Reader)
    }

    fn say(&self, l: Locale, _: &Fields, answer: &str) -> String {
        words::answer(l, answer)
    }
}

/// Invites nobody who could not read it: nothing is published then.
fn expect_readers(
    tx: &mut Tx<'_>,
    space: SpaceId,
    post: &Post,
    invited: &[PersonId],
) -> Result<()> {
    let readers = read_by(tx, space, post.id.0, invited)?;
    let Some(other) = invited.iter().find(|person| !readers.contains(person)) else {
        return Ok(());
    };
    let name = people::cards(tx, &[*other])?.remove(other).map_or(String::new(), |it| it.name);
    Err(Error::field("people", Message::new("kind-event-cannot-read").with("name", name)))
}

/// Says in the log whom it invites newly, and that it is planned otherwise.
fn tell(tx: &mut Tx<'_>, by: PersonId, (post, space): (&Post, SpaceId), kept: &Kept) -> Result<()> {
    let entry = |kind: &'static str, data: Value| {
        Activity::new(kind, post.id.0).by(by).within(space).data(data)
    };
    let cancelled = post.state == CANCELLED;
    if !cancelled && (kept.everyone || !kept.invited.is_empty()) {
        let people: Vec<String> = kept.invited.iter().map(PersonId::to_string).collect();
        let data = json!({ "people": people, "everyone": kept.everyone });
        tx.log(entry(logged::POST_INVITED, data))?;
    }
    match kept.replanned {
        true => letters::to_all(tx, post.id)?,
        false if !cancelled => letters::to(tx, post.id, &kept.invited)?,
        false => {}
    }
    letters::off(tx, post.id, &kept.uninvited)?;
    match kept.replanned {
        true => tx.log(entry(logged::POST_REPLANNED, json!({ "cancelled": cancelled }))),
        false => Ok(()),
    }
}

/// Notes an answer in place of the one before.
pub(crate) fn answered(
    tx: &mut Tx<'_>,
    post: posts::PostId,
    person: PersonId,
    answer: &str,
) -> Result<()> {
    answers::withdraw(tx, post, person)?;
    answers::note(tx, post, person, answer)?;
    tx.execute(&crate::store::ANSWERED, params![post, person, answer]).map(drop)
}
