//! Experts, as pages and programs see them.

use kernel::Time;
use people::PersonCard;
use serde::Serialize;
use ui::Locale;

use super::evidence::Evidence;
use super::experts::Expert;

/// Somebody who is likely to know.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = Expert)]
pub(crate) struct ExpertView {
    /// Who.
    pub(crate) person: PersonCard,
    /// Their unit.
    pub(crate) unit: Option<String>,
    /// Whether that is another unit than yours.
    pub(crate) outside: bool,
    /// What speaks for them, the strongest first: only what you may read.
    pub(crate) evidence: Vec<Line>,
}

/// A line of evidence, with its sentence.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = ExpertEvidenceLine)]
pub(crate) struct Line {
    #[serde(flatten)]
    pub(crate) of: Evidence,
    /// The same in a sentence.
    pub(crate) said: String,
}

/// The longest subject that a sentence repeats, in characters.
const ABOUT: usize = 40;

impl ExpertView {
    pub(crate) fn of(l: Locale, expert: Expert, about: &str, now: Time) -> ExpertView {
        let about = if about.chars().count() > ABOUT { "" } else { about };
        let lines = expert.evidence.into_iter();
        let lines = lines.map(|of| Line { said: of.said(l, about, now), of });
        ExpertView {
            person: expert.person,
            unit: expert.unit,
            outside: expert.outside,
            evidence: lines.collect(),
        }
    }

    /// Their job title and unit, in a line.
    pub(crate) fn place(&self) -> String {
        let of = [self.person.job.as_str(), self.unit.as_deref().unwrap_or_default()];
        of.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }
}
