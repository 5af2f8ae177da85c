//! Something asked. Whoever asked, or runs the community, accepts the comment that answers it; the
//! answer then stands under the question.

mod part;
mod store;

use kernel::{Activity, Error, Result, Time, Tx, params};

use super::{Field, Fields, Input, Move, Moved, Moving, PostKind, Settling, Who, part::Found};
use crate::{CommentId, Post};

ui::messages!("src/kinds/question/fr.ftl", "src/kinds/question/en.ftl");

/// Something asked.
pub struct Question;

/// The field that names the accepted comment.
const ANSWER: &str = "comment";

impl PostKind for Question {
    fn name(&self) -> &'static str {
        "question"
    }

    fn icon(&self) -> &'static str {
        "question"
    }

    fn states(&self) -> &'static [&'static str] {
        &["open", "answered"]
    }

    fn begin(&self, _: &Fields, _: Time) -> Result<&'static str> {
        Ok("open")
    }

    fn moves(&self) -> &'static [Move] {
        const ASKS: &[Field] = &[Field { name: ANSWER, input: Input::Id, required: true }];
        &[
            Move { name: "accept", who: Who::Host, from: &["", "open", "answered"], asks: ASKS, act: accept },
            Move { name: "reopen", who: Who::Host, from: &["answered"], asks: &[], act: reopen },
        ]
    }

    fn settling(&self) -> Option<Settling> {
        Some(Settling { accept: "accept", reopen: "reopen" })
    }

    fn accepted(&self, fields: &Fields) -> Option<CommentId> {
        fields.id(ANSWER)
    }

    fn comment_gone(&self, fields: &Fields, gone: CommentId) -> Option<(&'static str, Fields)> {
        (self.accepted(fields) == Some(gone)).then(|| ("open", fields.clone().with(ANSWER, None)))
    }

    fn parts(&self, tx: &mut Tx<'_>, posts: &[&Post]) -> Result<Vec<Found>> {
        part::load(tx, posts)
    }
}

fn accept(tx: &mut Tx<'_>, moving: &Moving<'_>) -> Result<Moved> {
    let post = moving.post;
    let asked: Option<CommentId> = moving.said.fields.id(ANSWER);
    let found = tx.query_opt(&store::IS_THERE, params![asked, post.id], |row| row.get::<CommentId>(0))?;
    let comment = found.ok_or_else(|| Error::field(ANSWER, "kind-question-no-comment"))?;
    let activity = Activity::new("answer.accepted", comment.0).by(moving.viewer.id);
    tx.log(activity.within(post.space().id).under(post.id.0))?;
    let fields = post.fields.clone().with(ANSWER, Some(comment.to_string().into()));
    Ok(Moved::to("answered").with(fields))
}

fn reopen(_: &mut Tx<'_>, moving: &Moving<'_>) -> Result<Moved> {
    Ok(Moved::to("open").with(moving.post.fields.clone().with(ANSWER, None)))
}
