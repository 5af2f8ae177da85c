//! Names to show for files and to save them under, whatever path or program they come from.

/// The longest name, in characters.
const LONGEST: usize = 150;

/// The last part of a path on one line, without what hides a file or turns the direction of its name. For
/// showing: never a path here.
pub fn file_name(path: &str) -> String {
    let last = path.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String =
        last.chars().filter(|c| !c.is_control() && !text::turns_direction(*c)).collect();
    let clean = clean.trim().trim_start_matches('.');
    match clean.trim_matches(['.', ' ']) {
        "" => "file".to_owned(),
        _ => shortened(clean),
    }
}

/// A name that is too long loses of its middle: the ending says what the file is.
fn shortened(name: &str) -> String {
    if name.chars().count() <= LONGEST {
        return name.to_owned();
    }
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let ending = if ending.len() <= 10 { format!(".{ending}") } else { String::new() };
    let kept = LONGEST - 1 - ending.chars().count();
    format!("{}…{ending}", name.chars().take(kept).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn names_to_show_hold_nothing_odd() {
        assert_eq!(file_name("data/2024/plan.pdf"), "plan.pdf");
        assert_eq!(file_name("C:\\Users\\x\\é.txt"), "é.txt");
        assert_eq!(file_name("a/b\u{0}c\n"), "bc");
        assert_eq!(file_name(".htaccess"), "htaccess");
        assert_eq!(file_name("../.."), "file");
        assert_eq!(file_name(""), "file");
        assert_eq!(file_name("photo\u{202e}gpj.exe"), "photogpj.exe");
        let long = file_name(&format!("{}.pdf", "é".repeat(300)));
        assert!(long.ends_with("é….pdf") && long.chars().count() == 150, "{long}");
    }
}
