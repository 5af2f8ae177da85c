//! What a mail says, as of when it is sent.

use askama::Template;
use kernel::{Config, Error, Result, Tx, Viewer, params};
use mail::{Letter, WayOut, message_id};
use posts::mutes::Happening;
use ui::Locale;

use super::choices::{self, Cadence};
use super::postman::{Mail, allowed_from};
use super::store::TOLD;
use super::unsubscribe;
use crate::items::{GroupView, Item, ItemView, grouped, item_of, views};
use crate::kinds::Kind;
use crate::words::{sentence, sentence_with_title};

/// What is to be done with a mail.
pub(super) enum Outcome {
    /// Nothing is left to tell, or nobody to tell it to.
    Nothing,
    /// Its person is here, or at rest: until then.
    Later(kernel::Time),
    /// This is to be sent.
    Letter(Box<Letter>),
}

/// Items told of one thread; its page tells the rest.
const SHOWN: usize = 5;

struct Line {
    what: String,
    excerpt: String,
    href: String,
    at: String,
}

struct Part {
    title: String,
    space: String,
    lines: Vec<Line>,
    more: String,
}

#[derive(Template)]
#[template(path = "inbox/mail.html")]
struct Html<'a> {
    l: Locale,
    site: &'a str,
    subject: &'a str,
    parts: &'a [Part],
    inbox: String,
    settings: String,
    ways_out: &'a [(String, String)],
}

#[derive(Template)]
#[template(path = "inbox/mail.txt")]
struct Text<'a> {
    l: Locale,
    site: &'a str,
    parts: &'a [Part],
    settings: String,
    /// For each kind it tells: what it is called, and the address that ends mails of it.
    ways_out: &'a [(String, String)],
}

/// Makes a mail of its items that may still be told.
pub(super) fn compose(
    tx: &mut Tx<'_>,
    config: &Config,
    secret: &str,
    mail: Mail,
) -> Result<Outcome> {
    let Some(to) = identity::session::reachable(tx, mail.person)? else {
        return Ok(Outcome::Nothing);
    };
    let Some(email) = to.email.clone() else { return Ok(Outcome::Nothing) };
    let (viewer, choices, now) = (&to.viewer, choices::of(tx, mail.person)?, tx.now());
    let open = viewer.sees_open();
    let values = params![viewer.id, open, mail.id];
    let mut items = Vec::new();
    for item in tx.query(&TOLD, values, item_of)?.into_iter().flatten() {
        if choices.cadence(item.kind) != Cadence::Never && is_wanted(tx, viewer, &item)? {
            items.push(item);
        }
    }
    if items.is_empty() {
        return Ok(Outcome::Nothing);
    }
    let asked = items.iter().all(|item| item.kind.is_asked());
    let when = allowed_from(&to, &choices, now, asked);
    if when > now {
        return Ok(Outcome::Later(when));
    }
    let told: Vec<&Kind> = choices::kinds()
        .filter(|kind| items.iter().any(|item| item.kind.name == kind.name))
        .collect();
    let groups = views(tx, viewer, grouped(items))?;
    let Some(first) = groups.first() else { return Ok(Outcome::Nothing) };
    let site = people::settings::get(tx, people::settings::SITE_NAME)?;
    let site = site.unwrap_or_else(|| "Parvis".into());
    let l = Locale::new(viewer.lang).at(people::zone::zone(tx, viewer.id)?);
    let subject = subject(l, &site, &groups);
    let at = |path: &str| format!("{}{path}", config.public_url);
    let parts: Vec<Part> = groups.iter().map(|group| part(l, group, &at)).collect();
    let way_out = |kinds: &[&Kind]| at(&unsubscribe::path(secret, mail.person, kinds));
    let ways_out: Vec<(String, String)> =
        told.iter().map(|kind| (unsubscribe::label(l, kind), way_out(&[kind]))).collect();
    let at_one_click = unsubscribe::at_one_click(&told);
    let unsubscribe = match at_one_click.is_empty() {
        true => WayOut::Page(at(super::page::PATH)),
        false => WayOut::OneClick(way_out(&at_one_click)),
    };
    let text = Text {
        l,
        site: &site,
        parts: &parts,
        settings: at(super::page::PATH),
        ways_out: &ways_out,
    };
    let html = Html {
        l,
        site: &site,
        subject: &subject,
        parts: &parts,
        inbox: at("/inbox"),
        settings: at(super::page::PATH),
        ways_out: &ways_out,
    };
    Ok(Outcome::Letter(Box::new(Letter {
        to: (viewer.name.clone(), email),
        id: message_id(config, format_args!("{}.inbox", mail.id)),
        // Mails about one thread stand together.
        thread: (groups.len() == 1)
            .then(|| message_id(config, format_args!("{}.{}", first.id, first.subject))),
        text: text.render().map_err(Error::internal)?,
        html: html.render().map_err(Error::internal)?,
        subject,
        unsubscribe: Some(unsubscribe),
        calendar: None,
    })))
}

/// Whether its person still wants to hear of an item: by their level of its space and what they mute.
pub(crate) fn is_wanted(tx: &mut Tx<'_>, viewer: &Viewer, item: &Item) -> Result<bool> {
    if let (Some(concern), Some(space)) = (item.kind.concern, item.space) {
        let levels = spaces::levels::of_people(tx, space, &[viewer.id])?;
        if !levels.get(&viewer.id).copied().unwrap_or_default().lets(concern) {
            return Ok(false);
        }
    }
    let people = item.actor.into_iter().collect();
    let what = Happening { post: item.post, space: item.space, people };
    Ok(item.kind.outranks.muting(tx, &[viewer.id], what)?.is_empty())
}

fn subject(l: Locale, site: &str, groups: &[GroupView]) -> String {
    match groups {
        [group] if group.items.len() == 1 => sentence_with_title(l, group, &group.items[0]),
        _ => {
            let count: usize = groups.iter().map(|group| group.items.len()).sum();
            let count = i64::try_from(count).unwrap_or(i64::MAX);
            l.tn1("mail-subject-many", count, "site", site)
        }
    }
}

fn part(l: Locale, group: &GroupView, at: &dyn Fn(&str) -> String) -> Part {
    let line = |item: &ItemView| Line {
        what: sentence(l, group, item),
        excerpt: match group.title == item.excerpt {
            true => String::new(),
            false => item.excerpt.clone(),
        },
        href: at(&item.href),
        at: l.datetime(item.at),
    };
    let more = i64::try_from(group.items.len().saturating_sub(SHOWN)).unwrap_or(0);
    Part {
        title: group.title.clone(),
        space: if group.subject == "post" { group.space.clone() } else { String::new() },
        lines: group.items.iter().take(SHOWN).map(line).collect(),
        more: if more > 0 { l.tn("inbox-more", more) } else { String::new() },
    }
}
