//! Keeping people and groups in step with a directory: in rounds, of which one has the lease.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use kernel::error::Meaning;
use kernel::work::{Next, Work};
use kernel::{Activity, App, Result, Tx, params};
use people::groups::GroupId;
use serde_json::json;

use super::photos;
use super::plan::{self, GroupPlan, Plan, Planned};
use super::read;
use super::report::Report;
use super::source::{self, Source};
use super::store::*;
use crate::logged;
use crate::scim::directory::{self, Directory, Proved};
use crate::scim::group::{self, Group};
use crate::scim::members::{self, News};
use crate::scim::{active, door, user};

/// How long a run may take, in seconds: then another process begins it again, and this one may write no more.
const LEASED: i64 = 3_600;
/// How often it runs, in seconds.
const EVERY: i64 = 3_600;
/// How often is looked whether one is due.
const ROUND: Duration = Duration::from_secs(60);
/// How many people are written at once, and how many are put into a group or taken out.
const BATCH: usize = 100;
const MEMBERS: usize = 500;
/// Why a group does not get its name.
const TAKEN: &str = "group-name-taken";

/// Keeps all directories in step.
pub struct Keeper(pub App);

impl Work for Keeper {
    const NAME: &'static str = "ldap";

    async fn round(&self) -> Result<Next> {
        let later = Ok(Next::OnCommit(ROUND));
        if self.0.db.read(due).await?.is_none() {
            return later;
        }
        let Some((source, of)) = self.0.db.write(begin).await? else { return later };
        let began = self.0.clock().now();
        let limit = Duration::from_secs(LEASED.unsigned_abs());
        let done = tokio::time::timeout(limit, run(&self.0, &source, &of)).await;
        let mut report = match done {
            Ok(Ok(report)) => report,
            Ok(Err(error)) => {
                tracing::warn!(%error, directory = source.slug, "a directory was not read");
                Report::failed(self.0.clock().now(), &error)
            }
            Err(_) => {
                let slow = crate::scim::refusal::conflict("scim-error-ldap-slow", "");
                Report::failed(self.0.clock().now(), &slow)
            }
        };
        report.seconds = self.0.clock().now().seconds_since(began);
        let written = serde_json::to_string(&report)?;
        let is_done = report.failure.is_none() && !report.is_look && !report.is_held();
        let done = move |tx: &mut Tx<'_>| {
            // Another run may have begun since.
            if of.prove(tx).is_err() {
                return Ok(());
            }
            let now = tx.now();
            let due = now.plus_seconds(EVERY);
            tx.execute(&DONE, params![of.id, due, written, now])?;
            let data = json!({ "done": is_done });
            tx.log(Activity::new(logged::DIRECTORY_READ, of.id.0).data(data))
        };
        self.0.db.write(done).await?;
        Ok(Next::AtOnce)
    }
}

fn due(tx: &mut Tx<'_>) -> Result<Option<Source>> {
    let now = tx.now();
    tx.query_opt(&DUE, params![now], source::row)
}

/// Takes up what is due: with a token of its own, by which it proves itself as other directories do.
fn begin(tx: &mut Tx<'_>) -> Result<Option<(Source, Directory)>> {
    let now = tx.now();
    let Some(source) = due(tx)? else { return Ok(None) };
    tx.execute(&LEASE, params![source.id, now.plus_seconds(LEASED)])?;
    source::token(tx, source.id)?;
    let of = directory::of_id(tx, source.id)?;
    Ok(Some((source, of)))
}

async fn run(app: &App, source: &Source, of: &Directory) -> Result<Report> {
    let mut report = Report {
        at: app.clock().now(),
        is_look: source.asked == "look" || !source.is_on,
        ..Report::default()
    };
    let read = Arc::new(read::read(app, source, &mut report).await?);
    (report.people, report.groups) = (read.people.len(), read.groups.len());
    let (all, asked, before) = (read.clone(), of.clone(), report.clone());
    let look = move |tx: &mut Tx<'_>| {
        let (known, mut report) = (user::all(tx, &asked)?, before.clone());
        let people = plan::people(tx, &asked, &known, &all, &mut report)?;
        let groups = plan::groups(tx, &asked, &known, &all, &mut report)?;
        Ok((people, groups, photos::due(tx, &asked, &known, &all)?, report))
    };
    let (plan, mut later, mut photos, looked) = app.db.read(look).await?;
    report = looked;
    confirmed(source, &mut report);
    if report.is_look || report.is_held() {
        return Ok(report);
    }
    let is_same = plan.is_empty();
    people(app, of, plan, &mut report).await?;
    if !is_same {
        // Who came is in groups, and has a photo.
        let asked = of.clone();
        let look = move |tx: &mut Tx<'_>| {
            let known = user::all(tx, &asked)?;
            let groups = plan::groups(tx, &asked, &known, &read, &mut Report::default())?;
            Ok((groups, photos::due(tx, &asked, &known, &read)?))
        };
        (later, photos) = app.db.read(look).await?;
    }
    groups(app, of, later, &mut report).await?;
    match photos::keep(app, source, of, photos).await {
        Err(error) if error.meaning() != Meaning::Unauthenticated => {
            tracing::warn!(%error, directory = source.slug, "photos of a directory were not read");
            report.refuse(&source.settings.attributes.photo, &error);
        }
        other => other?,
    }
    Ok(report)
}

async fn people(app: &App, of: &Directory, plan: Plan, report: &mut Report) -> Result<()> {
    // Whom those lead who come later, or each other, is said once all are there.
    let (first, circles) = plan::in_order(plan.new);
    let unled: Vec<Planned> = circles.iter().map(Planned::unled).collect();
    for batch in first.chunks(BATCH).chain(unled.chunks(BATCH)) {
        bring(app, of, batch.to_vec(), report).await?;
    }
    let mut later: Vec<_> = circles.into_iter().map(|one| (None, one)).collect();
    later.extend(plan.changed.into_iter().map(|(resource, one)| (Some(resource), one)));
    for batch in later.chunks(BATCH) {
        change(app, of, batch.to_vec(), report).await?;
    }
    for batch in plan.closed.chunks(BATCH) {
        close(app, of, batch.to_vec(), report).await?;
    }
    Ok(())
}

/// What was held is done where an administrator said so, of those of whom they were told.
fn confirmed(source: &Source, report: &mut Report) {
    let Some(before) = source.report.as_ref().filter(|_| source.asked == "confirmed") else {
        return;
    };
    if before.held.is_some() && report.closes == before.closes {
        report.held = None;
    }
    let is_told = before.held_groups.is_some() || before.held_members.is_some();
    if is_told && report.deletes == before.deletes {
        (report.held_groups, report.held_members) = (None, None);
    }
}

/// Who could not be taken, and why.
type Refused = Vec<(String, kernel::Error)>;

/// Does something to each, so that one who cannot be taken is in the way of nobody.
fn each<T>(
    tx: &mut Tx<'_>,
    all: &[T],
    name: impl Fn(&T) -> &str,
    mut act: impl FnMut(&mut Tx<'_>, &T) -> Result<()>,
) -> Result<Refused> {
    let mut refused = Vec::new();
    for one in all {
        match tx.savepoint(|tx| act(tx, one)) {
            Err(error)
                if matches!(
                    error.meaning(),
                    Meaning::Invalid | Meaning::Conflict | Meaning::TooLarge
                ) =>
            {
                refused.push((name(one).to_owned(), error));
            }
            other => other?,
        }
    }
    Ok(refused)
}

async fn bring(app: &App, of: &Directory, batch: Vec<Planned>, report: &mut Report) -> Result<()> {
    let config = app.config.clone();
    let write = move |tx: &mut Tx<'_>, of: &Proved<'_>| {
        each(
            tx,
            &batch,
            |one| &one.name,
            |tx, one| {
                let sent = (one.said.clone(), Some(one.is_active));
                user::create(tx, &config, of, &sent).map(drop)
            },
        )
    };
    // They were told when it was found out what differs.
    let refused = door::write(app, of.clone(), write).await?;
    for (name, error) in refused {
        if !report.refused.iter().any(|known| known.who == name) {
            report.refuse(&name, &error);
        }
    }
    Ok(())
}

async fn change(
    app: &App,
    of: &Directory,
    batch: Vec<(Option<String>, Planned)>,
    report: &mut Report,
) -> Result<()> {
    let config = app.config.clone();
    let write = move |tx: &mut Tx<'_>, of: &Proved<'_>| {
        each(
            tx,
            &batch,
            |(_, one)| &one.name,
            |tx, (resource, one)| {
                let external =
                    one.said.get("externalId").and_then(|id| id.as_str()).unwrap_or_default();
                let known = match resource {
                    Some(resource) => Some(user::one(tx, of, resource)?),
                    None => user::external(tx, of, external)?,
                };
                // Who could not be brought is not led by anybody either.
                let Some(known) = known else { return Ok(()) };
                let sent = (one.said.clone(), Some(one.is_active));
                match tx.savepoint(|tx| user::save(tx, &config, of, &known, &sent, true)) {
                    // Who leads each other in a circle is led by nobody.
                    Err(error) if error.message().key == "scim-error-circle" => {
                        let sent = (one.unled().said, Some(one.is_active));
                        user::save(tx, &config, of, &known, &sent, true).map(drop)
                    }
                    other => other.map(drop),
                }
            },
        )
    };
    let refused = door::write(app, of.clone(), write).await?;
    refused.iter().for_each(|(name, error)| report.refuse(name, error));
    Ok(())
}

async fn close(
    app: &App,
    of: &Directory,
    batch: Vec<(String, String, bool)>,
    report: &mut Report,
) -> Result<()> {
    let write = move |tx: &mut Tx<'_>, of: &Proved<'_>| {
        each(
            tx,
            &batch,
            |(_, name, _)| name,
            |tx, (resource, _, is_gone)| {
                let known = user::one(tx, of, resource)?;
                active::set(tx, of, known.person, Some(false))?;
                if *is_gone { user::free_name(tx, of, &known) } else { Ok(()) }
            },
        )
    };
    let refused = door::write(app, of.clone(), write).await?;
    refused.iter().for_each(|(name, error)| report.refuse(name, error));
    Ok(())
}

/// Groups, once their people are there.
async fn groups(
    app: &App,
    of: &Directory,
    (plans, gone): (Vec<GroupPlan>, Vec<Group>),
    report: &mut Report,
) -> Result<()> {
    // First those that are gone: another may have their name.
    for group in gone {
        let name = group.name.clone();
        let write = move |tx: &mut Tx<'_>, of: &Proved<'_>| group::delete(tx, of, &group);
        match door::write(app, of.clone(), write).await {
            // A rule needs it: it stays, and that is told.
            Err(error) if error.meaning() == Meaning::Conflict => report.refuse(&name, &error),
            done => done?,
        }
    }
    // A name may be free only once the group that had it has another.
    let mut later = Vec::new();
    for plan in plans {
        later.extend(group(app, of, Arc::new(plan), false, report).await?);
    }
    for plan in later {
        group(app, of, plan, true, report).await?;
    }
    Ok(())
}

/// Keeps one group; answers it where its name is taken, unless that is to be told.
async fn group(
    app: &App,
    of: &Directory,
    plan: Arc<GroupPlan>,
    is_last: bool,
    report: &mut Report,
) -> Result<Option<Arc<GroupPlan>>> {
    let named = plan.clone();
    let write = move |tx: &mut Tx<'_>, of: &Proved<'_>| keep(tx, of, &named);
    let id = match door::write(app, of.clone(), write).await {
        Ok(id) => id,
        Err(error) if !is_last && error.fields().iter().any(|(_, why)| why.key == TAKEN) => {
            return Ok(Some(plan));
        }
        Err(error)
            if matches!(
                error.meaning(),
                Meaning::Invalid | Meaning::Conflict | Meaning::TooLarge
            ) =>
        {
            report.refuse(&plan.name, &error);
            return Ok(None);
        }
        Err(error) => return Err(error),
    };
    let nobody = HashSet::new();
    let was = plan.known.as_ref().map_or(&nobody, |(_, was)| was);
    let changes = members::changes(was, &plan.members);
    for batch in changes.chunks(MEMBERS) {
        let batch = batch.to_vec();
        let write = move |tx: &mut Tx<'_>, of: &Proved<'_>| members::put(tx, of, id, &batch);
        door::write(app, of.clone(), write).await?;
    }
    Ok(None)
}

/// A group by its name, with nobody more or less in it.
fn keep(tx: &mut Tx<'_>, of: &Proved<'_>, plan: &GroupPlan) -> Result<GroupId> {
    let news =
        News { name: Some(plan.name.clone()), external: Some(plan.id.clone()), ..News::default() };
    match &plan.known {
        Some((group, _)) => {
            group::save(tx, of, group, &news)?;
            Ok(group.group)
        }
        None => Ok(group::create(tx, of, &news)?.group),
    }
}
