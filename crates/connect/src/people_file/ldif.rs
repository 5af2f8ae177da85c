//! LDIF (RFC 2849) as directories and `ldapsearch` write it: the entries of people become the rows of a
//! table whose columns are their attributes.
//!
//! Machines and accounts of programs are left out, and what is to be fetched from elsewhere (`:<`) never is.

use std::collections::{BTreeMap, HashMap};

use data_encoding::BASE64;

use super::problem::Problem;
use super::report::Note;
use super::table::{ROWS_MOST, Row, Table};

/// Longest value that is kept, in bytes: pictures and keys are longer.
const LONGEST: usize = 4_000;

/// Attributes that become columns.
const KEPT: [&str; 30] = [
    "dn",
    "cn",
    "sn",
    "givenname",
    "displayname",
    "mail",
    "userprincipalname",
    "uid",
    "samaccountname",
    "title",
    "department",
    "departmentnumber",
    "ou",
    "l",
    "physicaldeliveryofficename",
    "telephonenumber",
    "mobile",
    "manager",
    "employeeid",
    "employeenumber",
    "objectguid",
    "entryuuid",
    "ipauniqueid",
    "nsuniqueid",
    "preferredlanguage",
    "accountenabled",
    "accountexpires",
    "contractend",
    "skills",
    "languages",
];

/// Others that are read.
const READ: [&str; 3] = ["objectclass", "changetype", "useraccountcontrol"];

/// What `userAccountControl` says: that an account is disabled, or a machine's or a domain's.
const DISABLED: i64 = 0x2;
const MACHINE: i64 = 0x800 | 0x1000 | 0x2000;

/// Whether a text is LDIF: its first line that says something begins an entry.
pub(super) fn is_ldif(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}');
    let first = lines(text).find(|(_, line)| !line.is_empty());
    first.is_some_and(|(_, line)| {
        let lower: String = line.chars().take(8).collect::<String>().to_ascii_lowercase();
        lower.starts_with("dn:") || lower.starts_with("version:")
    })
}

/// The lines of a text, unfolded and without comments, with their numbers.
fn lines(text: &str) -> impl Iterator<Item = (u64, String)> {
    let mut physical = text.lines().enumerate().peekable();
    let logical = move || {
        let (n, line) = physical.next()?;
        let mut line = line.to_owned();
        while let Some((_, more)) = physical.next_if(|(_, next)| next.starts_with(' ')) {
            line.push_str(&more[1..]);
        }
        Some((n as u64 + 1, line))
    };
    std::iter::from_fn(logical).filter(|(_, line)| !line.starts_with('#'))
}

/// An entry: the line where it begins, and what it says of each attribute (lower case, without options).
#[derive(Default)]
struct Entry {
    line: u64,
    said: HashMap<String, Vec<String>>,
}

impl Entry {
    fn first(&self, name: &str) -> Option<&str> {
        self.said.get(name).and_then(|values| values.first()).map(String::as_str)
    }

    fn is_of(&self, class: &str) -> bool {
        let classes = self.said.get("objectclass");
        classes.is_some_and(|all| all.iter().any(|one| one.eq_ignore_ascii_case(class)))
    }

    fn control(&self) -> Option<i64> {
        self.first("useraccountcontrol").and_then(|flags| flags.parse().ok())
    }

    /// Whether the account is active, where anything says so.
    fn is_enabled(&self) -> Option<&str> {
        let said = self.first("accountenabled");
        match self.control() {
            Some(flags) if flags & DISABLED != 0 => Some("false"),
            Some(_) => said.or(Some("true")),
            None => said,
        }
    }

    /// Whether it is somebody: neither a group nor a machine, and with a name or an address of a person.
    fn is_person(&self) -> bool {
        let classes = ["person", "inetOrgPerson", "organizationalPerson", "user"];
        let says = |name: &str| self.first(name).is_some_and(|value| !value.is_empty());
        let is_machine = self.is_of("computer")
            || self.is_of("msDS-ManagedServiceAccount")
            || self.is_of("msDS-GroupManagedServiceAccount")
            || self.control().is_some_and(|flags| flags & MACHINE != 0)
            || self.first("samaccountname").is_some_and(|name| name.ends_with('$'));
        let of_class =
            !self.said.contains_key("objectclass") || classes.iter().any(|class| self.is_of(class));
        of_class && !is_machine && (says("sn") || says("givenname") || says("mail"))
    }
}

/// The people of a text as a table.
pub(super) fn read(text: &str) -> Table {
    let mut table = Table::default();
    let mut people: Vec<Entry> = Vec::new();
    let mut entry = Entry::default();
    let text = text.trim_start_matches('\u{feff}');
    for (n, line) in lines(text).chain([(0, String::new())]) {
        if !line.is_empty() {
            if entry.said.is_empty() {
                entry.line = n;
            }
            take(&mut entry, &line);
            continue;
        }
        let ended = std::mem::take(&mut entry);
        if !ended.said.contains_key("dn") {
            continue;
        }
        match ended.first("changetype") {
            Some(change) if !change.eq_ignore_ascii_case("add") => {
                table.notes.push(Note { line: ended.line, problem: Problem::ChangeRecord });
            }
            _ if ended.is_person() => people.push(ended),
            _ => table.left += 1,
        }
        if people.len() > ROWS_MOST {
            break;
        }
    }
    let mut columns: BTreeMap<&str, usize> = BTreeMap::new();
    for name in KEPT {
        let is_said = |entry: &Entry| match name {
            "accountenabled" => entry.is_enabled().is_some(),
            name => entry.said.contains_key(name),
        };
        if people.iter().any(is_said) {
            columns.insert(name, table.columns.len());
            table.columns.push(name.to_owned());
        }
    }
    table.rows = people.iter().map(|entry| row(entry, &columns, table.columns.len())).collect();
    if table.columns.is_empty() && table.left > 0 {
        table.columns.push("dn".to_owned());
    }
    table
}

fn row(entry: &Entry, columns: &BTreeMap<&str, usize>, width: usize) -> Row {
    let mut cells = vec![String::new(); width];
    for (name, at) in columns {
        let value = match *name {
            "accountenabled" => entry.is_enabled(),
            name => entry.first(name),
        };
        cells[*at] = value.unwrap_or_default().to_owned();
    }
    Row { line: entry.line, cells }
}

/// Takes a line of an entry: `name: value`, `name:: base64`.
fn take(entry: &mut Entry, line: &str) {
    let Some((name, value)) = line.split_once(':') else { return };
    // `cn;lang-fr` is a name like any other, where there is no plain one.
    let name = name.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let is_looked_at = KEPT.contains(&name.as_str()) || READ.contains(&name.as_str());
    if !is_looked_at || value.len() > 2 * LONGEST || value.starts_with('<') {
        return;
    }
    let value = match value.strip_prefix(':') {
        None => value.trim().to_owned(),
        Some(coded) => match BASE64.decode(coded.trim().as_bytes()) {
            Err(_) => return,
            Ok(bytes) if name == "objectguid" => guid(&bytes),
            // What is no text is a picture, a key, an identifier of a machine.
            Ok(bytes) => match String::from_utf8(bytes) {
                Ok(value) => value.trim().to_owned(),
                Err(_) => return,
            },
        },
    };
    entry.said.entry(name).or_default().push(value);
}

/// A GUID as it is written in text: the first three groups are stored backwards.
fn guid(bytes: &[u8]) -> String {
    let Ok(b) = <[u8; 16]>::try_from(bytes) else { return String::new() };
    let order = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];
    let hex: String = order.iter().map(|at| format!("{:02x}", b[*at])).collect();
    format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_read_and_machines_and_groups_are_not() {
        let text = "# extended LDIF\n#\n\ndn:: Q049Wm/DqSxEQz14\nobjectClass: user\nsn: Le\n  Gall\ngivenName:: Wm/DqQ==\n\
            userAccountControl: 514\nobjectGUID:: 7I//yuw8PlW97ZljlVpezQ==\njpegPhoto:< file:///etc/passwd\n\n\
            dn: CN=SRV,DC=x\nobjectClass: user\nobjectClass: computer\nsn: x\n\ndn: CN=svc,DC=x\nobjectClass: user\n\
            \ndn: CN=All,DC=x\nobjectClass: group\ncn: All\n\ndn: CN=Zoé,DC=x\nchangetype: delete\n\nsearch: 2\nresult: 0\n";
        assert!(is_ldif(text));
        let table = read(text);
        assert_eq!((table.rows.len(), table.left, table.notes.len()), (1, 3, 1));
        let cell = |name: &str| {
            let at = table.columns.iter().position(|column| column == name);
            at.map(|at| table.rows[0].cells[at].as_str())
        };
        assert_eq!(
            (cell("dn"), cell("sn"), cell("givenname")),
            (Some("CN=Zoé,DC=x"), Some("Le Gall"), Some("Zoé"))
        );
        assert_eq!(cell("accountenabled"), Some("false"));
        assert_eq!(cell("objectguid"), Some("caff8fec-3cec-553e-bded-9963955a5ecd"));
        assert_eq!(cell("jpegphoto"), None);
    }

    #[test]
    fn hostile_text_is_no_entry() {
        for text in
            ["dn", "dn:", ":::", "dn::=\n\n", "dn:: ////\n :", " folded\ndn: x\n", "version: 1"]
        {
            drop(read(text));
            is_ldif(text);
        }
        assert!(!is_ldif("nom;prénom\nx;y"));
        assert!(!is_ldif("é"));
    }
}
