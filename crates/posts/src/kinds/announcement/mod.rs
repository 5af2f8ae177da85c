//! An announcement: said by those who run a community, to be acknowledged ("read and understood")
//! where that is asked. Who has not yet can be seen by them, and reminded once a day.

mod part;
#[cfg(test)]
mod tests;

use kernel::error::Meaning;
use kernel::{Activity, Error, Result, Time, Tx};
use ui::Locale;

use super::{
    Field, Fields, Found, Input, Move, Moved, Moving, Needs, PostKind, Who, Word, answers,
};
use crate::Post;

ui::messages!("src/kinds/announcement/fr.ftl", "src/kinds/announcement/en.ftl");
ui::style!("src/kinds/announcement/style.css");
ui::symbol!("announcement", "src/kinds/announcement/icon.svg");
crate::kind!(Announcement);

/// An announcement.
pub struct Announcement;

/// When those who have not acknowledged were last reminded.
const REMINDED: &str = "reminded";
/// The state in which everybody is asked.
const AWAITING: &str = "awaiting";
/// Between two reminders.
const A_DAY: i64 = 24 * 3_600;

impl PostKind for Announcement {
    fn name(&self) -> &'static str {
        "announcement"
    }

    fn icon(&self) -> &'static str {
        "announcement"
    }

    fn is_companys(&self) -> bool {
        true
    }

    fn place(&self) -> u16 {
        30
    }

    fn needs(&self) -> Needs {
        Needs { title: true, body: false }
    }

    fn for_animators(&self) -> bool {
        true
    }

    fn fields(&self) -> Vec<Field> {
        vec![Field::optional("acknowledge", Input::Flag), Field::optional("before", Input::Moment)]
    }

    fn states(&self) -> Vec<Word> {
        vec!["said".into(), AWAITING.into()]
    }

    fn begin(&self, fields: &Fields, now: Time) -> Result<Word> {
        is_to_come(fields, now)?;
        Ok(state(fields))
    }

    /// Whoever asks only now, or no longer, is awaited accordingly; what was ended stays so.
    fn changed(&self, tx: &mut Tx<'_>, post: &Post, fields: &Fields) -> Result<Word> {
        if fields.moment("before") != post.fields.moment("before") {
            is_to_come(fields, tx.now())?;
        }
        match fields.flag("acknowledge") == post.fields.flag("acknowledge") {
            true => Ok(post.state.clone().into()),
            false => Ok(state(fields)),
        }
    }

    fn awaits(&self, state: &str) -> bool {
        state == AWAITING
    }

    fn moves(&self) -> Vec<Move> {
        vec![
            Move::new("acknowledge", Who::Reader, &[AWAITING]),
            Move::new("remind", Who::Host, &[AWAITING]),
            Move::new("end", Who::Host, &[AWAITING]),
        ]
    }

    fn act(&self, tx: &mut Tx<'_>, moving: &Moving<'_>) -> Result<Moved> {
        match moving.name {
            "acknowledge" => acknowledge(tx, moving),
            "remind" => remind(tx, moving),
            _ => Ok(Moved::to("said")),
        }
    }

    fn parts(&self, tx: &mut Tx<'_>, posts: &[&Post]) -> Result<Vec<Found>> {
        part::load(tx, posts)
    }

    fn answers_shown_to(&self, post: &Post) -> Option<Who> {
        post.fields.flag("acknowledge").then_some(Who::Host)
    }

    fn say(&self, l: Locale, _: &Fields, _: &str) -> String {
        l.t("kind-announcement-read")
    }

    fn told_to_all(&self) -> bool {
        true
    }

    fn awaits_everybody(&self) -> bool {
        true
    }
}

fn state(fields: &Fields) -> Word {
    if fields.flag("acknowledge") { AWAITING.into() } else { "said".into() }
}

fn is_to_come(fields: &Fields, now: Time) -> Result<()> {
    match fields.moment("before") {
        Some(before) if before <= now => Err(Error::field("before", "kind-announcement-past")),
        _ => Ok(()),
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
