//! Names to show for files, from the paths that other systems write.

/// The last part of a path, without what a name may not hold. For showing: never a path here.
pub(crate) fn file_name(path: &str) -> String {
    let last = path.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last.chars().filter(|c| !c.is_control()).take(200).collect();
    match clean.trim_matches(['.', ' ']) {
        "" => "file".to_owned(),
        _ => clean,
    }
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn names_to_show_hold_nothing_odd() {
        assert_eq!(file_name("data/2024/plan.pdf"), "plan.pdf");
        assert_eq!(file_name("C:\\Users\\x\\é.txt"), "é.txt");
        assert_eq!(file_name("a/b\u{0}c\n"), "bc");
        assert_eq!(file_name("../.."), "file");
        assert_eq!(file_name(""), "file");
    }
}
