//! Names to show for files, from the paths that other systems write.

/// The longest name, in characters.
const LONGEST: usize = 200;

/// The last part of a path, without what a name may not hold. For showing: never a path here.
pub(crate) fn file_name(path: &str) -> String {
    let last = path.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last.chars().filter(|c| !c.is_control() && !turns(*c)).collect();
    match clean.trim_matches(['.', ' ']) {
        "" => "file".to_owned(),
        _ => shortened(clean),
    }
}

/// Characters that turn the direction of writing, and with it what the ending seems to be.
fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}')
}

/// A name that is too long loses of its middle: the ending says what the file is.
fn shortened(name: String) -> String {
    let length = name.chars().count();
    if length <= LONGEST {
        return name;
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
        assert_eq!(file_name("../.."), "file");
        assert_eq!(file_name(""), "file");
        assert_eq!(file_name("photo\u{202e}gpj.exe"), "photogpj.exe");
        let long = file_name(&format!("{}.pdf", "é".repeat(300)));
        assert!(long.ends_with("é….pdf") && long.chars().count() == 200, "{long}");
    }
}
