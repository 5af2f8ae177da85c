//! Posts, as they are found.

use index::{Document, Found, Gate, Source};
use kernel::log::Entry;
use kernel::{Result, SpaceId, Tx, Viewer, params};

use super::store::{FOUND_POSTS, OF_KINDS, POSTS, POSTS_BEFORE, POSTS_COUNT};
use super::{FOUND_BY, Origin, SHOWN_FROM, beside, origins};
use crate::kinds::{Input, Kinds};
use crate::store::post;
use crate::{Post, logged, topics};

index::source!(Posts);

/// Posts of every kind.
struct Posts;

/// Whose object is a post that may read otherwise now.
const TOUCHES: [&str; 6] = [
    logged::POST_PUBLISHED,
    logged::POST_EDITED,
    logged::POST_DELETED,
    logged::POST_RESTORED,
    logged::POST_MOVED,
    logged::ANSWER_ACCEPTED,
];

/// Whose object is a topic under which posts are filed otherwise now.
const RENAMED: [&str; 2] = [logged::TOPIC_MERGED, logged::TOPIC_RENAMED];

impl Source for Posts {
    fn name(&self) -> &'static str {
        "post"
    }

    fn touched(&self, tx: &mut Tx<'_>, entries: &[Entry]) -> Result<Vec<i64>> {
        let declared = entries.iter().filter(|entry| entry.kind.starts_with("kind."));
        let declared: Vec<String> =
            declared.filter_map(|entry| entry.data["posts"].as_str().map(str::to_owned)).collect();
        let mut posts = Vec::new();
        if !declared.is_empty() {
            Kinds::learn(tx)?;
            posts = tx.query(&OF_KINDS, params![declared], |row| row.get(0))?;
        }
        // A topic became another: what is filed under it is indexed under that one.
        for entry in entries.iter().filter(|entry| RENAMED.contains(&entry.kind.as_str())) {
            posts.extend(topics::posts_of(tx, entry.object)?);
        }
        let of = entries.iter().filter(|entry| match entry.kind.as_str() {
            ::files::logged::FILE_EXTRACTED => entry.under == Some(entry.object),
            kind => TOUCHES.contains(&kind),
        });
        // An answer is accepted under its post.
        posts.extend(of.map(|entry| entry.under.unwrap_or(entry.object)));
        Ok(posts)
    }

    fn documents(&self, tx: &mut Tx<'_>, objects: &[i64]) -> Result<Vec<Document>> {
        let kinds = Kinds::of(tx);
        let found = tx.query(&POSTS, params![objects], |row| {
            Ok((post(&kinds, row)?, row.get::<SpaceId>(11)?))
        })?;
        let mut topics = topics::of_posts(tx, objects)?;
        let mut beside = beside(tx, objects, FOUND_BY)?;
        let documents = found.into_iter().map(|(post, space)| {
            let beside = beside.remove(&post.id.0).unwrap_or_default();
            let mut marks = beside.marks.clone();
            // Whatever a comment may settle is answered by one, or not.
            if post.kind.settling().is_some() && !post.kind.is_closed(&post.state) {
                let answered = post.kind.accepted(&post.fields).is_some();
                marks.push(if answered { "answered" } else { "unanswered" });
            }
            let topics = topics.remove(&post.id).unwrap_or_default();
            let mut words = text::parse(&post.body).text();
            words.push_str(&asked_for(&post));
            Document {
                object: post.id.0,
                gate: Gate::In(space),
                kind: post.kind.name().to_owned(),
                at: post.created_at,
                author: Some(post.author),
                under: None,
                title: post.title,
                body: words,
                beside: beside.words(),
                lang: post.lang,
                topics: topics.iter().map(|topic| topic.id.0).collect(),
                marks,
            }
        });
        Ok(documents.collect())
    }

    fn before(&self, tx: &mut Tx<'_>, before: i64, most: i64) -> Result<Vec<i64>> {
        tx.query(&POSTS_BEFORE, params![before, most], |row| row.get(0))
    }

    fn count(&self, tx: &mut Tx<'_>) -> Result<i64> {
        tx.query_one(&POSTS_COUNT, params![], |row| row.get(0))
    }

    fn found(&self, tx: &mut Tx<'_>, viewer: &Viewer, objects: &[i64]) -> Result<Vec<Found>> {
        let kinds = Kinds::of(tx);
        let mut origins = origins(tx, viewer, &FOUND_POSTS, objects)?;
        let ids: Vec<i64> = origins.keys().copied().collect();
        let posts = tx.query(&POSTS, params![ids], |row| post(&kinds, row))?;
        let mut beside = beside(tx, &ids, SHOWN_FROM)?;
        let found = posts.into_iter().filter_map(|post| {
            let Origin { author, space } = origins.remove(&post.id.0)?;
            let beside = beside.remove(&post.id.0).unwrap_or_default();
            let mut text = text::parse(&post.body).text();
            text.push_str(&asked_for(&post));
            Some(Found {
                object: post.id.0,
                href: post.href(),
                icon: post.kind.icon().to_owned(),
                kind: post.kind.name().to_owned(),
                title: post.title,
                text,
                beside: beside.shown(),
                lang: post.lang,
                author: Some(author),
                space: Some(space),
                at: Some(post.created_at),
                picture: None,
            })
        });
        Ok(found.collect())
    }
}

/// What the fields of its kind say in words.
fn asked_for(post: &Post) -> String {
    let mut said = post.number().map(|number| format!("\n{number}")).unwrap_or_default();
    for field in post.asked() {
        let lines = match field.input {
            Input::Text { .. } | Input::Paragraph { .. } => {
                post.fields.text_of(&field.name).into_iter().collect()
            }
            Input::Lines { .. } => post.fields.lines(&field.name),
            _ => Vec::new(),
        };
        for line in lines {
            said.push('\n');
            said.push_str(line);
        }
    }
    said
}
