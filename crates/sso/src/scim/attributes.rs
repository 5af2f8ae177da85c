//! What a directory may say of somebody, or of a group: the attributes of RFC 7643 that are kept here. All others are
//! ignored, roles and passwords among them.

/// What is in an attribute.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    Text,
    Flag,
    Moment,
    /// The address of somebody; sent without a `value`, it says the same by its last part.
    Address,
    /// Attributes of its own.
    Complex(&'static [Attribute]),
    /// Several of them, each with a `value`.
    List(&'static [Attribute]),
}

/// An attribute.
#[derive(Debug)]
pub(super) struct Attribute {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    pub(super) about: &'static str,
    /// Whether capital letters make a difference.
    pub(super) is_exact: bool,
    pub(super) is_required: bool,
    /// Whether it is ours to say.
    pub(super) is_ours: bool,
    /// Whether it comes and goes with what it is a part of.
    pub(super) is_fixed: bool,
}

const fn of(name: &'static str, kind: Kind, about: &'static str) -> Attribute {
    Attribute {
        name,
        kind,
        about,
        is_exact: false,
        is_required: false,
        is_ours: false,
        is_fixed: false,
    }
}

const fn text(name: &'static str, about: &'static str) -> Attribute {
    of(name, Kind::Text, about)
}

const fn required(attribute: Attribute) -> Attribute {
    Attribute { is_required: true, ..attribute }
}

const fn exact(attribute: Attribute) -> Attribute {
    Attribute { is_exact: true, ..attribute }
}

const fn ours(attribute: Attribute) -> Attribute {
    Attribute { is_ours: true, ..attribute }
}

const fn fixed(attribute: Attribute) -> Attribute {
    Attribute { is_fixed: true, ..attribute }
}

const NAME: &[Attribute] = &[
    text("formatted", "The full name."),
    text("familyName", "The family name."),
    text("givenName", "The given name."),
    text("middleName", "The middle name."),
];

const VALUES: &[Attribute] = &[
    text("value", "What it is."),
    text("type", "What kind: work, home, mobile."),
    text("display", "How it is shown."),
    of("primary", Kind::Flag, "Whether it comes before the others."),
];

const MANAGER: &[Attribute] = &[
    exact(text("value", "The id of the line manager.")),
    exact(of("$ref", Kind::Address, "Their address.")),
];

const META: &[Attribute] = &[
    text("resourceType", "User or Group."),
    of("created", Kind::Moment, "When the directory brought it."),
    of("lastModified", Kind::Moment, "When it last changed it."),
    text("location", "Its address."),
    exact(text("version", "The entity tag.")),
];

const MEMBERS: &[Attribute] = &[
    fixed(exact(text("value", "The id of somebody."))),
    fixed(exact(of("$ref", Kind::Address, "Their address."))),
    ours(text("type", "Always User: there are no groups in groups.")),
    ours(text("display", "The user name.")),
];

pub(super) const COMMON: &[Attribute] = &[
    ours(exact(text("id", "What this network knows it by."))),
    exact(text("externalId", "What the directory knows it by.")),
    ours(of("meta", Kind::Complex(META), "What is known of the resource.")),
    ours(exact(text("schemas", "What it is made of."))),
];

pub(super) const USER: &[Attribute] = &[
    required(text("userName", "By what the directory knows somebody: often the email address.")),
    of("name", Kind::Complex(NAME), "The parts of the name."),
    text("displayName", "The name that is shown."),
    text("title", "The job title."),
    text("preferredLanguage", "The language of the pages, of a new account."),
    text("locale", "The same, where that is not said."),
    of("active", Kind::Flag, "Whether the account is active."),
    of(
        "emails",
        Kind::List(VALUES),
        "The primary one, or the first, is the address of the account.",
    ),
    of("phoneNumbers", Kind::List(VALUES), "The primary one, or the first, is shown."),
];

pub(super) const ENTERPRISE: &[Attribute] = &[
    text("employeeNumber", "The personnel number."),
    text("department", "The unit."),
    of("manager", Kind::Complex(MANAGER), "The line manager."),
];

pub(super) const GROUP: &[Attribute] = &[
    required(text("displayName", "The name of the group.")),
    of("members", Kind::List(MEMBERS), "The people in it."),
];

pub(super) const USER_URN: &str = "urn:ietf:params:scim:schemas:core:2.0:User";
pub(super) const GROUP_URN: &str = "urn:ietf:params:scim:schemas:core:2.0:Group";
pub(crate) const ENTERPRISE_URN: &str =
    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

/// What a resource is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    User,
    Group,
}

impl Sort {
    pub(super) fn urn(self) -> &'static str {
        match self {
            Sort::User => USER_URN,
            Sort::Group => GROUP_URN,
        }
    }

    pub(super) fn attributes(self) -> &'static [Attribute] {
        match self {
            Sort::User => USER,
            Sort::Group => GROUP,
        }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Sort::User => "User",
            Sort::Group => "Group",
        }
    }

    /// Its last step in addresses.
    pub(super) fn step(self) -> &'static str {
        match self {
            Sort::User => "Users",
            Sort::Group => "Groups",
        }
    }
}

impl Attribute {
    /// What is in it, where it is made of parts.
    pub(super) fn parts(&self) -> &'static [Attribute] {
        match self.kind {
            Kind::Complex(parts) | Kind::List(parts) => parts,
            _ => &[],
        }
    }

    pub(super) fn is_list(&self) -> bool {
        matches!(self.kind, Kind::List(_))
    }
}

/// The attribute of this name, whatever its capitals.
pub(super) fn named(all: &'static [Attribute], name: &str) -> Option<&'static Attribute> {
    all.iter().find(|attribute| attribute.name.eq_ignore_ascii_case(name))
}

/// Where in a resource something stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// Within what the enterprise extension adds.
    pub(super) is_extension: bool,
    pub(super) attribute: &'static Attribute,
    pub(super) part: Option<&'static Attribute>,
}

/// What a name is of.
#[derive(Clone, Copy, Debug)]
pub(super) enum Named {
    At(Place),
    /// The whole of the enterprise extension.
    Extension,
    Unknown,
}

/// What a name is of: `userName`, `name.familyName`, `urn:…:User:department`.
pub(super) fn resolve(sort: Sort, name: &str) -> Named {
    let name = name.trim();
    let after = |urn: &str| {
        let head = name.get(..urn.len()).filter(|head| head.eq_ignore_ascii_case(urn))?;
        Some(&name[head.len()..])
    };
    let extension = (sort == Sort::User).then(|| after(ENTERPRISE_URN)).flatten();
    let (is_extension, rest) = match (extension, after(sort.urn())) {
        (Some(""), _) => return Named::Extension,
        (Some(rest), _) if rest.starts_with(':') => (true, &rest[1..]),
        (None, Some(rest)) if rest.starts_with(':') => (false, &rest[1..]),
        _ => (false, name),
    };
    let (attribute, part) = match rest.split_once('.') {
        Some((attribute, part)) => (attribute, Some(part)),
        None => (rest, None),
    };
    let found = match is_extension {
        true => named(ENTERPRISE, attribute),
        false => named(sort.attributes(), attribute).or_else(|| named(COMMON, attribute)),
    };
    let Some(attribute) = found else { return Named::Unknown };
    let Some(part) = part else {
        return Named::At(Place { is_extension, attribute, part: None });
    };
    match named(attribute.parts(), part) {
        Some(part) => Named::At(Place { is_extension, attribute, part: Some(part) }),
        None => Named::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::{ENTERPRISE_URN, Named, Sort, USER_URN, resolve};

    #[test]
    fn names_are_known_in_every_spelling() {
        let extended = format!("{}:DEPARTMENT", ENTERPRISE_URN.to_lowercase());
        let core = format!("{USER_URN}:username");
        for (name, known) in [
            ("USERNAME", "userName"),
            (&core, "userName"),
            ("name.familyname", "name.familyName"),
            ("emails.value", "emails.value"),
            (&extended, "department"),
            ("meta.lastModified", "meta.lastModified"),
        ] {
            let Named::At(place) = resolve(Sort::User, name) else { panic!("{name}") };
            let part = place.part.map(|part| format!(".{}", part.name)).unwrap_or_default();
            assert_eq!(format!("{}{part}", place.attribute.name), known);
        }
        assert!(matches!(resolve(Sort::User, ENTERPRISE_URN), Named::Extension));
        for name in ["roles", "name.nobody", "department", "userName.value", "", ":", "é"] {
            assert!(matches!(resolve(Sort::User, name), Named::Unknown), "{name}");
        }
        assert!(matches!(resolve(Sort::Group, ENTERPRISE_URN), Named::Unknown));
    }
}
