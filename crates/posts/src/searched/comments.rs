//! Comments, as they are found: each alone, with a link to itself.

use index::{Document, Found, Gate, Source};
use kernel::log::Entry;
use kernel::{Result, SpaceId, Tx, Viewer, params};

use super::store::{
    COMMENTS, COMMENTS_BEFORE, COMMENTS_COUNT, FOUND_COMMENTS, POSTS_OF_COMMENTS, UNDER,
};
use super::{FOUND_BY, Origin, SHOWN_FROM, beside, origins};
use crate::kinds::Kinds;
use crate::store::{comment, post};
use crate::{Post, logged};

index::source!(Comments);

/// Comments.
struct Comments;

/// What the name of the kind is in filters.
const KIND: &str = "comment";

/// Whose object is a comment that may read otherwise now.
const TOUCHES: [&str; 4] = [
    logged::COMMENT_WRITTEN,
    logged::COMMENT_EDITED,
    logged::COMMENT_DELETED,
    logged::COMMENT_RESTORED,
];

impl Source for Comments {
    fn name(&self) -> &'static str {
        "comment"
    }

    fn kinds(&self) -> &'static [&'static str] {
        &[KIND]
    }

    fn touched(&self, tx: &mut Tx<'_>, entries: &[Entry]) -> Result<Vec<i64>> {
        let of = |kinds: &[&str]| -> Vec<i64> {
            let of = entries.iter().filter(|entry| kinds.contains(&entry.kind.as_str()));
            of.map(|entry| entry.object).collect()
        };
        let mut touched = of(&TOUCHES);
        let files = entries.iter().filter(|entry| entry.kind == ::files::logged::FILE_EXTRACTED);
        touched.extend(files.filter(|one| one.under != Some(one.object)).map(|one| one.object));
        // They go and come with their post.
        let posts = of(&[logged::POST_DELETED, logged::POST_RESTORED]);
        if !posts.is_empty() {
            touched.extend(tx.query(&UNDER, params![posts], |row| row.get::<i64>(0))?);
        }
        Ok(touched)
    }

    fn documents(&self, tx: &mut Tx<'_>, objects: &[i64]) -> Result<Vec<Document>> {
        let found = tx.query(&COMMENTS, params![objects], |row| {
            Ok((comment(row)?, row.get::<SpaceId>(11)?))
        })?;
        let mut beside = beside(tx, objects, FOUND_BY)?;
        let documents = found.into_iter().map(|(comment, space)| {
            let beside = beside.remove(&comment.id.0).unwrap_or_default();
            Document {
                object: comment.id.0,
                gate: Gate::In(space),
                kind: KIND.to_owned(),
                at: comment.created_at,
                author: Some(comment.author),
                under: Some(comment.post.0),
                title: String::new(),
                body: text::parse(&comment.body).text(),
                beside: beside.words(),
                lang: comment.lang,
                topics: Vec::new(),
                marks: beside.marks,
            }
        });
        Ok(documents.collect())
    }

    fn before(&self, tx: &mut Tx<'_>, before: i64, most: i64) -> Result<Vec<i64>> {
        tx.query(&COMMENTS_BEFORE, params![before, most], |row| row.get(0))
    }

    fn count(&self, tx: &mut Tx<'_>) -> Result<i64> {
        tx.query_one(&COMMENTS_COUNT, params![], |row| row.get(0))
    }

    fn found(&self, tx: &mut Tx<'_>, viewer: &Viewer, objects: &[i64]) -> Result<Vec<Found>> {
        let mut origins = origins(tx, viewer, &FOUND_COMMENTS, objects)?;
        let ids: Vec<i64> = origins.keys().copied().collect();
        let comments = tx.query(&COMMENTS, params![ids], comment)?;
        let kinds = Kinds::of(tx);
        // Whoever reads a comment reads its post.
        let posts = tx.query(&POSTS_OF_COMMENTS, params![ids], |row| post(&kinds, row))?;
        let mut beside = beside(tx, &ids, SHOWN_FROM)?;
        let found = comments.into_iter().filter_map(|comment| {
            let Origin { author, space } = origins.remove(&comment.id.0)?;
            let post = posts.iter().find(|post| post.id == comment.post);
            let beside = beside.remove(&comment.id.0).unwrap_or_default();
            Some(Found {
                object: comment.id.0,
                title: post.map(Post::heading).unwrap_or_default(),
                href: format!("/comments/{}", comment.id),
                text: text::parse(&comment.body).text(),
                beside: beside.shown(),
                lang: comment.lang,
                kind: KIND.to_owned(),
                icon: "comment".to_owned(),
                author: Some(author),
                space: Some(space),
                at: Some(comment.created_at),
                picture: None,
            })
        });
        Ok(found.collect())
    }
}
