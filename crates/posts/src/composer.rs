//! The form that writes a post, its audience on the button.

use askama::Template;
use kernel::{Error, Result, Tx};
use spaces::{Audience, Visible};
use ui::Ctx;

use crate::kinds;

/// The form above the posts of a space.
#[derive(Clone, Debug)]
pub struct Composer {
    form: ui::view::Composer,
}

impl Composer {
    /// An empty form for a space that the viewer may publish in; nothing where they only read.
    pub fn of(tx: &mut Tx<'_>, space: &Visible, cx: &Ctx) -> Result<Option<Composer>> {
        if !space.may_publish() {
            return Ok(None);
        }
        let audience = spaces::audience::audience(tx, space)?;
        let form = ui::view::Composer {
            action: "/posts".into(),
            draft: format!("post-{}", space.slug),
            space: ui::view::Space {
                name: name(cx, space),
                href: space.href(),
                access: space.access.as_str().into(),
                kind: space.kind.as_str().into(),
                about: String::new(),
                people: audience.people,
            },
            space_id: space.slug.clone(),
            kinds: kinds::blank(cx.l, space.animates() && space.is_community()),
            kind: "message".into(),
            once: kernel::secret::token(),
            audience: audience.words(cx.l),
            ..Default::default()
        };
        Ok(Some(Composer { form }))
    }

    /// An empty form that also asks where to publish, of these spaces; nothing where there are none.
    /// `animates` when the viewer runs one of them.
    pub fn choosing(choices: &[(String, Audience)], animates: bool, cx: &Ctx) -> Option<Composer> {
        let (first, _) = choices.first()?;
        let form = ui::view::Composer {
            action: "/posts".into(),
            draft: "post".into(),
            space_id: first.clone(),
            spaces: choices
                .iter()
                .map(|(slug, audience)| {
                    (slug.clone(), format!("{} · {}", audience.space, audience.words(cx.l)))
                })
                .collect(),
            kinds: kinds::blank(cx.l, animates),
            kind: "message".into(),
            once: kernel::secret::token(),
            ..Default::default()
        };
        Some(Composer { form })
    }

    /// The same with what was typed and what is wrong with it.
    pub(crate) fn with(
        mut self,
        cx: &Ctx,
        typed: &crate::incoming::Incoming,
        error: &Error,
    ) -> Self {
        self.form.kind = typed.get("kind").to_owned();
        self.form.kinds = kinds::forms(cx.l, true, |id| typed.all(id));
        self.form.title = typed.get("title").to_owned();
        self.form.body = typed.get("body").to_owned();
        self.form.error = said(cx, error);
        self
    }

    /// As HTML.
    pub fn render(&self, cx: &Ctx) -> Result<String> {
        let face = cx.viewer()?;
        ComposerForm { cx, form: &self.form, face }.render().map_err(Error::internal)
    }
}

/// The name on the button: a wall and a conversation have none of their own.
fn name(cx: &Ctx, space: &Visible) -> String {
    match space.kind {
        spaces::Kind::Personal => cx.l.t("space-my-wall"),
        spaces::Kind::Conversation => cx.l.t("space-this-conversation"),
        _ => space.name.clone(),
    }
}

/// What is wrong, in words: of each field, or in general.
pub(crate) fn said(cx: &Ctx, error: &Error) -> String {
    if error.fields().is_empty() {
        return cx.l.msg(error.message());
    }
    let words: Vec<String> = error.fields().iter().map(|(_, message)| cx.l.msg(message)).collect();
    words.join(" ")
}

#[derive(Template)]
#[template(path = "posts/composer.html")]
struct ComposerForm<'a> {
    cx: &'a Ctx,
    form: &'a ui::view::Composer,
    face: &'a kernel::Viewer,
}
