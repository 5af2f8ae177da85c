//! What the company decided about those who leave.

use kernel::{Activity, Error, Message, Result, Tx, Viewer};
use people::settings;
use serde::{Deserialize, Serialize};

use crate::logged::LEAVING_CHANGED;

const KEY: &str = "leaving";
/// Most days, which is ten years.
const MOST_DAYS: i64 = 3_650;
/// Longest text, in characters.
const MOST: usize = 2_000;

/// What the company decided about those who leave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[schema(as = LeavingRule)]
#[serde(deny_unknown_fields)]
pub(crate) struct Rule {
    /// Whether people may close their accounts themselves.
    pub(crate) by_choice: bool,
    /// After how many days a deactivated account is erased, its words staying without a name; never where there is none.
    #[serde(default)]
    pub(crate) erase_after_days: Option<i64>,
    /// What people read about it, plain text; may be empty.
    #[serde(default)]
    pub(crate) text: String,
}

impl Default for Rule {
    fn default() -> Rule {
        Rule { by_choice: true, erase_after_days: None, text: String::new() }
    }
}

pub(crate) fn get(tx: &mut Tx<'_>) -> Result<Rule> {
    let kept = settings::get(tx, KEY)?;
    Ok(kept.map(|kept| serde_json::from_str(&kept)).transpose()?.unwrap_or_default())
}

/// Decides it.
///
/// # Errors
/// `Forbidden` to all but administrators; `Invalid`, naming the field.
pub(crate) fn set(tx: &mut Tx<'_>, viewer: &Viewer, rule: &Rule) -> Result<()> {
    viewer.administering()?;
    if rule.erase_after_days.is_some_and(|days| !(1..=MOST_DAYS).contains(&days)) {
        let message = Message::new("leaving-days-wrong").with("most", MOST_DAYS);
        return Err(Error::field("erase_after_days", message));
    }
    if rule.text.chars().count() > MOST {
        return Err(Error::field("text", Message::new("error-too-long").with("most", MOST)));
    }
    if get(tx)? == *rule {
        return Ok(());
    }
    settings::set(tx, KEY, &serde_json::to_string(rule)?)?;
    let days = serde_json::json!({ "days": rule.erase_after_days, "by_choice": rule.by_choice });
    tx.log(Activity::new(LEAVING_CHANGED, 0).by(viewer.id).data(days))
}
