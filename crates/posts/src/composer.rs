//! The form that writes a post, its audience on the button.

use std::sync::Arc;

use askama::Template;
use kernel::error::Meaning;
use kernel::{App, Error, Lang, Result, Tx};
use spaces::audience::Destination;
use spaces::{Audience, ShownAudience, Visible, audience};
use ui::{CachedHtml, Ctx, Nav, Page, SafeHtml};

use crate::destinations::{all_shown, destinations, options, shown};
use crate::drafts::Draft;
use crate::files::waiting::waiting;
use crate::incoming::Incoming;
use crate::kinds::{Given, Kind, KindName, Kinds};
use crate::once::is_used;
use crate::outdated::Wording;
use crate::prompts::{self, Beginner, SpacePrompt};
use crate::publish::NewPost;
use crate::{PostId, kinds};

/// The form above the posts of a space.
#[derive(Clone, Debug)]
pub struct Composer {
    form: ui::view::Composer,
}

impl Composer {
    /// An empty form for a space that the viewer may publish in; nothing where they only read.
    pub(crate) fn of(tx: &mut Tx<'_>, space: &Visible, cx: &Ctx) -> Result<Option<Composer>> {
        if !space.may_publish(cx.viewer()?) {
            return Ok(None);
        }
        let audience = audience::audience(tx, space)?;
        let own = prompts::of(tx, space.id)?;
        let is_beginner = prompts::is_beginner(tx, cx.viewer()?.id)?;
        Ok(Some(Composer::read_by(&audience, space, &Kinds::of(tx), cx, &own, is_beginner)))
    }

    /// The same for whoever knows already who reads what is published there, and that the viewer may; with
    /// the starting points of the space, which are open to a beginner.
    pub fn read_by(
        audience: &Audience,
        space: &Visible,
        kinds: &Kinds,
        cx: &Ctx,
        own: &[SpacePrompt],
        is_beginner: bool,
    ) -> Composer {
        let place = (Some(space.kind), space.slug.as_str());
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
            shown: shown([ShownAudience::of(&space.slug, audience)]),
            kinds: kinds::blank(kinds, cx.l, offered_in(space)),
            kind: "message".into(),
            prompts: prompts::shown(cx.l, kinds, place, own),
            begins: is_beginner,
            once: kernel::secret::token(),
            audience: audience.who(cx),
            guests: audience.guests_in_words(cx.l),
            talk: space.kind == spaces::Kind::Conversation,
            ..Default::default()
        };
        Composer { form }
    }

    /// An empty form that also asks where to publish: `spaces` to choose from, and who reads each; and the
    /// invitation to introduce oneself.
    fn choosing(
        [spaces, shown, first]: [SafeHtml; 3],
        begins: bool,
        (kinds, offered): (&Kinds, impl Fn(&Kind) -> bool),
        cx: &Ctx,
    ) -> Composer {
        let form = ui::view::Composer {
            action: "/posts".into(),
            draft: "post".into(),
            spaces,
            shown,
            kinds: kinds::blank(kinds, cx.l, offered),
            kind: "message".into(),
            prompts: prompts::shown(cx.l, kinds, (None, ""), &[]),
            first,
            begins,
            once: kernel::secret::token(),
            ..Default::default()
        };
        Composer { form }
    }

    /// An empty form that also asks where to publish, of these spaces, as HTML; nothing where there
    /// are none. `animates` when the viewer runs one of them.
    ///
    /// # Errors
    /// `Internal` when a template fails.
    pub fn blank(
        choices: &[Destination],
        beginner: &Beginner,
        animates: bool,
        kinds: &Kinds,
        cx: &Ctx,
    ) -> Result<Option<String>> {
        let Some(first) = choices.first() else {
            return Ok(None);
        };
        let face = ui::large_face(cx.viewer()?);
        let (spaces, shown) = (options(choices, &first.slug, cx), all_shown(choices));
        let (once, first) = (kernel::secret::token(), beginner.first_html(cx.l));
        let own = [&once, face.as_str(), spaces.as_str(), shown.as_str(), first.as_str()];
        let offered = |kind: &Kind| kinds::is_offered(kind, animates, places(choices));
        let mut html = String::new();
        Composer::cached_html(beginner.is_beginner, kinds, offered, cx)?
            .fill_around(cx, &own, &mut html);
        Ok(Some(html))
    }

    /// That form without its key, a face, spaces, who reads them and the invitation to introduce oneself:
    /// cut once for these kinds.
    fn cached_html(
        begins: bool,
        kinds: &Kinds,
        offered: impl Fn(&Kind) -> bool,
        cx: &Ctx,
    ) -> Result<Arc<CachedHtml>> {
        let key = (cx.l.lang, begins, kinds.iter().map(&offered).collect());
        kinds.form(key, || {
            let cut = CachedHtml::ctx(cx.l);
            let pieces = [2, 3, 4].map(CachedHtml::inner);
            let mut composer = Composer::choosing(pieces, begins, (kinds, &offered), &cut);
            composer.form.once = CachedHtml::inner(0).into_string();
            let html = composer.render_with(&cut, CachedHtml::inner(1))?;
            Ok(CachedHtml::cut(&html))
        })
    }

    /// A form with the beginning of a post, by default where the viewer published last; nothing where
    /// there is no space to publish in yet.
    pub(crate) fn begun(tx: &mut Tx<'_>, cx: &Ctx, content: &NewPost) -> Result<Option<Composer>> {
        let mut composer = Composer::wherever(tx, cx, content, Otherwise::Last)?;
        if let Some(composer) = &mut composer {
            composer.form.draft = "begun".to_owned();
        }
        Ok(composer)
    }

    /// The same with what another application passes on: where it goes is chosen.
    pub(crate) fn passed_on(
        tx: &mut Tx<'_>,
        cx: &Ctx,
        content: &NewPost,
    ) -> Result<Option<Composer>> {
        Composer::wherever(tx, cx, content, Otherwise::Asked)
    }

    /// A form that shares a post.
    pub(crate) fn sharing(tx: &mut Tx<'_>, cx: &Ctx, post: PostId) -> Result<Composer> {
        let kind = KindName::from("share");
        let mut fields = Given::default();
        fields.0.insert("post".into(), post.to_string().into());
        let content = NewPost { kind, fields, ..NewPost::default() };
        let mut composer = Composer::holding(tx, cx, &content)?;
        composer.form.draft = format!("share-{post}");
        Ok(composer)
    }

    /// Where what is for the space of this address will be published, and who will read it there.
    pub(crate) fn destination(tx: &mut Tx<'_>, cx: &Ctx, slug: &str) -> Result<String> {
        match spaces::access::visible(tx, cx.viewer()?, slug) {
            Ok(space) => {
                let audience = audience::audience(tx, &space)?;
                Ok(format!("{} · {}", name(cx, &space), audience.words(cx)))
            }
            Err(error) if error.meaning() == Meaning::NotFound => Ok(cx.l.t("draft-no-space")),
            Err(error) => Err(error),
        }
    }

    /// The form with what a draft holds.
    pub(crate) fn of_draft(tx: &mut Tx<'_>, cx: &Ctx, draft: &Draft) -> Result<Composer> {
        let mut composer = Composer::holding(tx, cx, &draft.content)?;
        let form = &mut composer.form;
        form.draft = format!("draft-{}", draft.id);
        form.kept = draft.id.to_string();
        form.etag = draft.etag.to_string();
        form.due = draft.due_at.map(|due| cx.l.local(due)).unwrap_or_default();
        form.embargo = draft.embargo_until.is_some();
        Ok(composer)
    }

    /// The form with what a post would be; it asks where to publish again, of what is there now.
    pub(crate) fn holding(tx: &mut Tx<'_>, cx: &Ctx, content: &NewPost) -> Result<Composer> {
        let composer = Composer::wherever(tx, cx, content, Otherwise::Asked)?;
        composer.ok_or_else(Error::forbidden)
    }

    /// The form with what a post would be; nothing where there is no space to publish in.
    pub(crate) fn wherever(
        tx: &mut Tx<'_>,
        cx: &Ctx,
        content: &NewPost,
        otherwise: Otherwise,
    ) -> Result<Option<Composer>> {
        let viewer = cx.viewer()?;
        let choices = destinations(tx, viewer)?;
        let animates = choices.iter().any(|choice| choice.animated);
        let kinds = Kinds::of(tx);
        let beginner = Beginner::load(tx, viewer, &choices)?;
        let known = choices.iter().any(|choice| choice.slug == content.space);
        let mut composer = match spaces::access::visible(tx, viewer, &content.space) {
            // A wall, or a conversation.
            Ok(space) if !known => Composer::of(tx, &space, cx)?.map(|composer| {
                let offered = offered_in(&space);
                (composer, kinds::filled(&kinds, cx.l, offered, &content.kind, &content.fields))
            }),
            _ => None,
        };
        if composer.is_none() {
            let company = audience::company(tx)?;
            let choices = audience::of_choices(tx, choices, company)?;
            let offered = |kind: &Kind| kinds::is_offered(kind, animates, places(&choices));
            composer = choices.first().map(|first| {
                let chosen = match otherwise {
                    _ if known => content.space.as_str(),
                    Otherwise::Last => &first.slug,
                    Otherwise::Asked => "",
                };
                let spaces = options(&choices, chosen, cx);
                let pieces = [spaces, all_shown(&choices), beginner.first_html(cx.l)];
                let begins = beginner.is_beginner;
                let composer = Composer::choosing(pieces, begins, (&kinds, &offered), cx);
                (composer, kinds::filled(&kinds, cx.l, offered, &content.kind, &content.fields))
            });
        }
        let Some((mut composer, filled)) = composer else {
            return Ok(None);
        };
        let form = &mut composer.form;
        form.alone = true;
        form.begins &= content.body.is_empty();
        if known {
            form.prompts = prompts::shown_in(tx, cx, &content.space)?;
        }
        form.kind = content.kind.as_str().to_owned();
        form.kinds = filled;
        kinds::naming::show(tx, viewer, &mut form.kinds)?;
        form.title = content.title.clone();
        form.lang = content.lang.map_or("", Lang::code).to_owned();
        form.body = content.body.clone();
        form.files = waiting(tx, viewer.id, &content.files)?;
        Ok(Some(composer))
    }

    /// The same, going on with what was typed in a form: under its key, with the draft it names.
    pub(crate) fn goes_on(mut self, typed: &Incoming) -> Composer {
        let form = &mut self.form;
        form.once = typed.get("once").to_owned();
        form.kept = typed.get("draft").to_owned();
        form.etag = typed.get("etag").to_owned();
        self
    }

    /// The same after it was refused: with what was typed for every kind, and what is wrong with it.
    pub(crate) fn refused(
        mut self,
        kinds: &Kinds,
        cx: &Ctx,
        typed: &Incoming,
        error: &Error,
    ) -> Composer {
        let name = KindName::sent(typed.get("kind"));
        let kind = kinds.stored(name.as_str());
        let left = kinds::left_over(&kind, &kind.fields(), typed.words());
        let before = std::mem::take(&mut self.form.kinds);
        let offered = |kind: &Kind| before.iter().any(|form| form.name == kind.name());
        self.form.kinds = kinds::forms(kinds, cx.l, offered, (&name, &left), |id| typed.all(id));
        self.form.due = typed.get("due").to_owned();
        self.form.embargo = typed.get("embargo") == "true";
        self.form.error = kinds::wrong(cx.l, Some(&kind), error);
        let mut again = self.goes_on(typed);
        if is_used(error) {
            again.form.once = kernel::secret::token();
        }
        again
    }

    /// The same with what asked the same before, which its writer sees now.
    pub(crate) fn asked_before(mut self, asked: SafeHtml) -> Composer {
        self.form.asked = asked;
        self
    }

    /// The same with the people whom its fields name.
    pub(crate) async fn with_people(mut self, app: &App, cx: &Ctx) -> Result<Composer> {
        self.form.kinds = kinds::naming::shown(app, cx, self.form.kinds).await?;
        Ok(self)
    }

    /// On a page of its own beside the draft as it is now, which has other words: what is sent from there
    /// knows of them.
    pub(crate) fn beside(mut self, cx: &Ctx, other: &Draft) -> Result<Page> {
        self.form.error = String::new();
        self.form.once = kernel::secret::token();
        self.form.etag = other.etag.to_string();
        self.page_beside(cx, Some(&other.content.wording()))
    }

    /// On a page of its own.
    pub(crate) fn page(&self, cx: &Ctx) -> Result<Page> {
        self.page_beside(cx, None)
    }

    fn page_beside(&self, cx: &Ctx, other: Option<&Wording>) -> Result<Page> {
        let (form, kept) = (self.render(cx)?, self.form.kept.as_str());
        let main = WritePage { cx, form, kept, other }.render().map_err(Error::internal)?;
        Ok(Page::new(cx.l.t("post-write")).nav(Nav::Home).main(main))
    }

    /// As HTML.
    pub fn render(&self, cx: &Ctx) -> Result<String> {
        self.render_with(cx, ui::large_face(cx.viewer()?))
    }

    fn render_with(&self, cx: &Ctx, face: SafeHtml) -> Result<String> {
        ComposerForm { cx, form: &self.form, face }.render().map_err(Error::internal)
    }
}

/// Which kinds a form for this space offers.
fn offered_in(space: &Visible) -> impl Fn(&Kind) -> bool {
    let animates = space.animates() && space.is_community();
    move |kind| kinds::is_offered(kind, animates, [(space.kind, space.slug.as_str())])
}

fn places(choices: &[Destination]) -> impl Iterator<Item = (spaces::Kind, &str)> {
    choices.iter().map(|choice| (choice.kind, choice.slug.as_str()))
}

/// Which space a form proposes where its content is for none that the viewer may choose.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Otherwise {
    /// The one they published in last.
    Last,
    /// None: it has to be chosen.
    Asked,
}

/// The name on the button: a wall and a conversation have none of their own.
pub(crate) fn name(cx: &Ctx, space: &Visible) -> String {
    match space.kind {
        spaces::Kind::Personal => cx.l.t("space-my-wall"),
        spaces::Kind::Conversation => cx.l.t("space-this-conversation"),
        _ => space.name.clone(),
    }
}

#[derive(Template)]
#[template(path = "posts/write.html")]
struct WritePage<'a> {
    cx: &'a Ctx,
    form: String,
    /// The draft it goes on with.
    kept: &'a str,
    /// What that draft says now, where it is not what the form began from.
    other: Option<&'a Wording>,
}

#[derive(Template)]
#[template(path = "posts/composer.html")]
struct ComposerForm<'a> {
    cx: &'a Ctx,
    form: &'a ui::view::Composer,
    face: SafeHtml,
}
