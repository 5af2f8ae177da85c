//! What people type to name things, made fit to be shown: one line, no control characters, nothing
//! that turns the reading direction of the words around it.

use kernel::{Error, Message, Result};

/// Longest name, in characters.
pub const NAME_MOST: usize = 100;
/// Longest job, unit or site, in characters.
pub const JOB_MOST: usize = 120;
/// Longest text about oneself, in characters.
pub const ABOUT_MOST: usize = 10_000;
/// Longest line about one's work, in characters.
pub const LINE_MOST: usize = 300;
/// Longest telephone number, in characters.
pub const PHONE_MOST: usize = 40;
/// Longest handle, in characters.
pub const HANDLE_MOST: usize = 64;
/// Longest e-mail address (RFC 5321, 4.5.3.1.3).
const EMAIL_MOST: usize = 254;

/// One line: white space is folded into single spaces, control characters and marks that turn the
/// direction of text are dropped.
pub fn line(text: &str) -> String {
    let shown = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c });
    let kept: String = shown.filter(|c| !c.is_control() && !turns_direction(*c)).collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Several lines: as typed, without control characters other than newlines and tabs.
pub fn lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let kept: String =
        text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    kept.trim_end().to_owned()
}

/// A line that may be empty, at most `most` characters.
pub fn short(field: &'static str, text: &str, most: usize) -> Result<String> {
    let text = line(text);
    if text.chars().count() > most {
        return Err(Error::field(field, Message::new("person-too-long").with("most", most)));
    }
    Ok(text)
}

/// A telephone number as people write it, or nothing: digits, and what groups them.
pub fn phone(text: &str) -> Result<String> {
    let phone = short("phone", text, PHONE_MOST)?;
    let digits = phone.chars().filter(char::is_ascii_digit).count();
    let sound = phone.is_empty()
        || digits >= 3 && phone.chars().all(|c| c.is_ascii_digit() || "+ ().-/*#".contains(c));
    if sound { Ok(phone) } else { Err(Error::field("phone", "person-phone-bad")) }
}

/// A full name: something can be seen of it.
pub fn name(text: &str) -> Result<String> {
    let name = short("name", text, NAME_MOST)?;
    if name.chars().all(is_invisible) {
        return Err(Error::field("name", "person-name-empty"));
    }
    Ok(name)
}

/// A handle: lower case letters, digits, `.`, `-`, `_`, beginning with none of the marks but `_`.
pub fn handle(text: &str) -> Result<String> {
    let handle = line(text).trim_start_matches('@').to_lowercase();
    let sound = handle.len() <= HANDLE_MOST
        && handle.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
        && handle.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b));
    if sound { Ok(handle) } else { Err(Error::field("handle", "person-handle-bad")) }
}

/// What somebody types to say who they are, a handle or an address, in its one form.
pub fn login(text: &str) -> String {
    let login = line(text).trim_start_matches('@').to_lowercase();
    login.chars().take(HANDLE_MOST * 4).collect()
}

/// An e-mail address, in lower case. Only what could break a mail header is refused: whether the
/// address lives is for its owner to show.
pub fn email(text: &str) -> Result<String> {
    let email = text.trim().to_lowercase();
    let broken = |c: char| c.is_whitespace() || c.is_control() || "<>()[]\\,;:\"".contains(c);
    let sound = email.len() <= EMAIL_MOST
        && !email.contains(broken)
        && email.split_once('@').is_some_and(|(local, domain)| {
            !local.is_empty() && !domain.is_empty() && !domain.contains('@')
        });
    if sound { Ok(email) } else { Err(Error::field("email", "person-email-bad")) }
}

/// A handle proposed for a name: `Hélène Vasseur-Delmas` gives `helene.vasseur-delmas`.
pub fn propose(name: &str) -> String {
    let mut handle = String::new();
    for c in text::fold(name).chars() {
        match c {
            'a'..='z' | '0'..='9' => handle.push(c),
            '-' | '\'' if handle.ends_with(|c: char| c.is_ascii_alphanumeric()) => handle.push('-'),
            ' ' if handle.ends_with(|c: char| c.is_ascii_alphanumeric()) => handle.push('.'),
            _ => {}
        }
    }
    handle.truncate(HANDLE_MOST / 2);
    handle.trim_end_matches(['.', '-']).to_owned()
}

/// The words of `text` without case, accents and punctuation, a space between them.
pub(crate) fn words(text: &str) -> String {
    let folded = text::fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// The marks of Unicode that change the direction of what follows.
fn turns_direction(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Characters without a picture of their own: a name of nothing else would be a hole in the page.
fn is_invisible(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_visible_line() {
        assert_eq!(name("  Zoé \t\u{202e} Le\u{0} Gall\n").unwrap(), "Zoé Le Gall");
        assert!(name("\u{200b}\u{2800} ").is_err());
        assert!(name("").is_err());
        assert!(name(&"x".repeat(NAME_MOST)).is_ok());
        assert!(name(&"x".repeat(NAME_MOST + 1)).is_err());
    }

    #[test]
    fn a_handle_fits_in_an_address_and_a_mention() {
        assert_eq!(handle("@Marie-Antoinette").unwrap(), "marie-antoinette");
        for bad in ["", ".", "..", "-a", "a b", "é", "a/b", &"a".repeat(65)] {
            assert!(handle(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn an_address_breaks_no_header() {
        assert_eq!(email(" Ana@Exemple.FR ").unwrap(), "ana@exemple.fr");
        for bad in ["", "ana", "@b", "a@", "a@b\nBcc: c@d", "a@b,c@d", "a@b@c"] {
            assert!(email(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn a_telephone_number_is_digits_and_what_groups_them() {
        assert_eq!(phone(" +33 (0)1 99 00 12.34 ").unwrap(), "+33 (0)1 99 00 12.34");
        assert_eq!(phone("").unwrap(), "");
        for bad in ["call me", "12", "+33;ext=1", "=1+2+3"] {
            assert!(phone(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn a_handle_is_proposed_from_the_name() {
        assert_eq!(propose("Hélène Vasseur-Delmas"), "helene.vasseur-delmas");
        assert_eq!(propose("Œuvré d’Œil"), "oeuvre.d-oeil");
        assert_eq!(propose("李明"), "");
    }
}
