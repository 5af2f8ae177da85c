//! Deadlines: whoever an object names, or else the managers of its space, is told when its state should soon be left
//! and when it is late; then its rules do what they say.

use std::time::Duration;

use kernel::work::{Next, Work};
use kernel::{Activity, Db, PersonId, Result, SpaceId, Time, Tx, Viewer, params};
use posts::kinds::keep;
use posts::{Post, PostId, Readable};
use serde_json::json;
use spaces::recipients::{animators, read_by};

use crate::declaration::Declaration;
use crate::loaded::holding;
use crate::logged;
use crate::rules::{self, Happened};
use crate::store::{CONCERNED, DUE, NEXT_DUE, SPACE_OF, TOLD};
use crate::values::DEADLINE;

/// The longest time between two looks: another process may have written what is due next.
const AT_MOST: Duration = Duration::from_secs(60);

/// Tells of deadlines. Several processes may do so on one database: each is told of once.
#[derive(Clone)]
pub struct Deadlines(pub Db);

impl Work for Deadlines {
    const NAME: &'static str = "deadlines";

    async fn round(&self) -> Result<Next> {
        if self.0.read(people::settings::is_held).await? {
            return Ok(Next::After(AT_MOST));
        }
        let next = self.0.read(|tx| {
            let next = tx.query_opt(&NEXT_DUE, params![], |row| row.get::<Time>(0))?;
            Ok(next.map_or(i64::MAX, |next| next.micros() - tx.now().micros()))
        });
        let next = next.await?;
        // Most looks find nothing: only the others write.
        if next <= 0 && self.0.write(tell_due).await? > 0 {
            return Ok(Next::AtOnce);
        }
        let micros = u64::try_from(next).unwrap_or(0);
        Ok(Next::OnCommit(Duration::from_micros(micros).min(AT_MOST)))
    }
}

/// Tells of what is due; answers of how many.
fn tell_due(tx: &mut Tx<'_>) -> Result<usize> {
    let now = tx.now();
    let due =
        tx.query(&DUE, params![now], |row| Ok((row.get::<PostId>(0)?, row.get::<String>(1)?)))?;
    for (post, which) in &due {
        if tx.execute(&TOLD, params![post, which])? == 1 {
            tell(tx, *post, which == DEADLINE)?;
        }
    }
    Ok(due.len())
}

fn tell(tx: &mut Tx<'_>, id: PostId, late: bool) -> Result<()> {
    let space: SpaceId = tx.query_one(&SPACE_OF, params![id], |row| row.get(0))?;
    let Some((reader, post)) = read(tx, id, space)? else { return Ok(()) };
    // Another process may know it otherwise already; what this one cannot read is left alone.
    let it = match holding(tx, &post.kind) {
        Ok(Some(it)) => it,
        Ok(None) => return Ok(()),
        Err(error) => {
            tracing::error!(kind = post.kind.name(), %error, "unreadable declaration");
            return Ok(());
        }
    };
    let handling = handling(tx, &it, &post, space)?;
    let people: Vec<String> = handling.iter().map(PersonId::to_string).collect();
    let activity = Activity::new(logged::POST_DUE, id.0).within(space);
    tx.log(activity.data(json!({ "people": people, "late": late })))?;
    if !late {
        return Ok(());
    }
    let happened = Happened::to(&post, "late");
    let fields = rules::set(tx, &it, &happened);
    rules::run(tx, &it, &happened)?;
    if let Some(fields) = fields {
        keep(tx, id, &post.kind, &post.state, &fields)?;
        let now = posts::access::readable(tx, &reader, id)?;
        post.kind.written(tx, reader.id, &now)?;
        tx.log(Activity::new(posts::logged::POST_EDITED, id.0).within(space))?;
    }
    Ok(())
}

/// The object, with the eyes of somebody whom it concerns: nobody is looking. Its author may have left; then one of the
/// managers of its space, or of those it names. Nothing where none of them reads it.
fn read(tx: &mut Tx<'_>, id: PostId, space: SpaceId) -> Result<Option<(Viewer, Readable<Post>)>> {
    let mut people = tx.query(&CONCERNED, params![id], |row| row.get::<PersonId>(0))?;
    people.extend(animators(tx, space)?);
    for person in people {
        let Some(viewer) = people::viewer(tx, person)? else { continue };
        match posts::access::readable(tx, &viewer, id) {
            Ok(post) => return Ok(Some((viewer, post))),
            Err(error) if error.status() == 404 => {}
            Err(error) => return Err(error),
        }
    }
    Ok(None)
}

/// Who handles an object and reads it: whom its fields name; where that is nobody, the managers of its space.
fn handling(
    tx: &mut Tx<'_>,
    it: &Declaration,
    post: &Readable<Post>,
    space: SpaceId,
) -> Result<Vec<PersonId>> {
    let fields = it.active_fields().filter(|field| field.r#type.names_people());
    let shown = fields.filter(|field| it.is_shown(field, &post.state));
    let named: Vec<PersonId> = shown.flat_map(|field| post.fields.people(&field.name)).collect();
    let named = read_by(tx, space, post.id.0, &named)?;
    if !named.is_empty() {
        return Ok(named);
    }
    let managers = animators(tx, space)?;
    read_by(tx, space, post.id.0, &managers)
}
