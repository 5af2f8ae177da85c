//! The steps of a task: one a line of a field, ticked without touching the text.

use kernel::{Error, Message, Result};
use posts::kinds::Fields;

use super::{CHECKLIST, TICKED};

/// Steps of one task.
pub(super) const MOST: i64 = 100;
/// Characters of one step.
const STEP: usize = 200;
/// Characters of all of them.
pub(super) const LENGTH: usize = 10_000;

/// The steps, each with whether it is done.
pub(crate) fn steps(fields: &Fields) -> Vec<(String, bool)> {
    let done = fields.lines(TICKED);
    let steps = lines(fields).map(|step| (step.to_owned(), done.contains(&step)));
    steps.collect()
}

fn lines(fields: &Fields) -> impl Iterator<Item = &str> {
    let text = fields.text_of(CHECKLIST).unwrap_or_default();
    // What is pasted from a list begins with its marks.
    let bare = |line: &'_ str| -> usize {
        let marks = ["- [ ] ", "- [x] ", "- ", "* ", "• "];
        marks.iter().find(|mark| line.starts_with(**mark)).map_or(0, |mark| mark.len())
    };
    text.lines().map(str::trim).map(move |line| &line[bare(line)..]).filter(|line| !line.is_empty())
}

/// Lets there be no more steps than a page shows, none too long, none twice.
///
/// # Errors
/// `Invalid` on the field.
pub(super) fn check(fields: &Fields) -> Result<()> {
    let steps: Vec<&str> = lines(fields).collect();
    let wrong = |said: Message| Err(Error::field(CHECKLIST, said));
    if steps.len() > usize::try_from(MOST).unwrap_or(usize::MAX) {
        return wrong(Message::new("kind-task-too-many-steps").with("n", MOST));
    }
    if let Some(long) = steps.iter().find(|step| step.chars().count() > STEP) {
        let begin: String = long.chars().take(40).collect();
        return wrong(Message::new("kind-task-long-step").with("most", STEP).with("step", begin));
    }
    if let Some(at) = (1..steps.len()).find(|at| steps[..*at].contains(&steps[*at])) {
        return wrong(Message::new("kind-task-same-step").with("step", steps[at]));
    }
    Ok(())
}

/// The fields with a step done, or not; counted from 1.
///
/// # Errors
/// `Invalid` where there is no such step.
pub(super) fn tick(fields: &Fields, item: i64, done: bool) -> Result<Fields> {
    let mut steps = steps(fields);
    let at = usize::try_from(item - 1).ok();
    let step = at.and_then(|at| steps.get_mut(at));
    step.ok_or_else(|| Error::field("item", "kind-task-no-step"))?.1 = done;
    let ticked: Vec<String> =
        steps.into_iter().filter(|(_, done)| *done).map(|(step, _)| step).collect();
    Ok(fields.clone().with(TICKED, (!ticked.is_empty()).then(|| ticked.into())))
}

#[cfg(test)]
mod tests {
    use posts::kinds::Fields;
    use serde_json::json;

    use super::{check, steps, tick};

    fn fields(lines: &str) -> Fields {
        Fields::default().with("checklist", Some(json!(lines)))
    }

    #[test]
    fn steps_are_ticked_and_stay_so_when_the_list_changes() {
        let list = fields("- One\n\n  Two  \n- [x] Three");
        let names: Vec<String> = steps(&list).into_iter().map(|(step, _)| step).collect();
        assert_eq!(names, ["One", "Two", "Three"]);
        let ticked = tick(&list, 2, true).unwrap();
        let moved = ticked.clone().with("checklist", Some(json!("Two\nFour\nOne")));
        let done = [("Two", true), ("Four", false), ("One", false)];
        assert_eq!(steps(&moved), done.map(|(step, done)| (step.to_owned(), done)));
        assert_eq!(tick(&ticked, 2, false).unwrap().get("ticked"), None);
        assert!(tick(&list, 4, true).is_err());
        assert!(tick(&list, 0, true).is_err());
    }

    #[test]
    fn a_list_of_five_hundred_lines_is_refused() {
        let lines: Vec<String> = (0..500).map(|n| format!("Line {n}")).collect();
        assert!(check(&fields(&lines.join("\n"))).is_err());
        assert!(check(&fields(&lines[..100].join("\n"))).is_ok());
        assert!(check(&fields("Same\nSame")).is_err());
        assert!(check(&fields(&"x".repeat(201))).is_err());
    }
}
