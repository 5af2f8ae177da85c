//! Something asked. Whoever asked, or runs the community, accepts the comment that answers it; the
//! answer then stands under the question.

mod part;
mod store;

use kernel::{Activity, Error, Result, Time, Tx, params};

use super::{Field, Fields, Found, Input, Move, Moved, Moving, PostKind, Settling, Who, Word};
use crate::{CommentId, Post};

ui::messages!("src/kinds/question/fr.ftl", "src/kinds/question/en.ftl");
ui::style!("src/kinds/question/style.css");
crate::kind!(Question);

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

    fn place(&self) -> u16 {
        10
    }

    fn states(&self) -> Vec<Word> {
        vec!["open".into(), "answered".into()]
    }

    fn begin(&self, _: &Fields, _: Time) -> Result<Word> {
        Ok("open".into())
    }

    fn moves(&self) -> Vec<Move> {
        vec![
            Move::new("accept", Who::Host, &["", "open", "answered"])
                .asking(vec![Field::required(ANSWER, Input::Comment)]),
            Move::new("reopen", Who::Host, &["answered"]),
        ]
    }

    fn act(&self, tx: &mut Tx<'_>, moving: &Moving<'_>) -> Result<Moved> {
        match moving.name {
            "accept" => accept(tx, moving),
            _ => Ok(Moved::to("open").with(moving.post.fields.clone().with(ANSWER, None))),
        }
    }

    fn settling(&self) -> Option<Settling> {
        Some(Settling { accept: "accept", reopen: "reopen" })
    }

    fn accepted(&self, fields: &Fields) -> Option<CommentId> {
        fields.id(ANSWER)
    }

    fn comment_gone(&self, fields: &Fields, gone: CommentId) -> Option<(Word, Fields)> {
        (self.accepted(fields) == Some(gone))
            .then(|| ("open".into(), fields.clone().with(ANSWER, None)))
    }

    fn parts(&self, tx: &mut Tx<'_>, posts: &[&Post]) -> Result<Vec<Found>> {
        part::load(tx, posts)
    }
}

fn accept(tx: &mut Tx<'_>, moving: &Moving<'_>) -> Result<Moved> {
    let post = moving.post;
    let asked: Option<CommentId> = moving.said.fields.id(ANSWER);
    let found =
        tx.query_opt(&store::IS_THERE, params![asked, post.id], |row| row.get::<CommentId>(0))?;
    let comment = found.ok_or_else(|| Error::field(ANSWER, "kind-question-no-comment"))?;
    let activity = Activity::new("answer.accepted", comment.0).by(moving.viewer.id);
    tx.log(activity.within(post.space().id).under(post.id.0))?;
    let fields = post.fields.clone().with(ANSWER, Some(comment.to_string().into()));
    Ok(Moved::to("answered").with(fields))
}
