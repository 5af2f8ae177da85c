//! The form of a page: a new one, and one that is changed. Whatever was typed comes back with what is wrong; where
//! somebody else changed the same, both texts.

mod form;
mod new;

pub(crate) use form::{page, submit};
pub(crate) use new::{blank, submit_new};

use askama::Template;
use kernel::{Error, Result};
use spaces::{Audience, Visible};
use text::Change;
use ui::view::{Person, Upload};
use ui::{Ctx, Nav, Page, answer};

use crate::save::Both;
use crate::templates::Offered;
use crate::tree::Tree;

/// What the form shows.
#[derive(Default)]
struct Typed {
    title: String,
    body: String,
    note: String,
    tell: bool,
    /// The version that the words began from.
    revision: i64,
    parent: String,
    template: String,
    source: String,
    once: String,
    files: Vec<Upload>,
}

/// What the form is about.
struct About {
    space: Visible,
    audience: Audience,
    tree: Tree,
    /// The address of the page; empty for a new one.
    href: String,
    /// Its number; empty for a new one.
    id: String,
    /// The form of a new page offers these to begin with.
    templates: Vec<Offered>,
}

#[derive(Template)]
#[template(path = "wiki/edit.html")]
struct View<'a> {
    cx: &'a Ctx,
    about: &'a About,
    typed: &'a Typed,
    title: String,
    action: String,
    error: String,
    both: Option<Touching>,
}

/// Two changes that touch, as the form shows them.
struct Touching {
    editor: Person,
    other_title: Option<String>,
    places: Vec<Side>,
}

/// One place where they do: the changes of each since the version they began from.
struct Side {
    mine: Vec<Change>,
    theirs: Vec<Change>,
}

impl Touching {
    fn of(both: &Both, editor: Person) -> Touching {
        let places = both.clashes.iter().map(|clash| Side {
            mine: text::changes(&clash.base, &clash.mine),
            theirs: text::changes(&clash.base, &clash.theirs),
        });
        Touching { editor, other_title: both.other_title.clone(), places: places.collect() }
    }
}

impl View<'_> {
    fn shown(&self) -> String {
        spaces::ShownAudience::of(&self.about.space.slug, &self.about.audience).to_string()
    }

    fn is_new(&self) -> bool {
        self.about.href.is_empty()
    }

    /// How many places are told apart.
    fn places(&self) -> i64 {
        let places = self.both.as_ref().map_or(0, |both| both.places.len());
        i64::try_from(places).unwrap_or(i64::MAX)
    }

    fn back(&self) -> String {
        match self.is_new() {
            true => format!("/spaces/{}/pages", self.about.space.slug),
            false => self.about.href.clone(),
        }
    }
}

fn shown(
    cx: &Ctx,
    about: &About,
    typed: &Typed,
    wrong: Option<&Error>,
    both: Option<Touching>,
) -> Result<Page> {
    let action = match about.href.is_empty() {
        true => format!("/spaces/{}/pages", about.space.slug),
        false => format!("/pages/{}/edit", about.id),
    };
    let title = cx.l.t(if about.href.is_empty() { "page-new" } else { "page-edit" });
    let error = wrong.map(|error| {
        let field = error.fields().first().map(|(_, message)| cx.l.msg(message));
        field.unwrap_or_else(|| cx.l.msg(error.message()))
    });
    let status = match (&both, wrong) {
        (Some(_), _) => 409,
        (None, error) => error.map_or(200, Error::status),
    };
    let error = error.unwrap_or_default();
    let view = View { cx, about, typed, title: title.clone(), action, error, both };
    Ok(Page::new(title).nav(Nav::Spaces).status(status).main(answer::render(&view)?))
}
