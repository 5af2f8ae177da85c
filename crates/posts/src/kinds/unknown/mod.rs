//! A kind that this application does not know: of a crate that is gone, or of a newer release. Its
//! posts are shown with their words, and nothing of them is changed.

use ui::Locale;

use super::{PostKind, Word};

ui::messages!("src/kinds/unknown/fr.ftl", "src/kinds/unknown/en.ftl");

/// A kind that is not known.
pub(super) struct Unknown(Word);

impl Unknown {
    /// Of this stored name.
    pub(super) fn named(name: &str) -> Unknown {
        Unknown(name.to_owned().into())
    }
}

impl PostKind for Unknown {
    fn name(&self) -> &str {
        &self.0
    }

    fn icon(&self) -> &'static str {
        "info"
    }

    fn place(&self) -> u16 {
        u16::MAX
    }

    fn word(&self, l: Locale, key: &str) -> String {
        l.t(&format!("kind-unknown{key}"))
    }

    fn offered(&self) -> bool {
        false
    }

    fn stands_alone(&self) -> bool {
        true
    }

    fn is_known(&self) -> bool {
        false
    }
}
