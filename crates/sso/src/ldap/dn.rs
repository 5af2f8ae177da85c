//! Distinguished names (RFC 4514), compared as directories compare them: without capital letters, spaces between their parts,
//! or the ways in which one character can be written.

/// A name in the form in which it is compared.
pub(super) fn folded(dn: &str) -> String {
    let parts = parts(dn);
    let all: Vec<String> = parts.iter().map(|(name, value)| format!("{name}={value}")).collect();
    all.join("\u{1f}").to_lowercase()
}

/// The unit next to an entry: the first `OU` above it.
pub(super) fn unit(dn: &str) -> Option<String> {
    let above = parts(dn).into_iter().skip(1);
    above.into_iter().find(|(name, _)| name.eq_ignore_ascii_case("ou")).map(|(_, value)| value)
}

/// The parts of a name, from the entry upwards, their values without escapes.
fn parts(dn: &str) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for part in split(dn) {
        let (name, value) = part.split_once('=').unwrap_or((&part, ""));
        all.push((name.trim().to_lowercase(), unescaped(value.trim_start())));
    }
    all
}

/// Cut at the commas that are not escaped.
fn split(dn: &str) -> Vec<String> {
    let (mut all, mut part, mut chars) = (Vec::new(), String::new(), dn.chars());
    while let Some(c) = chars.next() {
        match c {
            '\\' => {
                part.push(c);
                part.extend(chars.next());
            }
            ',' => all.push(std::mem::take(&mut part)),
            _ => part.push(c),
        }
    }
    if !part.is_empty() {
        all.push(part);
    }
    all
}

fn unescaped(value: &str) -> String {
    let bytes = value.as_bytes();
    let (mut out, mut at, mut solid) = (Vec::with_capacity(bytes.len()), 0, 0);
    let hex = |at: usize| {
        let digits = bytes.get(at..at + 2).and_then(|pair| std::str::from_utf8(pair).ok())?;
        u8::from_str_radix(digits, 16).ok()
    };
    while let Some(&byte) = bytes.get(at) {
        if byte != b'\\' {
            out.push(byte);
            at += 1;
            solid = if byte == b' ' { solid } else { out.len() };
            continue;
        }
        match hex(at + 1) {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.extend(bytes.get(at + 1));
                at += 2;
            }
        }
        solid = out.len();
    }
    // Spaces at the end count where they are escaped.
    out.truncate(solid);
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{folded, unit};

    #[test]
    fn one_name_in_several_ways_is_one() {
        let one = folded("CN=Dupont\\, Jean,OU=Méthodes,DC=example,DC=com");
        for other in [
            "cn=dupont\\2c jean, ou=m\\c3\\a9thodes , dc=Example,dc=COM",
            "CN = Dupont\\, Jean,OU=MÉTHODES,DC=example,DC=com ",
        ] {
            assert_eq!(folded(other), one, "{other}");
        }
        for other in ["CN=Dupont,CN=Jean,OU=Méthodes,DC=example,DC=com", "", "\\", "=,=", "cn=\\"]
        {
            assert_ne!(folded(other), one, "{other}");
        }
        assert_ne!(folded("cn=a\\ ,dc=x"), folded("cn=a,dc=x"));
    }

    #[test]
    fn the_unit_is_the_one_above() {
        assert_eq!(unit("CN=A,OU=R\\,D,OU=Lyon,DC=x").as_deref(), Some("R,D"));
        assert_eq!(unit("OU=A,DC=x"), None);
        assert_eq!(unit("uid=a,cn=users,dc=x"), None);
    }
}
