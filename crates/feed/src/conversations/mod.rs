//! Private conversations: the list of them, the page of one, and beginning another.

pub(crate) mod begin;
pub(crate) mod list;
pub(crate) mod talk;

use std::collections::HashSet;

use kernel::PersonId;
use people::PersonCard;

/// Somebody in a conversation, as the viewer sees them there.
pub(crate) struct Other {
    person: PersonCard,
    /// Whether they are here now, and let it be seen.
    here: bool,
}

impl Other {
    fn all(people: Vec<PersonCard>, here: &HashSet<PersonId>) -> Vec<Other> {
        let other = |person: PersonCard| Other { here: here.contains(&person.id), person };
        people.into_iter().map(other).collect()
    }

    /// Whether they come from outside the company.
    fn is_guest(&self) -> bool {
        self.person.guest
    }
}

/// How a conversation is called: by the others in it.
fn title(cx: &ui::Ctx, others: &[Other]) -> String {
    match others {
        [] => cx.l.t("conversation-alone"),
        others => others.iter().map(|it| it.person.name.as_str()).collect::<Vec<_>>().join(", "),
    }
}
