//! What the invented people say to one another: a message, a question with a deep thread, and a
//! post as long as they get.

use askama::Template;
use kernel::{Lang, Time};

use super::samples::{people, pick, spaces};
use super::{NOW, Thread};
use crate::view::{Comment, FileItem, LinkPreview, Opened, Picture, Post, Reaction};
use crate::{Ctx, SafeHtml};

fn ago(minutes: i64) -> Time {
    NOW.plus_seconds(-60 * minutes)
}

fn reaction(emoji: &str, count: i64, mine: bool) -> Reaction {
    Reaction { emoji: emoji.to_owned(), count, mine }
}

pub(super) fn pictures(count: usize) -> Vec<Picture> {
    let sample = &crate::assets::sample().path;
    let picture = |i| Picture {
        href: sample.clone(),
        thumb: sample.clone(),
        alt: format!("Photo {i}"),
        width: 640,
        height: 480,
    };
    (1..=count).map(picture).collect()
}

pub(super) fn files() -> Vec<FileItem> {
    let file = |name: &str, size, icon: &str, opened| FileItem {
        name: name.to_owned(),
        href: "/gallery".to_owned(),
        size,
        icon: icon.to_owned(),
        ending: name.rsplit('.').next().unwrap_or_default().to_uppercase(),
        opened,
    };
    let report =
        "Compte rendu du comité de pilotage élargi — version définitive (relue) 2026-11-19.pdf";
    vec![
        file(report, 2_480_000, "article", Opened::Aside),
        file("couples.csv", 812, "sheet", Opened::Saved),
        file("répétition.ogg", 1_204_000, "sound", Opened::Sound),
        file("essai-de-freinage.mp4", 18_400_000, "film", Opened::Film),
    ]
}

pub(super) fn posts(cx: &Ctx) -> Result<Vec<Post>, askama::Error> {
    let lang = cx.l.lang;
    let say = |fr, en| pick(lang, fr, en);
    let (people, spaces) = (people(lang), spaces(lang));
    let message = Post {
        audience: String::new(),
        guests: false,
        id: "1".to_owned(),
        href: "/gallery".to_owned(),
        kind: "message".to_owned(),
        title: String::new(),
        body: SafeHtml::trusted(say(
            "<p>La série de cadres <a class=\"topic\" href=\"/gallery\">#granit</a> est passée au banc ce matin : 200 000 cycles sans une fissure. Merci à toute l’équipe, et à <a class=\"mention\" href=\"/gallery\">@Aya Nakashima</a> qui y croyait avant nous.</p><p>Les premières photos sont ci-dessous ; le rapport suit jeudi.</p>",
            "<p>The <a class=\"topic\" href=\"/gallery\">#granite</a> frames went through the bench this morning: 200,000 cycles without a crack. Thanks to the whole team, and to <a class=\"mention\" href=\"/gallery\">@Aya Nakashima</a> who believed in it before we did.</p><p>First pictures below; the report follows on Thursday.</p>",
        )),
        lang: lang.code().to_owned(),
        author: people[0].clone(),
        space: spaces[0].clone(),
        at: ago(18),
        edited: None,
        pictures: Vec::new(),
        files: Vec::new(),
        previews: Vec::new(),
        reactions: vec![
            reaction("👏", 14, true),
            reaction("🎉", 6, false),
            reaction("❤️", 1_203, false),
        ],
        comments: 2,
        thread: SafeHtml::default(),
        head: SafeHtml::default(),
        below: SafeHtml::default(),
        writable: true,
        closed: false,
    };
    let short = thread(cx, &message.id, 2, 1)?;
    let deep = thread(cx, "2", 2, 6)?;
    let question = Post {
        id: "2".to_owned(),
        kind: "question".to_owned(),
        title: say(
            "Quel couple de serrage pour la potence en carbone du modèle Belvédère ?",
            "Which torque for the carbon stem of the Belvedere model?",
        )
        .to_owned(),
        body: SafeHtml::trusted(say(
            "<p>Un client revient pour la troisième fois avec un craquement. Le manuel dit <code>5 N·m</code>, la notice du fournisseur <code>6,2 N·m</code>. Qui croire ?</p>",
            "<p>A customer is back for the third time with a creaking stem. The manual says <code>5 N·m</code>, the supplier’s note <code>6.2 N·m</code>. Whom to trust?</p>",
        )),
        author: people[3].clone(),
        space: spaces[3].clone(),
        at: ago(190),
        edited: Some(ago(120)),
        files: files(),
        previews: vec![preview(lang)],
        reactions: Vec::new(),
        comments: 9,
        thread: deep,
        head: SafeHtml::default(),
        below: SafeHtml::default(),
        ..message.clone()
    };
    let long = Post {
        id: "3".to_owned(),
        title: say("Le script d’import, pour relecture", "The import script, for review")
            .to_owned(),
        body: SafeHtml::trusted(code(300)),
        author: people[2].clone(),
        space: spaces[2].clone(),
        at: ago(60 * 24 * 3),
        pictures: pictures(3),
        reactions: vec![reaction("👀", 3, false)],
        comments: 0,
        writable: false,
        ..message.clone()
    };
    Ok(vec![Post { thread: short, ..message }, question, long])
}

fn preview(lang: Lang) -> LinkPreview {
    LinkPreview {
        href: "/gallery".to_owned(),
        title: pick(
            lang,
            "Couples de serrage des jeux de direction, tableau à jour",
            "Tightening torques of headsets, the table kept up to date",
        )
        .to_owned(),
        about: pick(
            lang,
            "Les valeurs des fabricants réunies par l’atelier de Lyon, avec la date de chaque notice et ce qui a changé depuis l’an dernier, pièce par pièce.",
            "What manufacturers say, put together by the workshop in Lyon, with the date of each note and what has changed since last year, part by part.",
        )
        .to_owned(),
        site: "ateliers.example".to_owned(),
        picture: crate::assets::sample().path.clone(),
        width: 400,
        height: 300,
    }
}

fn code(lines: usize) -> String {
    let line = |i| {
        format!(
            "<span class=\"hl-keyword\">let</span> row_{i} = <span class=\"hl-function\">read</span>(<span class=\"hl-string\">\"frame-{i:03}\"</span>, <span class=\"hl-number\">{i}</span>); <span class=\"hl-comment\">// {i}</span>\n"
        )
    };
    format!("<pre tabindex=\"0\"><code>{}</code></pre>", (1..=lines).map(line).collect::<String>())
}

fn thread(cx: &Ctx, post: &str, width: usize, depth: usize) -> Result<SafeHtml, askama::Error> {
    let mut html = String::new();
    for i in 0..width {
        html.push_str(&branch(cx, post, "", i, if i == 0 { depth } else { 1 })?);
    }
    Ok(SafeHtml::trusted(html))
}

fn branch(
    cx: &Ctx,
    post: &str,
    parent: &str,
    i: usize,
    depth: usize,
) -> Result<String, askama::Error> {
    let lang = cx.l.lang;
    let texts = [
        pick(
            lang,
            "<p>Cinq, sans hésiter : la notice date d’avant le rappel.</p>",
            "<p>Five, no doubt: the note is older than the recall.</p>",
        ),
        pick(
            lang,
            "<p>Confirmé à l’atelier. Pensez à la pâte de montage, et à revérifier après cinquante kilomètres ; sans cela le craquement revient toujours.</p>",
            "<p>Confirmed at the workshop. Mind the assembly paste, and check again after fifty kilometres; otherwise the creak always comes back.</p>",
        ),
        pick(lang, "<p>Merci !</p>", "<p>Thank you!</p>"),
    ];
    let id = format!("{post}{parent}{i}{depth}");
    let replies = match depth {
        0 | 1 => String::new(),
        _ => branch(cx, post, &id, i + 1, depth - 1)?,
    };
    let people = people(lang);
    let comment = Comment {
        id,
        post: post.to_owned(),
        parent: parent.to_owned(),
        href: "/gallery".to_owned(),
        author: people[(i + depth * 3) % people.len()].clone(),
        body: SafeHtml::trusted(texts[(i + depth) % texts.len()]),
        at: ago(12 + i as i64),
        edited: (depth == 3).then(|| ago(5)),
        pictures: Vec::new(),
        files: Vec::new(),
        previews: Vec::new(),
        reactions: if i == 0 { vec![reaction("👍", 4, depth == 2)] } else { Vec::new() },
        replies: SafeHtml::trusted(replies),
        accepted: depth == 6,
        settle: String::new(),
        deleted: depth == 4,
        unread: false,
        mark: String::new(),
        folded: SafeHtml::default(),
        folds: 0,
        writable: true,
    };
    Thread { l: cx.l, csrf: cx.csrf_field(), now: NOW, comment }.render()
}
