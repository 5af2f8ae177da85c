//! One spelling for the many ways of writing a topic.

/// The spelling under which keys of topics meet that differ by hyphens or the plural alone: `tele-travail`,
/// `teletravails` and `teletravail`. Case and accents are folded in keys already. A migration does the same in SQL.
///
/// Two topics of one spelling are offered as one; they are one only when somebody merges them.
pub(crate) fn spelling(key: &str) -> String {
    let parts = format!("{key}-").replace(['_', '\''], "-");
    // Of each part: its plural, and the `y` that English writes where French writes `ie`.
    parts.replace("s-", "-").replace("x-", "-").replace("y-", "ie-").replace('-', "")
}

#[cfg(test)]
mod tests {
    use super::spelling;

    #[test]
    fn hyphens_and_plurals_do_not_count() {
        for other in ["tele-travail", "teletravails", "tele_travails"] {
            assert_eq!(spelling(other), spelling("teletravail"), "{other}");
        }
        assert_eq!(spelling("ressources-humaines"), spelling("ressource-humaine"));
        assert_eq!(spelling("companies"), spelling("company"));
        assert_eq!(spelling("jeux"), spelling("jeu"));
        assert_ne!(spelling("paie"), spelling("paix"));
        assert_ne!(spelling("achats"), spelling("chat"));
    }
}
