//! A person as a vCard (RFC 6350), to keep among one's contacts: as a file, and as a picture to scan.
//! It says what the viewer is shown, and no more.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use kernel::{App, Result, Tx};
use ui::Ctx;

use crate::profile::{Profile, profile};
use crate::{access, qr, settings};

/// Longest line, in octets (RFC 6350, 3.2).
const LINE: usize = 75;

/// What a phone does with a picture; the rest would only make its squares smaller.
const SCANNED: [&str; 8] = ["BEGIN", "VERSION", "N", "FN", "ORG", "TITLE", "EMAIL", "TEL"];

/// The card of this person, who works for `company` and has the page `href`.
fn card(person: &Profile, company: &str, href: &str) -> Vec<(&'static str, String)> {
    // How a name divides is not known: most are a given name and the rest.
    let (given, family) = person.name.split_once(' ').unwrap_or((&person.name, ""));
    let unit = person.unit.as_ref().map(|unit| format!(";{}", escape(&unit.name)));
    let mut lines = vec![
        ("BEGIN", "VCARD".to_owned()),
        ("VERSION", "4.0".to_owned()),
        ("KIND", "individual".to_owned()),
        ("UID", escape(href)),
        ("FN", escape(&person.name)),
        ("N", format!("{};{};;;", escape(family), escape(given))),
        ("ORG", format!("{}{}", escape(company), unit.unwrap_or_default())),
    ];
    let mut say = |name: &'static str, text: &str| {
        if !text.is_empty() {
            lines.push((name, escape(text)));
        }
    };
    say("TITLE", &person.job);
    say("EMAIL;TYPE=work", person.email.as_deref().unwrap_or_default());
    say("TEL;TYPE=work", person.phone.as_deref().unwrap_or_default());
    say("URL", href);
    say("TZ", person.zone.as_deref().unwrap_or_default());
    for language in person.languages.iter().filter(|one| one.len() == 2) {
        say("LANG", language);
    }
    for skill in &person.skills {
        say("EXPERTISE", skill);
    }
    if !person.site.is_empty() {
        lines.push(("ADR;TYPE=work", format!(";;;{};;;", escape(&person.site))));
    }
    lines.push(("END", "VCARD".to_owned()));
    lines
}

/// The lines as they are written, each ended and folded.
fn written<'a>(lines: impl Iterator<Item = &'a (&'static str, String)>) -> String {
    lines.map(|(name, value)| folded(&format!("{name}:{value}"))).collect()
}

/// A value with what would end or part it escaped (RFC 6350, 3.4).
fn escape(value: &str) -> String {
    let mut escaped = String::with_capacity(value.len());
    for c in value.chars() {
        match c {
            '\\' | ',' | ';' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// A line cut where it is too long, never inside a character: what goes on begins with a space.
fn folded(line: &str) -> String {
    let (mut folded, mut length) = (String::with_capacity(line.len() + 8), 0);
    for c in line.chars() {
        if length + c.len_utf8() > LINE {
            folded.push_str("\r\n ");
            length = 1;
        }
        folded.push(c);
        length += c.len_utf8();
    }
    folded + "\r\n"
}

/// The card as the viewer may have it: its lines.
async fn load(app: &App, cx: &Ctx, handle: &str) -> Result<Vec<(&'static str, String)>> {
    let (viewer, asked) = (cx.viewer()?.clone(), handle.to_owned());
    let read = move |tx: &mut Tx<'_>| {
        let person = access::readable(tx, &viewer, &asked)?;
        let company = settings::get(tx, settings::SITE_NAME)?.unwrap_or_default();
        Ok((profile(tx, &viewer, &person)?, company))
    };
    let (person, company) = app.db.read(read).await?;
    let href = format!("{}/people/{}", app.config.public_url, person.handle);
    Ok(card(&person, &company, &href))
}

/// A person as a vCard 4.0.
#[utoipa::path(get, path = "/api/v1/people/{handle}/vcard", tag = "people",
    params(("handle" = String, Path, description = "Handle of the person")),
    responses((status = 200, body = String, content_type = "text/vcard"),
        (status = 404, description = "No such person")))]
pub(crate) async fn show(
    State(app): State<App>,
    cx: Ctx,
    Path(handle): Path<String>,
) -> Result<Response> {
    let lines = load(&app, &cx, &handle).await?;
    let headers = [
        (header::CONTENT_TYPE, "text/vcard; charset=utf-8".to_owned()),
        // A handle is letters, digits, dots and hyphens.
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{}.vcf\"", handle.to_lowercase()),
        ),
    ];
    Ok((headers, written(lines.iter())).into_response())
}

/// `GET /people/{handle}/qr`
pub(crate) async fn picture(
    State(app): State<App>,
    cx: Ctx,
    Path(handle): Path<String>,
) -> Result<Response> {
    let mut lines = load(&app, &cx, &handle).await?;
    let is_scanned = |name: &str| SCANNED.contains(&name.split(';').next().unwrap_or_default());
    lines.retain(|(name, _)| is_scanned(name) || *name == "END");
    // Phones read lines of any length; folding makes the picture larger.
    let text: String = lines.iter().map(|(name, value)| format!("{name}:{value}\r\n")).collect();
    let picture = qr::svg(&text)?.into_string();
    Ok(([(header::CONTENT_TYPE, "image/svg+xml")], picture).into_response())
}

#[cfg(test)]
mod tests {
    use super::{LINE, escape, folded};

    #[test]
    fn what_parts_a_value_is_escaped() {
        assert_eq!(escape("R&D; Lyon, Brest\\x\r\ny"), "R&D\\; Lyon\\, Brest\\\\x\\ny");
    }

    #[test]
    fn a_long_line_is_folded_between_characters() {
        for before in 0..8 {
            let line = format!("FN:{}{}", "a".repeat(before), "é李🚲".repeat(40));
            let folded = folded(&line);
            assert!(folded.split("\r\n").all(|line| line.len() <= LINE));
            assert_eq!(folded.trim_end().replace("\r\n ", ""), line);
        }
        assert_eq!(folded(&"a".repeat(75)), format!("{}\r\n", "a".repeat(75)));
        assert_eq!(folded(&"a".repeat(76)), format!("{}\r\n a\r\n", "a".repeat(75)));
    }
}
