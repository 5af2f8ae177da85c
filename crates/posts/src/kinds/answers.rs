//! Who answered a post of a kind that asks everybody, and who has not yet: a vote by name, an
//! acknowledgement. What was answered anonymously is not here.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use kernel::{App, Error, PersonId, Result, Time, Tx, Viewer, params};
use people::PersonCard;
use serde::Serialize;
use ui::{Ctx, Locale, Nav, Page};

use super::Kinds;
use super::store::{
    ANSWER, ANSWERS, HOW_MANY_ANSWERED, HOW_MANY_HAVE_NOT, IS_AWAITED, KIND, TALLIES, TALLY,
    UNANSWERED, WAITING, WHO_ANSWERED, WHO_HAS_NOT, WITHDRAW,
};
use crate::access::readable;
use crate::{Post, PostId, Readable};

/// Notes an answer under the name of who gave it.
pub fn note(tx: &mut Tx<'_>, post: PostId, person: PersonId, answer: &str) -> Result<()> {
    tx.execute(&ANSWER, params![post, person, answer, tx.now()]).map(drop)
}

/// Notes that somebody answered, and what was answered, each without the other. The hour is left
/// out too.
///
/// # Errors
/// `Conflict` when they answered before.
pub fn note_anonymously(
    tx: &mut Tx<'_>,
    post: PostId,
    person: PersonId,
    answers: &[String],
) -> Result<()> {
    if tx.execute(&ANSWER, params![post, person, "", 0_i64])? == 0 {
        return Err(Error::new(kernel::error::Meaning::Conflict, "kind-answered-already"));
    }
    for answer in answers {
        tx.execute(&TALLY, params![post, answer.as_str()])?;
    }
    Ok(())
}

/// Takes back what somebody answered by name.
pub fn withdraw(tx: &mut Tx<'_>, post: PostId, person: PersonId) -> Result<()> {
    tx.execute(&WITHDRAW, params![post, person]).map(drop)
}

/// How many people answered.
pub fn count(tx: &mut Tx<'_>, post: PostId) -> Result<i64> {
    tx.query_one(&HOW_MANY_ANSWERED, params![post], |row| row.get(0))
}

/// Who answered what by name to each of these posts, the oldest answer of a post first.
pub fn of(tx: &mut Tx<'_>, posts: &[PostId]) -> Result<Vec<(PostId, PersonId, String)>> {
    let ids: Vec<i64> = posts.iter().map(|post| post.0).collect();
    tx.query(&ANSWERS, params![ids], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
}

/// How often each answer was given anonymously to each of these posts.
pub fn tallies(tx: &mut Tx<'_>, posts: &[PostId]) -> Result<Vec<(PostId, String, i64)>> {
    let ids: Vec<i64> = posts.iter().map(|post| post.0).collect();
    tx.query(&TALLIES, params![ids], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
}

/// Whether a post waits for the answer of everybody who sees its space.
pub fn is_awaited(tx: &mut Tx<'_>, post: PostId) -> Result<bool> {
    Ok(tx.query_opt(&IS_AWAITED, params![post], |row| row.get::<i64>(0))?.is_some())
}

/// Whether everybody who follows the space of a post is told of it.
pub fn is_told_to_all(tx: &mut Tx<'_>, post: PostId) -> Result<bool> {
    let kind = tx.query_opt(&KIND, params![post], |row| row.get::<String>(0))?;
    Ok(kind.and_then(|kind| Kinds::of(tx).named(&kind)).is_some_and(|kind| kind.told_to_all()))
}

/// The posts that wait for this viewer's answer, the newest first, fifty at most.
pub fn waiting(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<PostId>> {
    tx.query(&WAITING, params![viewer.id, viewer.sees_open()], |row| row.get(0))
}

/// Who sees a post that asks everybody and has not answered, whether or not it still waits; `most` of
/// them.
pub fn unanswered(tx: &mut Tx<'_>, post: PostId, most: usize) -> Result<Vec<PersonId>> {
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    tx.query(&UNANSWERED, params![post, most], |row| row.get(0))
}

/// One answer, as JSON.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct AnswerView {
    /// Who answered.
    pub person: PersonCard,
    /// What, in the language of the request.
    pub answer: String,
    /// When.
    pub at: Time,
}

/// Who answered and who has not, as JSON.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct AnswersView {
    /// How many people answered.
    pub answered: i64,
    /// Their answers, the oldest first, at most 500, of those whom you may know of.
    pub answers: Vec<AnswerView>,
    /// How many see the space and have not answered, where everybody is waited for.
    pub awaited: i64,
    /// They, by name, at most 500, of those whom you may know of.
    pub missing: Vec<PersonCard>,
}

/// People named at most on a page. The file for spreadsheets names all.
const NAMED: i64 = 500;

fn load(
    tx: &mut Tx<'_>,
    (viewer, l): (&Viewer, Locale),
    id: PostId,
    most: i64,
) -> Result<(Readable<Post>, AnswersView)> {
    let post = readable(tx, viewer, id)?;
    let who = post.kind.answers_shown_to(&post).ok_or_else(Error::not_found)?;
    if !who.includes(tx, &post)? {
        return Err(Error::forbidden());
    }
    let open = viewer.sees_open();
    let values = params![id, viewer.id, open, most];
    let rows = tx.query(&WHO_ANSWERED, values, |row| {
        Ok((row.get::<PersonId>(0)?, row.get::<String>(1)?, row.get::<Time>(2)?))
    })?;
    let answered = count(tx, id)?;
    let (mut missing, mut awaited) = (Vec::new(), 0);
    if post.kind.awaits_everybody() {
        let values = params![id, viewer.id, open, most];
        missing = tx.query(&WHO_HAS_NOT, values, |row| row.get::<PersonId>(0))?;
        awaited = tx.query_one(&HOW_MANY_HAVE_NOT, params![id], |row| row.get(0))?;
    }
    let ids: Vec<PersonId> =
        rows.iter().map(|(person, ..)| *person).chain(missing.iter().copied()).collect();
    let cards = people::cards(tx, &ids)?;
    let answers = rows.into_iter().filter_map(|(person, answer, at)| {
        let answer = post.kind.say(l, &post.fields, &answer);
        Some(AnswerView { person: cards.get(&person)?.clone(), answer, at })
    });
    let missing = missing.iter().filter_map(|person| cards.get(person).cloned());
    let (answers, missing) = (answers.collect(), missing.collect());
    Ok((post, AnswersView { answered, answers, awaited, missing }))
}

#[derive(Template)]
#[template(path = "posts/answers.html")]
struct AnswersPage<'a> {
    cx: &'a Ctx,
    post: &'a Post,
    heading: String,
    answers: Vec<(ui::view::Person, String, Time)>,
    missing: Vec<ui::view::Person>,
    answered: i64,
    awaited: i64,
    awaits: bool,
}

/// `GET /posts/{id}/answers`
pub(super) async fn page(State(app): State<App>, cx: Ctx, Path(id): Path<String>) -> Result<Page> {
    let (viewer, l, id) = (cx.viewer()?.clone(), cx.l, id.parse::<PostId>()?);
    let (post, view) = app.db.read(move |tx| load(tx, (&viewer, l), id, NAMED)).await?;
    let answers =
        view.answers.iter().map(|a| (crate::view::person(&a.person), a.answer.clone(), a.at));
    let page = AnswersPage {
        cx: &cx,
        heading: post.heading(),
        answers: answers.collect(),
        missing: view.missing.iter().map(crate::view::person).collect(),
        answered: view.answered,
        awaited: view.awaited,
        awaits: post.kind.awaits_everybody(),
        post: &post,
    };
    let main = page.render().map_err(Error::internal)?;
    Ok(Page::new(cx.l.t("answers-title")).nav(Nav::Home).main(main))
}

/// `GET /posts/{id}/answers.csv`: for a spreadsheet.
pub(super) async fn csv(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<Response> {
    let (viewer, l, id) = (cx.viewer()?.clone(), cx.l, id.parse::<PostId>()?);
    let (_, view) = app.db.read(move |tx| load(tx, (&viewer, l), id, i64::MAX)).await?;
    let titles = ["name", "handle", "answer", "at"].map(|name| cx.l.t(&format!("answers-{name}")));
    let mut rows = vec![row(titles.each_ref().map(String::as_str))];
    for AnswerView { person, answer, at } in &view.answers {
        rows.push(row([&person.name, &person.handle, answer, &at.to_string()]));
    }
    for person in &view.missing {
        rows.push(row([&person.name, &person.handle, &cx.l.t("answers-none"), ""]));
    }
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"parvis-{id}.csv\"")),
    ];
    // Spreadsheets take a file without this mark for one in an old encoding.
    Ok((headers, format!("\u{feff}{}", rows.concat())).into_response())
}

/// A line of a file of comma-separated values (RFC 4180). What a spreadsheet would take for a
/// formula begins with an apostrophe instead.
fn row(cells: [&str; 4]) -> String {
    let cells = cells.map(|cell| {
        let safe = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
        format!("\"{safe}{}\"", cell.replace('"', "\"\""))
    });
    format!("{}\r\n", cells.join(","))
}

/// Who answered a post, and who has not yet where everyone is asked to.
#[utoipa::path(get, path = "/api/v1/posts/{id}/answers", tag = "posts",
    params(("id" = String, Path)), responses((status = 200, body = AnswersView)))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<ui::Json<AnswersView>> {
    let (viewer, l, id) = (cx.viewer()?.clone(), cx.l, id.parse::<PostId>()?);
    Ok(ui::Json(app.db.read(move |tx| load(tx, (&viewer, l), id, NAMED)).await?.1))
}

#[cfg(test)]
mod tests {
    use super::row;

    #[test]
    fn a_name_is_never_a_formula() {
        assert_eq!(row(["=1+1", "a\"b", "x,y", ""]), "\"'=1+1\",\"a\"\"b\",\"x,y\",\"\"\r\n");
    }
}
