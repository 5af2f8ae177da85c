//! The texts of a change are read before the transaction that makes it.

use kernel::{App, Error, Result, SpaceId, Tx, Viewer};

use super::{Rights, Words};
use crate::access::{readable, readable_comment};
use crate::{CommentId, PostId, Written, written};

/// The texts of a change, read before the transaction that makes it.
#[derive(Clone, Debug, Default)]
pub(super) struct Ready {
    /// What it was, and the language that looked written in.
    was: Option<(String, &'static str)>,
    /// What it will be.
    body: Option<Written>,
}

impl Ready {
    /// Of a text that stands in this space.
    async fn of(
        app: &App,
        viewer: &Viewer,
        (was, space): (String, SpaceId),
        words: &Words,
    ) -> Result<Ready> {
        let body = words.body.as_ref().unwrap_or(&was);
        let place = move |_: &mut Tx<'_>| Ok(Some(space));
        let body = Some(Written::prepare(&app.db, viewer.id, body, place).await?);
        let guess = move || (written::guess(&was), was);
        let guess = tokio::task::spawn_blocking(guess).await.map_err(Error::internal)?;
        Ok(Ready { was: Some((guess.1, guess.0)), body })
    }

    /// Of a post; loading it asks who may.
    pub(super) async fn post(
        app: &App,
        viewer: &Viewer,
        id: PostId,
        words: &Words,
    ) -> Result<Ready> {
        let own = viewer.clone();
        let load = move |tx: &mut Tx<'_>| {
            let post = readable(tx, &own, id)?;
            Rights::proven(tx, &post)?;
            Ok((post.body.clone(), post.space().id))
        };
        Ready::of(app, viewer, app.db.read(load).await?, words).await
    }

    /// Of a comment.
    pub(super) async fn comment(
        app: &App,
        viewer: &Viewer,
        id: CommentId,
        words: &Words,
    ) -> Result<Ready> {
        let own = viewer.clone();
        let load = move |tx: &mut Tx<'_>| {
            let comment = readable_comment(tx, &own, id)?.editable()?;
            Ok((comment.body.clone(), comment.space().id))
        };
        Ready::of(app, viewer, app.db.read(load).await?, words).await
    }

    /// Of a text that was read, of whatever post.
    pub(super) fn written(body: Written) -> Ready {
        Ready { was: None, body: Some(body) }
    }

    /// The new text; read now where somebody was quicker.
    pub(super) fn body(&self, body: &str) -> Written {
        let ready = self.body.clone().filter(|ready| ready.body() == body);
        ready.unwrap_or_else(|| Written::from(body))
    }

    /// The language that a text looked written in.
    pub(super) fn guessed(&self, was: &str) -> &'static str {
        match &self.was {
            Some((body, lang)) if body == was => lang,
            _ => written::guess(was),
        }
    }
}
