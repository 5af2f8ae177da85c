//! Reasons and contributions in words and figures.

use kernel::Lang;
use ranking::Part;
use spaces::{Kind, Standing};
use ui::Locale;

use super::known::{Facts, Known};
use crate::engine::Picked;

/// The reasons in one line, the larger first; where there is none, what is true of every post here.
pub(super) fn reasons(l: Locale, picked: &Picked, known: &Known) -> String {
    let facts = known.of(picked.shown.id());
    let reason = |part| match (part, facts) {
        (Part::Interest, Some(facts)) => interest(l, picked, facts),
        (Part::Tie, Some(Facts { author, followed: true, .. })) => {
            l.t1("reason-followed", "name", author)
        }
        (Part::Tie, Some(Facts { author, .. })) => l.t1("reason-tie-with", "name", author),
        _ => l.t(&format!("reason-{}", part.key())),
    };
    if picked.awaited {
        return l.t("reason-awaited");
    }
    let told: Vec<String> = picked.parts.reasons().into_iter().map(reason).collect();
    if told.is_empty() { l.t("reason-none") } else { told.join(" · ") }
}

/// The topic that the viewer follows, or the space that they joined; else the only topic there is,
/// which then must be the one that they care about. Of several it is not known which.
fn interest(l: Locale, picked: &Picked, facts: &Facts) -> String {
    if let Some((followed, _)) = facts.topics.iter().find(|(_, followed)| *followed) {
        return l.t1("reason-topic", "topic", followed);
    }
    let space = picked.shown.shared().space();
    if picked.shown.grant().standing() >= Standing::Member && space.kind != Kind::Personal {
        return l.t1("reason-space", "space", &space.name);
    }
    match facts.topics.as_slice() {
        [(only, _)] => l.t1("reason-interest-in", "topic", only),
        _ => l.t("reason-interest"),
    }
}

/// A contribution with its sign and two decimals: `+0,42`, `−0.06`; nothing has no sign.
pub(super) fn signed(lang: Lang, amount: f64) -> String {
    let comma = match lang {
        Lang::Fr => ",",
        Lang::En => ".",
    };
    let digits = format!("{:.2}", amount.abs()).replace('.', comma);
    let sign = match amount {
        _ if digits.bytes().all(|digit| !(b'1'..=b'9').contains(&digit)) => "",
        amount if amount < 0.0 => "\u{2212}",
        _ => "+",
    };
    format!("{sign}{digits}")
}

#[cfg(test)]
mod tests {
    use super::signed;
    use kernel::Lang;

    #[test]
    fn contributions_have_a_sign_where_there_is_one_to_see() {
        assert_eq!(signed(Lang::Fr, 0.424), "+0,42");
        assert_eq!(signed(Lang::En, -0.06), "\u{2212}0.06");
        assert_eq!(signed(Lang::En, 0.0), "0.00");
        assert_eq!(signed(Lang::Fr, -0.004), "0,00");
        assert_eq!(signed(Lang::En, 12.0), "+12.00");
    }
}
