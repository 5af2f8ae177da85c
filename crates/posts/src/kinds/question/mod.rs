//! Something asked. Whoever asked, or runs the community, accepts the comment that answers it; the
//! answer then stands under the question. One that was asked before is [closed](crate::asked::mark) onto the first:
//! nothing more is written there, and it leads on.

mod part;
mod store;

use kernel::{Activity, Error, Result, Time, Tx, params};

use super::{Field, Fields, Found, Input, Move, Moved, Moving, PostKind, Settling, Who, Word};
use crate::asked::mark;
use crate::{CommentId, Post};

ui::messages!("src/kinds/question/fr.ftl", "src/kinds/question/en.ftl");
ui::style!("src/kinds/question/style.css");
crate::kind!(Question);

/// Something asked.
pub struct Question;

/// The name of the kind.
pub(crate) const NAME: &str = "question";
/// The state of one that was asked before.
pub(crate) const CLOSED: &str = "closed";
/// The field that names the accepted comment.
const ANSWER: &str = "comment";

impl PostKind for Question {
    fn name(&self) -> &'static str {
        NAME
    }

    fn icon(&self) -> &'static str {
        "question"
    }

    fn place(&self) -> u16 {
        10
    }

    fn states(&self) -> Vec<Word> {
        vec!["open".into(), "answered".into(), CLOSED.into()]
    }

    fn begin(&self, _: &Fields, _: Time) -> Result<Word> {
        Ok("open".into())
    }

    fn moves(&self) -> Vec<Move> {
        vec![
            Move::new("accept", Who::Host, &["", "open", "answered"])
                .asking(vec![Field::required(ANSWER, Input::Comment)]),
            Move::new("reopen", Who::Host, &["answered"]),
            Move::new("close", Who::Host, &["", "open", "answered"])
                .asking(vec![Field::required(mark::FIRST_FIELD, Input::Post)]),
            Move::new("unclose", Who::Host, &[CLOSED]),
        ]
    }

    fn act(&self, tx: &mut Tx<'_>, moving: &Moving<'_>) -> Result<Moved> {
        match moving.name {
            "accept" => accept(tx, moving),
            "close" => {
                let first = moving.said.fields.id(mark::FIRST_FIELD);
                mark::close(tx, moving.viewer, moving.post, first)?;
                Ok(Moved::to(CLOSED))
            }
            "unclose" => {
                mark::open(tx, moving.viewer, moving.post)?;
                let answered = self.accepted(&moving.post.fields).is_some();
                Ok(Moved::to(if answered { "answered" } else { "open" }))
            }
            _ => Ok(Moved::to("open").with(moving.post.fields.clone().with(ANSWER, None))),
        }
    }

    fn is_closed(&self, state: &str) -> bool {
        state == CLOSED
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
