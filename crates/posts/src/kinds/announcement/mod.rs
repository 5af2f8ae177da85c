//! An announcement: said by those who run a community, to be acknowledged ("read and understood")
//! where that is asked. Who has not yet can be seen by them, and reminded once a day.

mod part;

use kernel::error::Meaning;
use kernel::{Activity, Error, Result, Time, Tx};

use super::{Field, Fields, Input, Move, Moved, Moving, PostKind, Who, answers, part::Found};
use crate::Post;
use crate::kinds::Needs;

ui::messages!("src/kinds/announcement/fr.ftl", "src/kinds/announcement/en.ftl");

/// An announcement.
pub struct Announcement;

/// When those who have not acknowledged were last reminded.
const REMINDED: &str = "reminded";
/// Between two reminders.
const A_DAY: i64 = 24 * 3_600;

impl PostKind for Announcement {
    fn name(&self) -> &'static str {
        "announcement"
    }

    fn icon(&self) -> &'static str {
        "announcement"
    }

    fn needs(&self) -> Needs {
        Needs { title: true, body: false }
    }

    fn for_animators(&self) -> bool {
        true
    }

    fn fields(&self) -> &'static [Field] {
        &[
            Field { name: "acknowledge", input: Input::Flag, required: false },
            Field { name: "before", input: Input::Moment, required: false },
        ]
    }

    fn states(&self) -> &'static [&'static str] {
        &["said", "awaiting"]
    }

    fn begin(&self, fields: &Fields, now: Time) -> Result<&'static str> {
        if fields.moment("before").is_some_and(|before| before <= now) {
            return Err(Error::field("before", "kind-announcement-past"));
        }
        Ok(if fields.flag("acknowledge") { "awaiting" } else { "said" })
    }

    fn moves(&self) -> &'static [Move] {
        const WAITS: &[&str] = &["awaiting"];
        &[
            Move { name: "acknowledge", who: Who::Reader, from: WAITS, asks: &[], act: acknowledge },
            Move { name: "remind", who: Who::Host, from: WAITS, asks: &[], act: remind },
            Move { name: "end", who: Who::Host, from: WAITS, asks: &[], act: end },
        ]
    }

    fn parts(&self, tx: &mut Tx<'_>, posts: &[&Post]) -> Result<Vec<Found>> {
        part::load(tx, posts)
    }

    fn answers_shown_to(&self, post: &Post) -> Option<Who> {
        post.fields.flag("acknowledge").then_some(Who::Host)
    }

    fn awaits_everybody(&self) -> bool {
        true
    }
}

/// The second time changes nothing.
fn acknowledge(tx: &mut Tx<'_>, moving: &Moving<'_>) -> Result<Moved> {
    answers::note(tx, moving.post.id, moving.viewer.id, "read")?;
    Ok(Moved::stays())
}

/// The inbox of each who has not acknowledged follows from the log.
fn remind(tx: &mut Tx<'_>, moving: &Moving<'_>) -> Result<Moved> {
    let (post, now) = (moving.post, tx.now());
    if post.fields.moment(REMINDED).is_some_and(|last| now.seconds_since(last) < A_DAY) {
        return Err(Error::new(Meaning::Conflict, "kind-announcement-once-a-day"));
    }
    let activity = Activity::new("answer.reminded", post.id.0).by(moving.viewer.id);
    tx.log(activity.within(post.space().id))?;
    Ok(Moved::stays().with(post.fields.clone().with(REMINDED, Some(now.to_string().into()))))
}

fn end(_: &mut Tx<'_>, _: &Moving<'_>) -> Result<Moved> {
    Ok(Moved::to("said"))
}
