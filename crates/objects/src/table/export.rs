//! A list as a file: every object that its address asks for, in its order.

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use kernel::{App, Error, Result, Tx, Viewer, params};
use posts::PostId;
use ui::{Ctx, Locale, Query};

use super::address::Address;
use super::filter::Filter;
use super::list::named;
use super::sheet::{Line, Sheet};
use super::store::BODIES;
use super::{Shown, known, rows};

/// Rows that are read at once, and in all.
const PIECE: usize = 500;
const MOST: usize = 20_000;

/// Some of the rows, and where the next begin.
fn piece(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    l: Locale,
    asked: &Address,
    after: &str,
    titled: bool,
) -> Result<(Vec<Vec<String>>, String)> {
    let (it, kind) = known(tx, viewer, asked.get("kind"))?;
    let filter = Filter::of(tx, viewer, &it, asked)?;
    let (rows, next) = rows::list(tx, viewer, kind.name(), &filter, after, PIECE)?;
    let ids: Vec<i64> = rows.iter().map(|row| row.id.0).collect();
    let bodies = tx.query(&BODIES, params![ids], |row| Ok((row.get::<PostId>(0)?, row.get(1)?)))?;
    let bodies: std::collections::HashMap<PostId, String> = bodies.into_iter().collect();
    let shown = Shown::of(&kind);
    let everybody: Vec<_> = rows.iter().flat_map(|row| named(&shown, row)).collect();
    let people = people::cards(tx, &everybody)?;
    let sheet = Sheet { l, it: &it, shown: &shown, people: &people };
    let columns = sheet.columns();
    let titles = titled.then(|| columns.iter().map(|(_, title)| title.clone()).collect());
    let lines = rows.iter().map(|row| {
        let line = Line {
            title: &row.title,
            body: bodies.get(&row.id).map_or("", String::as_str),
            state: &row.state,
            space: &row.space.0,
            author: people.get(&row.author).map_or_else(String::new, |card| card.name.clone()),
            created: l.local(row.at).replace('T', " "),
            fields: &row.fields,
        };
        columns.iter().map(|(column, _)| sheet.cell(column, &line)).collect()
    });
    Ok((titles.into_iter().chain(lines).collect(), next))
}

/// The whole file.
async fn file(app: &App, viewer: &Viewer, l: Locale, asked: &Address) -> Result<Vec<u8>> {
    // Spreadsheets take a file without this mark for one in an old encoding.
    let mut writer = csv::WriterBuilder::new()
        .delimiter(if l.lang == kernel::Lang::Fr { b';' } else { b',' })
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    let (mut after, mut written) = (String::new(), 0);
    loop {
        let (viewer, asked, from, first) = (viewer.clone(), asked.clone(), after, written == 0);
        let load = move |tx: &mut Tx<'_>| piece(tx, &viewer, l, &asked, &from, first);
        let (rows, next) = app.db.read(load).await?;
        written += rows.len();
        for row in rows {
            writer.write_record(&row).map_err(Error::internal)?;
        }
        if next.is_empty() || written > MOST {
            break;
        }
        after = next;
    }
    writer.into_inner().map_err(|error| Error::internal(error.into_error()))
}

async fn answer(app: &App, cx: &Ctx, sent: Vec<(String, String)>) -> Result<Response> {
    let (viewer, asked) = (cx.viewer()?, Address::of(sent));
    let bytes = file(app, viewer, cx.l, &asked).await?;
    let name = asked.get("kind");
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.csv\"")),
    ];
    Ok((headers, bytes).into_response())
}

/// `GET /objects/csv`
pub(super) async fn page(
    State(app): State<App>,
    cx: Ctx,
    Query(sent): Query<Vec<(String, String)>>,
) -> Result<Response> {
    answer(&app, &cx, sent).await
}

/// The same list as a file (CSV): at most 20,000 rows.
#[utoipa::path(get, path = "/api/v1/objects/csv", tag = "posts",
    params(("kind" = String, Query, description = "The name of the declaration; and whatever a list asks.")),
    responses((status = 200, content_type = "text/csv", body = String),
        (status = 404, description = "There is no such type for you, or no such space")))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Query(sent): Query<Vec<(String, String)>>,
) -> Result<Response> {
    answer(&app, &cx, sent).await
}
