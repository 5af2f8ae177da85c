//! Invented people and spaces of an invented bicycle maker.

use std::sync::Arc;

use kernel::{Lang, PersonId, Role, Scope, SpaceId, Viewer};

use super::conversation::{files, pictures, posts};
use super::{Aside, Gallery, NOW};
use crate::view::{Choice, Composer, KindForm, Person, Space, Tab};
use crate::{Ctx, NavSpace, SafeHtml, ShellData, Theme};

/// The text of the language.
pub(super) fn pick(lang: Lang, fr: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Fr => fr,
        Lang::En => en,
    }
}

pub(super) fn viewer(lang: Lang) -> Viewer {
    Viewer {
        id: PersonId(1),
        name: "Maëlys Thévenin".to_owned(),
        handle: "maelys.thevenin".to_owned(),
        role: Role::Administrator,
        lang,
        photo: None,
        scope: Scope::Full,
    }
}

fn person(name: &str, about: &str, guest: bool) -> Person {
    Person {
        name: name.to_owned(),
        href: "/gallery".to_owned(),
        photo: None,
        about: about.to_owned(),
        guest,
        bot: false,
    }
}

pub(super) fn people(lang: Lang) -> Vec<Person> {
    let say = |fr, en| pick(lang, fr, en);
    vec![
        person("Baptiste Ferrand", say("Chef d’atelier, Annecy", "Workshop lead, Annecy"), false),
        person("Inès Belkacem", say("Relation client", "Customer care"), false),
        person(
            "Marie-Charlotte de La Rochefoucauld-Montbel",
            say(
                "Responsable de la coordination des approvisionnements internationaux et de la logistique durable",
                "Head of international supply coordination and sustainable logistics",
            ),
            false,
        ),
        person("Yann Le Goff", "Roulements Armor", true),
        person("Aya Nakashima", say("Conception des cadres", "Frame design"), false),
    ]
}

fn space(name: &str, access: &str, kind: &str, about: &str, people: i64) -> Space {
    Space {
        name: name.to_owned(),
        href: "/gallery".to_owned(),
        access: access.to_owned(),
        kind: kind.to_owned(),
        about: about.to_owned(),
        people,
    }
}

pub(super) fn spaces(lang: Lang) -> Vec<Space> {
    let say = |fr, en| pick(lang, fr, en);
    vec![
        space(
            say("Rayon vélo", "Bicycle floor"),
            "open",
            "practice",
            say(
                "Ce qui se vend, ce qui revient, ce qui se répare.",
                "What sells, what comes back, what gets mended.",
            ),
            42,
        ),
        space(
            say("Toute la maison", "The whole house"),
            "open",
            "company",
            say("Les nouvelles de tous.", "Everybody’s news."),
            1_248,
        ),
        space(
            say("Reprise de l’atelier de Saint-Étienne", "Taking over the Saint-Étienne workshop"),
            "secret",
            "project",
            "",
            7,
        ),
        space(
            "Roulements Armor",
            "closed",
            "external",
            say("Avec notre fournisseur de roulements.", "With our bearing supplier."),
            15,
        ),
        space(
            say("Pain au levain", "Sourdough"),
            "open",
            "interest",
            say("Recettes, ratages, miettes.", "Recipes, failures, crumbs."),
            1,
        ),
    ]
}

pub(super) fn shell(lang: Lang, theme: Theme) -> ShellData {
    let entry = |(id, space): (i64, Space)| NavSpace {
        favourite: id == 2,
        id,
        name: space.name,
        href: space.href,
        access: space.access,
        kind: space.kind,
    };
    let talk = |name: &str| NavSpace {
        name: name.to_owned(),
        href: "/gallery".to_owned(),
        access: "secret".to_owned(),
        kind: "conversation".to_owned(),
        ..NavSpace::default()
    };
    ShellData {
        inbox: 3,
        spaces: (1..).zip(spaces(lang)).map(entry).collect(),
        conversations: [talk("Inès Belkacem"), talk("Aya, Baptiste")].into(),
        unread: Arc::new([(SpaceId(2), 12)].into()),
        site_name: "Parvis".to_owned(),
        demo: true,
        theme,
        flash: None,
    }
}

pub(super) fn gallery(cx: &Ctx) -> Result<Gallery, askama::Error> {
    let lang = cx.l.lang;
    let say = |fr, en| pick(lang, fr, en);
    let me = viewer(lang);
    let first = spaces(lang).swap_remove(0);
    let options: Vec<_> = spaces(lang)
        .into_iter()
        .enumerate()
        .map(|(i, s)| (i.to_string(), format!("{} · {}", s.name, cx.l.tn("ui-people", s.people))))
        .collect();
    let composer = Composer {
        action: "/gallery".to_owned(),
        draft: "gallery".to_owned(),
        space: first,
        space_id: "0".to_owned(),
        kinds: [("message", "comment", "ui-message"), ("question", "question", "ui-question")]
            .map(|(name, icon, label)| KindForm {
                name: name.to_owned(),
                icon: icon.to_owned(),
                label: cx.l.t(label),
                ..KindForm::default()
            })
            .to_vec(),
        kind: "message".to_owned(),
        audience: format!(
            "{} · {}",
            say("toute l’entreprise", "the whole company"),
            cx.l.tn("ui-people", 1_248)
        ),
        ..Composer::default()
    };
    let question = Composer {
        spaces: crate::options(&options, "0"),
        kind: "question".to_owned(),
        draft: "gallery-question".to_owned(),
        body: say("Quel couple de serrage pour la potence ?", "Which torque for the stem?")
            .to_owned(),
        error: cx.l.t("js-network-error"),
        ..composer.clone()
    };
    Ok(Gallery {
        l: cx.l,
        csrf: cx.csrf_field(),
        now: NOW,
        me,
        posts: posts(cx)?,
        people: people(lang),
        spaces: spaces(lang),
        tabs: vec![
            Tab { count: Some(1_284), ..Tab::new("/gallery", say("Messages", "Posts"), true) },
            Tab {
                count: Some(12),
                ..Tab::new("/gallery", say("Questions sans réponse", "Unanswered questions"), false)
            },
            Tab::new("/gallery", say("Membres", "Members"), false),
            Tab::new("/gallery", say("Fichiers", "Files"), false),
        ],
        choices: ["open", "closed", "secret"]
            .map(|access| Choice {
                value: access.to_owned(),
                icon: access.to_owned(),
                title: cx.l.t1("ui-access", "access", access),
                text: cx.l.t1("ui-access-hint", "access", access),
            })
            .into(),
        options,
        composer,
        question,
        pictures: pictures(5),
        files: files(),
        prose: SafeHtml::trusted(include_str!("../../templates/gallery/prose.html")),
    })
}

pub(super) fn aside(cx: &Ctx) -> Aside {
    let space = spaces(cx.l.lang).swap_remove(0);
    Aside { l: cx.l, space, people: people(cx.l.lang) }
}
