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

/// One line ([`text::one_line`]), in which no-break spaces are spaces.
pub fn line(text: &str) -> String {
    text::one_line(text).split_whitespace().collect::<Vec<_>>().join(" ")
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
    if text::is_blank(&name) {
        return Err(Error::field("name", "person-name-empty"));
    }
    Ok(name)
}

/// A handle: lower case letters, digits, `.`, `-`, `_`, of which a mention takes all: it begins with none of the
/// marks but `_`, ends with none, and has no two dots together.
pub fn handle(text: &str) -> Result<String> {
    let handle = line(text).trim_start_matches('@').to_lowercase();
    let sound = handle.len() <= HANDLE_MOST
        && handle.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
        && handle.ends_with(|c: char| c.is_ascii_alphanumeric())
        && !handle.contains("..")
        && handle.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b));
    if sound { Ok(handle) } else { Err(Error::field("handle", "person-handle-bad")) }
}

/// Handles that would be taken for everybody, for the network itself or for those who run it, and words that
/// have a meaning in addresses.
const RESERVED: [&str; 45] = [
    "abuse",
    "admin",
    "administrateur",
    "administration",
    "administrator",
    "aide",
    "all",
    "anonymous",
    "api",
    "bot",
    "channel",
    "everybody",
    "everyone",
    "help",
    "here",
    "hostmaster",
    "login",
    "logout",
    "mailer-daemon",
    "me",
    "moderator",
    "new",
    "no-reply",
    "noreply",
    "null",
    "official",
    "owner",
    "parvis",
    "postmaster",
    "robot",
    "root",
    "search",
    "securite",
    "security",
    "self",
    "settings",
    "staff",
    "support",
    "system",
    "systeme",
    "team",
    "tous",
    "toutes",
    "undefined",
    "webmaster",
];

/// Whether nobody who comes chooses this handle, whatever stands between its letters.
pub fn is_reserved(handle: &str) -> bool {
    let letters: String = handle.chars().filter(char::is_ascii_alphanumeric).collect();
    RESERVED.iter().any(|word| *word == handle || word.replace('-', "") == letters)
}

/// What somebody types to say who they are, a handle or an address, in its one form.
pub fn login(text: &str) -> String {
    let login = line(text).trim_start_matches('@').to_lowercase();
    login.chars().take(HANDLE_MOST * 4).collect()
}

/// An e-mail address, composed and in lower case. Only what could break a mail header is refused: whether the
/// address lives is for its owner to show.
pub fn email(text: &str) -> Result<String> {
    let email = text::composed(text.trim()).to_lowercase();
    let broken = |c: char| c.is_whitespace() || c.is_control() || "<>()[]\\,;:\"".contains(c);
    let sound = email.len() <= EMAIL_MOST
        && !email.contains(broken)
        && email.split_once('@').is_some_and(|(local, domain)| {
            !local.is_empty() && !domain.is_empty() && !domain.contains('@')
        });
    if sound { Ok(email) } else { Err(Error::field("email", "person-email-bad")) }
}

/// An address as it was typed, where that is not its one form: some were kept so before.
pub fn address_as_typed(text: &str) -> Option<String> {
    let typed = text.trim();
    let may_be = typed.len() <= EMAIL_MOST && typed.contains('@') && typed != text::composed(typed);
    may_be.then(|| typed.to_lowercase())
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
        let long = "a".repeat(65);
        for bad in [
            "", ".", "..", "-a", "a b", "é", "a/b", &long, "eve.", "eve_", "eve-", "_", "a..b",
            "a.-",
        ] {
            assert!(handle(bad).is_err(), "{bad:?}");
        }
        for good in ["_a", "a--b", "7", "ann.lee", "a_.b"] {
            let named = text::parse(&format!("hi @{good}.")).people().to_vec();
            assert_eq!(named, [handle(good).unwrap()]);
        }
    }

    #[test]
    fn what_everybody_would_be_taken_for_is_reserved() {
        for word in ["admin", "here", "no-reply", "noreply", "no.reply", "a.d.m.i.n", "all_"] {
            assert!(is_reserved(word), "{word}");
        }
        assert!(!is_reserved("allan") && !is_reserved("guest"));
    }

    #[test]
    fn an_address_breaks_no_header() {
        assert_eq!(email(" Ana@Exemple.FR ").unwrap(), "ana@exemple.fr");
        assert_eq!(email("zoe\u{301}@b.fr").unwrap(), login("zo\u{e9}@b.fr"));
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
