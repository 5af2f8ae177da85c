//! The page that takes a file of objects: it says what the file does, and does it when it is sent again.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use kernel::{App, Error, Result};
use serde::Deserialize;
use ui::{Ctx, Json, Multipart, Nav, Page, Part, Query, answer};

use super::import::{BYTES, Report, run, table};
use super::known;
use crate::declaration::Declaration;

/// What a page or a program asks for.
#[derive(Clone, Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(crate) struct Asked {
    /// The name of the declaration.
    kind: String,
    /// The slug of the space in which new ones are created, unless their row names another.
    space: String,
    /// `yes` to only say what would be done.
    dry: String,
}

#[derive(Template)]
#[template(path = "objects/import.html")]
struct View<'a> {
    cx: &'a Ctx,
    it: &'a Declaration,
    space: &'a str,
    report: Option<Report>,
    /// The file, to be sent again.
    file: &'a str,
    error: String,
}

impl View<'_> {
    fn page(&self, status: u16) -> Result<Page> {
        let title = self.cx.l.t("objects-import-title");
        Ok(Page::new(title).nav(Nav::Home).status(status).main(answer::render(self)?))
    }
}

async fn declaration(app: &App, cx: &Ctx, name: &str) -> Result<Declaration> {
    let (viewer, name) = (cx.viewer()?.clone(), name.to_owned());
    app.db.read(move |tx| known(tx, &viewer, &name).map(|(it, _)| it)).await
}

/// `GET /objects/import`
pub(super) async fn page(
    State(app): State<App>,
    cx: Ctx,
    Query(asked): Query<Asked>,
) -> Result<Page> {
    let it = declaration(&app, &cx, &asked.kind).await?;
    let space = asked.space.trim_start_matches('~');
    View { cx: &cx, it: &it, space, report: None, file: "", error: String::new() }.page(200)
}

/// `POST /objects/import`
pub(super) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    mut form: Multipart,
) -> Result<Response> {
    let (mut asked, mut bytes, mut sure) = (Asked::default(), Vec::new(), false);
    while let Some(part) = form.next().await? {
        match part {
            Part::File(file) => bytes = file.bytes(BYTES).await?,
            Part::Word(name, value) => match name.as_str() {
                "kind" => asked.kind = value,
                "space" => asked.space = value.trim().trim_start_matches('~').to_owned(),
                "sure" => sure = true,
                "table" => bytes = value.into_bytes(),
                _ => {}
            },
        }
    }
    let it = declaration(&app, &cx, &asked.kind).await?;
    let file = identity::table::text(bytes.clone());
    let mut view = View {
        cx: &cx,
        it: &it,
        space: &asked.space,
        report: None,
        file: &file,
        error: String::new(),
    };
    let read = match table(bytes) {
        Ok(read) => read,
        Err(error) => {
            let said = error.fields().first().map_or(error.message(), |(_, said)| said);
            view.error = cx.l.msg(said);
            return Ok(view.page(error.status())?.into_response());
        }
    };
    let to = (asked.kind.as_str(), asked.space.as_str());
    let report = run(&app, cx.viewer()?, cx.l, to, read, sure).await?;
    let status = if report.problems.is_empty() { 200 } else { 422 };
    view.report = Some(report);
    Ok(view.page(status)?.into_response())
}

/// Create and change posts of a type by a file (CSV, as `GET /api/v1/objects/csv` gives it): all of it or nothing.
#[utoipa::path(post, path = "/api/v1/objects/csv", tag = "posts", params(Asked),
    request_body(content = String, content_type = "text/csv"),
    responses((status = 200, body = Report),
        (status = 404, description = "There is no such type for you, or no such space")))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Query(asked): Query<Asked>,
    body: axum::body::Bytes,
) -> Result<Json<Report>> {
    if body.len() > BYTES {
        let most = ui::Locale::new(cx.l.lang).bytes(BYTES as u64);
        let said = kernel::Message::new("error-too-large").with("most", most);
        return Err(Error::field("file", said));
    }
    let read = table(body.to_vec())?;
    let to = (asked.kind.as_str(), asked.space.as_str());
    run(&app, cx.viewer()?, cx.l, to, read, asked.dry.is_empty()).await.map(Json)
}
