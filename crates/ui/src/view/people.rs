//! Fields that name people.

/// A field of a form that names people.
#[derive(Clone, Debug, Default)]
pub struct PeopleField {
    /// Its element.
    pub id: String,
    /// Its name in the form.
    pub name: String,
    /// What it is called.
    pub label: String,
    /// What it means; may be empty.
    pub hint: String,
    /// What is wrong with it; may be empty.
    pub error: String,
    /// Whether it takes one person only.
    pub one: bool,
    /// Whether somebody must be named.
    pub required: bool,
    /// Those who are chosen.
    pub chosen: Vec<PersonChoice>,
    /// What was typed that may be several people.
    pub meant: Vec<Meant>,
    /// What else was typed.
    pub typed: String,
}

impl PeopleField {
    /// A field that is empty.
    pub fn new(name: &str, label: String, hint: String) -> Self {
        Self { id: name.into(), name: name.into(), label, hint, ..Self::default() }
    }

    /// Whether nobody is chosen, nor to be chosen from.
    pub fn is_empty(&self) -> bool {
        self.chosen.is_empty() && self.meant.is_empty()
    }
}

/// Somebody who can be chosen.
#[derive(Clone, Debug, Default)]
pub struct PersonChoice {
    /// What the form sends.
    pub value: String,
    /// Full name.
    pub name: String,
    /// What tells them from others of that name.
    pub about: String,
    /// Their photo.
    pub photo: Option<String>,
    /// Whether they come from outside.
    pub guest: bool,
}

/// A name, and those who may be meant by it.
#[derive(Clone, Debug, Default)]
pub struct Meant {
    /// The name.
    pub typed: String,
    /// They.
    pub people: Vec<PersonChoice>,
}
