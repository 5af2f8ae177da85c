//! What managers of the demo's communities keep ready: covers, a plan with a post that waits for approval, invitations that
//! wait for an answer.

use demo::{Company, Picture};
use kernel::{App, Error, Result, Time, Tx, Viewer};
use posts::drafts::{self, Base, NewDraft};
use posts::plan;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::events::{at, date, weekday};
use super::{Made, viewer};

const DAY: i64 = 86_400;

#[derive(Deserialize)]
struct Living {
    covers: Vec<Cover>,
    /// Spaces in which another manager approves what is scheduled.
    seconds: Vec<Second>,
    plan: Vec<Planned>,
    invited: Vec<Invited>,
    guests: Vec<Guest>,
}

#[derive(Deserialize)]
struct Cover {
    space: String,
    picture: String,
}

#[derive(Deserialize)]
struct Second {
    space: String,
    by: String,
}

/// A post that is scheduled, so many days after the end.
#[derive(Deserialize)]
struct Planned {
    space: String,
    author: String,
    days: i32,
    hour: String,
    /// Who approved it, where somebody did.
    #[serde(default)]
    approved: String,
    #[serde(flatten)]
    content: Map<String, Value>,
}

#[derive(Deserialize)]
struct Invited {
    space: String,
    by: String,
    /// So many days before the end.
    days: i64,
    people: Vec<String>,
}

#[derive(Deserialize)]
struct Guest {
    space: String,
    by: String,
    days: i64,
    email: String,
}

/// Writes it.
pub(super) fn fill(app: &App, company: &Company, made: &Made, end: Time) -> Result<()> {
    let living: Living = serde_json::from_str(demo::LIVING)?;
    let mut covers = Vec::new();
    for cover in &living.covers {
        let unread = || Error::internal(format!("no picture: {}", cover.picture));
        let picture = Picture::read(&cover.picture).ok_or_else(unread)?;
        let (wide, small) = people::photo::wide(&picture.png())?;
        let kept = |jpeg: Vec<u8>| Ok::<_, Error>(app.blobs.put(&jpeg[..], u64::MAX)?.hash);
        covers.push((cover.space.clone(), kept(wide)?, kept(small)?, picture.alt));
    }
    let (config, company, made) = (app.config.clone(), company.clone(), made.clone());
    app.db.write_blocking(move |tx| {
        let person = |handle: &str| {
            let n = company.people.iter().position(|person| person.handle == handle);
            let n = n.ok_or_else(|| Error::internal(format!("nobody is {handle}")))?;
            Ok::<Viewer, Error>(viewer(&company, &made, n))
        };
        let tx = tx.at(end);
        for (slug, wide, small, alt) in &covers {
            let space = company.spaces.iter().find(|space| space.slug == *slug);
            let space = space.ok_or_else(|| Error::internal(format!("no space is {slug}")))?;
            let by = viewer(&company, &made, space.founder);
            let space = spaces::managed(tx, &by, slug)?;
            spaces::cover::set(tx, &by, &space, (wide, small), alt)?;
        }
        for second in &living.seconds {
            let by = person(&second.by)?;
            let space = spaces::managed(tx, &by, &second.space)?;
            plan::set(tx, &by, &space, true)?;
        }
        living.plan.iter().try_for_each(|one| schedule(tx, &person, one, end))?;
        for invited in &living.invited {
            let tx = tx.at(end.plus_seconds(-invited.days * DAY));
            let by = person(&invited.by)?;
            let space = spaces::managed(tx, &by, &invited.space)?;
            for handle in &invited.people {
                spaces::inviting::invite(tx, &by, &space, handle)?;
            }
        }
        for guest in &living.guests {
            let tx = tx.at(end.plus_seconds(-guest.days * DAY));
            let by = person(&guest.by)?;
            let space = spaces::managed(tx, &by, &guest.space)?;
            identity::guests::invitations::invite(tx, &config, &by, space.id, &guest.email)?;
        }
        Ok(())
    })
}

fn schedule(
    tx: &mut Tx<'_>,
    person: &dyn Fn(&str) -> Result<Viewer>,
    one: &Planned,
    end: Time,
) -> Result<()> {
    let author = person(&one.author)?;
    let zone = ui::Locale::new(author.lang).zone;
    let due = at(weekday(date(end, zone), one.days)?, &one.hour, zone)?;
    let mut content = one.content.clone();
    content.insert("space".to_owned(), one.space.clone().into());
    let new: NewDraft = serde_json::from_value(json!({ "content": content, "due_at": due }))?;
    let id = drafts::save(tx, &author, None, &new, &Base::default())?;
    if !one.approved.is_empty() {
        let by = person(&one.approved)?;
        let space = spaces::access::visible(tx, &by, &one.space)?;
        let read = plan::one(tx, &by, &space, id)?.etag();
        plan::approve(tx, &by, &space, (id, &read))?;
    }
    Ok(())
}
