//! What happened in a sentence, as the page and the mails say it.

use ui::Locale;

use crate::items::{GroupView, ItemView};
use crate::kinds::reaction;

/// Who did what: *Ana Silva replies to your comment*.
pub fn sentence(l: Locale, group: &GroupView, item: &ItemView) -> String {
    let name = match &item.actor {
        Some(actor) => actor.name.clone(),
        None => l.t("inbox-somebody"),
    };
    let who = match item.people {
        ..=1 => name,
        people => l.tn1("inbox-and-others", people - 1, "name", name),
    };
    if item.kind == reaction::NAME {
        let to = if item.on_comment { "-comment" } else { "" };
        return l.tn1(&format!("inbox-kind-reaction{to}"), item.people, "name", who);
    }
    if let Some(named_in) = &item.named_in {
        let field = named_in.words(l);
        return l.t2(&format!("inbox-kind-{}-in", item.kind), ("name", who), ("field", field));
    }
    let space = if group.subject == "space" { &group.title } else { &group.space };
    l.t2(&format!("inbox-kind-{}", item.kind), ("name", who), ("space", space))
}

/// The same with what it is about, where that has a title: *… replies to your comment: Frames*.
pub(crate) fn sentence_with_title(l: Locale, group: &GroupView, item: &ItemView) -> String {
    let what = sentence(l, group, item);
    if group.subject == "post" && !group.title.is_empty() {
        l.t2("sentence-with-title", ("what", what), ("title", &group.title))
    } else {
        what
    }
}
