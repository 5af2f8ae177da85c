//! The page for administrators: a file is sent, its columns are mapped with a preview, then it is imported.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use kernel::{App, Error, Result, Tx};
use ui::answer::{self, Wrong};
use ui::flash::{Flash, redirect};
use ui::{Ctx, EmptyForm, Form, Locale, Multipart, Nav, Page, Part};

use super::columns::{Field, Mapping};
use super::nightly::{self, Last};
use super::table::{BYTES_MOST, Table, read};
use super::{Choices, Report, identified, import, leavers, uploaded};

/// The address of the page.
pub(super) const PATH: &str = "/admin/import/people";

/// How many rows stand beside a column, to tell what is in it.
const SAMPLES: usize = 3;

#[derive(Template)]
#[template(path = "connect/people_file.html")]
struct Show<'a> {
    cx: &'a Ctx,
    l: Locale,
    last: Option<&'a Last>,
    ended: i64,
    wrong: &'a Wrong,
}

/// A column, what it says and what is in it.
struct Column {
    name: String,
    title: String,
    said: &'static str,
    samples: String,
}

#[derive(Template)]
#[template(path = "connect/people_file_preview.html")]
struct Preview<'a> {
    cx: &'a Ctx,
    l: Locale,
    columns: Vec<Column>,
    fields: Vec<(String, String)>,
    report: Option<&'a Report>,
    choices: Choices,
    wrong: &'a Wrong,
}

#[derive(Template)]
#[template(path = "connect/people_file_done.html")]
struct Done<'a> {
    l: Locale,
    report: &'a Report,
}

/// `GET /admin/import/people`
pub(super) async fn show(State(app): State<App>, cx: Ctx) -> Result<Response> {
    page(&app, &cx, &Wrong::nothing(cx.l)).await
}

async fn page(app: &App, cx: &Ctx, wrong: &Wrong) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let read = move |tx: &mut Tx<'_>| {
        viewer.administering()?;
        Ok((nightly::last(tx)?, leavers::ended(tx)?.len() as i64))
    };
    let (last, ended) = app.db.read(read).await?;
    let html = answer::render(&Show { cx, l: cx.l, last: last.as_ref(), ended, wrong })?;
    let page = Page::new(cx.l.t("people-file-title")).main(html).nav(Nav::Admin);
    Ok(answer::never_kept(page.status(wrong.status())))
}

/// Work that reads files, on a thread that may wait for it.
async fn apart<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)?
}

/// `POST /admin/import/people`: takes the files and shows what would happen.
pub(super) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    mut form: Multipart,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    viewer.administering()?;
    let (mut people, mut units) = (Vec::new(), Vec::new());
    let most = BYTES_MOST.min(app.config.upload_limit as usize);
    while let Some(part) = form.next().await? {
        if let Part::File(file) = part {
            match file.input.as_str() {
                "people" => people = file.bytes(most).await?,
                "units" => units = file.bytes(most).await?,
                _ => {}
            }
        }
    }
    let (own, id) = (app.clone(), viewer.id);
    let taken = apart(move || {
        if people.is_empty() {
            return Err(Error::field("people", "people-file-none"));
        }
        let units = Some(units).filter(|units| !units.is_empty());
        read(people.clone())?;
        if let Some(units) = &units {
            read(units.clone()).map_err(|_| Error::field("units", "people-file-empty"))?;
        }
        uploaded::keep(&own, id, &people, units.as_deref())
    });
    match taken.await {
        Ok(()) => preview(&app, &cx, &[], Choices::default()).await,
        Err(error) => page(&app, &cx, &Wrong::with(cx.l, error)?).await,
    }
}

/// The mapping that a form chose, over the one that the titles say.
fn chosen(table: &Table, fields: &[(String, String)]) -> Mapping {
    let recognised = Mapping::recognised(&table.columns);
    let is_said = fields.iter().any(|(name, _)| name.starts_with("column-"));
    if !is_said {
        return recognised;
    }
    let mut mapping = Mapping(vec![None; table.columns.len()]);
    for (name, word) in fields {
        if let Some(at) = name.strip_prefix("column-").and_then(|at| at.parse().ok()) {
            mapping.set(at, Field::of(word));
        }
    }
    mapping
}

async fn preview(
    app: &App,
    cx: &Ctx,
    fields: &[(String, String)],
    choices: Choices,
) -> Result<Response> {
    let (own, id, fields) = (app.clone(), cx.viewer()?.id, fields.to_vec());
    let looked = apart(move || {
        let (people, units) = uploaded::tables(&own, id)?;
        let mapping = chosen(&people, &fields);
        let dry = Choices { dry_run: true, ..choices };
        let report = identified(&mapping)
            .and_then(|()| import(&own, &people, &mapping, units.as_ref(), &dry));
        Ok((people, mapping, report))
    });
    let (people, mapping, report) = match looked.await {
        Ok(looked) => looked,
        Err(error) => return page(app, cx, &Wrong::with(cx.l, error)?).await,
    };
    let (report, wrong) = match report {
        Ok(report) => (Some(report), Wrong::nothing(cx.l)),
        Err(error) => (None, Wrong::with(cx.l, error)?),
    };
    let columns = people.columns.iter().enumerate().map(|(at, title)| Column {
        name: format!("column-{at}"),
        title: if title.is_empty() { format!("{}", at + 1) } else { title.clone() },
        said: mapping.0.get(at).copied().flatten().map_or("", Field::word),
        samples: samples(&people, at),
    });
    let none = (String::new(), cx.l.t("people-file-column-none"));
    let fields = Field::ALL.map(|field| (field.word().to_owned(), cx.l.t(&field.key())));
    let view = Preview {
        cx,
        l: cx.l,
        columns: columns.collect(),
        fields: std::iter::once(none).chain(fields).collect(),
        report: report.as_ref(),
        choices,
        wrong: &wrong,
    };
    let html = answer::render(&view)?;
    let page = Page::new(cx.l.t("people-file-title")).main(html).nav(Nav::Admin);
    Ok(answer::never_kept(page.status(wrong.status())))
}

/// The first things that stand in a column.
fn samples(table: &Table, at: usize) -> String {
    let cells = table.rows.iter().filter_map(|row| row.cells.get(at));
    let said = cells.filter(|cell| !cell.is_empty()).take(SAMPLES);
    said.map(|cell| super::problem::excerpt(cell)).collect::<Vec<_>>().join(" · ")
}

/// `POST /admin/import/people/run`: shows again what would happen, or imports.
pub(super) async fn submit_run(
    State(app): State<App>,
    cx: Ctx,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    viewer.administering()?;
    let says = |name: &str, value: &str| fields.iter().any(|(n, v)| n == name && v == value);
    let choices = Choices {
        dry_run: false,
        deactivate_missing: says("deactivate_missing", "1"),
        yes_many: says("yes_many", "1"),
        by: Some(viewer.id),
    };
    if !says("act", "import") {
        return preview(&app, &cx, &fields, choices).await;
    }
    let (own, said) = (app.clone(), fields.clone());
    let imported = apart(move || {
        let (people, units) = uploaded::tables(&own, viewer.id)?;
        let mapping = chosen(&people, &said);
        identified(&mapping)?;
        import(&own, &people, &mapping, units.as_ref(), &choices)
    });
    match imported.await {
        Ok(report) => {
            let html = answer::render(&Done { l: cx.l, report: &report })?;
            let page = Page::new(cx.l.t("people-file-title")).main(html).nav(Nav::Admin);
            Ok(answer::never_kept(page))
        }
        Err(error) if error.meaning() == kernel::error::Meaning::Invalid => {
            preview(&app, &cx, &fields, choices).await
        }
        Err(error) => Err(error),
    }
}

/// `POST /admin/import/people/ended`: closes the accounts of those whose contract is over, however many.
pub(super) async fn submit_ended(
    State(app): State<App>,
    cx: Ctx,
    _: EmptyForm,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let close = move |tx: &mut Tx<'_>| {
        viewer.administering()?;
        leavers::close_ended(tx, true, Some(viewer.id))
    };
    app.db.write(close).await?;
    Ok(redirect(PATH, &Flash::new("notice-people-file-ended")).into_response())
}
