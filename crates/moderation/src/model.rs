//! What moderation speaks of.

use kernel::{PersonId, SpaceId, Time};

kernel::id! {
    /// A case.
    CaseId,
    /// A decision.
    DecisionId,
}

kernel::words! {
    /// Who decides.
    #[schema(as = ModerationDesk)]
    Desk {
        /// The managers of the space.
        Managers = "managers",
        /// The moderators of the network.
        Moderators = "moderators",
        /// The person outside the hierarchy, and nobody else.
        Referent = "referent",
    } or Moderators
}

kernel::words! {
    /// Why something is reported.
    #[schema(as = ReportReason)]
    Reason {
        /// Somebody is harassed or insulted.
        Harassment = "harassment",
        /// Somebody is put down for what they are.
        Discrimination = "discrimination",
        /// It tells of somebody what is nobody's business.
        PersonalData = "personal-data",
        /// It should not be known here.
        Confidential = "confidential",
        /// Nobody asked for it.
        Spam = "spam",
        /// Something else.
        Other = "other",
    } or Other
}

kernel::words! {
    /// What is decided.
    #[schema(as = ModerationMeasure)]
    Measure {
        /// It stays: nothing is wrong with it.
        Keep = "keep",
        /// Its author is told, and it stays.
        Warn = "warn",
        /// It is out of sight until that is undone.
        Hide = "hide",
        /// It is out of sight, and goes for good after 30 days, unless an appeal waits.
        Remove = "remove",
        /// Its author may not write for a while.
        Suspend = "suspend",
    } or Keep
}

kernel::words! {
    /// What is reported.
    #[schema(as = ReportedKind)]
    Kind {
        /// A post.
        Post = "post",
        /// A comment.
        Comment = "comment",
        /// A person.
        Person = "person",
    } or Person
}

kernel::words! {
    /// What comes of an appeal.
    #[schema(as = AppealOutcome)]
    Outcome {
        /// The decision stays.
        Upheld = "upheld",
        /// The decision is undone.
        Lifted = "lifted",
    } or Upheld
}

/// What was reported to one desk.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    pub(crate) id: CaseId,
    pub(crate) kind: Kind,
    /// The number of the post, the comment or the person.
    pub(crate) object: i64,
    pub(crate) author: PersonId,
    pub(crate) space: Option<SpaceId>,
    pub(crate) desk: Desk,
    /// The words as they were first reported.
    pub(crate) title: String,
    pub(crate) body: String,
    pub(crate) written_at: Option<Time>,
    pub(crate) opened_at: Time,
    pub(crate) closed_at: Option<Time>,
    /// The referent, where it was sent to them.
    pub(crate) referent: Option<PersonId>,
}

/// A report.
#[derive(Clone, Debug)]
pub(crate) struct Report {
    pub(crate) reporter: PersonId,
    pub(crate) reason: Reason,
    pub(crate) words: String,
    pub(crate) rule: String,
    pub(crate) at: Time,
    /// What it is about, where that read otherwise than when it was first reported.
    pub(crate) title: String,
    pub(crate) body: String,
}

/// For how many days its author may ask that a decision is taken again; what was removed stays as long.
pub(crate) const APPEAL_DAYS: i64 = 30;

/// A decision on a case.
#[derive(Clone, Debug)]
pub(crate) struct Decision {
    pub(crate) id: DecisionId,
    pub(crate) case: CaseId,
    pub(crate) measure: Measure,
    pub(crate) rule: String,
    pub(crate) words: String,
    pub(crate) by: PersonId,
    pub(crate) at: Time,
    pub(crate) suspension: Option<i64>,
    pub(crate) suspended_in: Option<SpaceId>,
    pub(crate) until: Option<Time>,
    pub(crate) undone: Option<(PersonId, Time)>,
    pub(crate) appeal: Option<Appeal>,
}

impl Decision {
    /// Whether it still holds.
    pub(crate) fn holds(&self) -> bool {
        self.undone.is_none()
    }

    /// Whether its author may ask, for as long as that is, that somebody else decides again.
    pub(crate) fn may_be_appealed(&self) -> bool {
        self.holds() && self.measure != Measure::Keep && self.appeal.is_none()
    }

    /// Whether it is too late to ask.
    pub(crate) fn is_old(&self, now: Time) -> bool {
        self.at.plus_seconds(APPEAL_DAYS * 86_400) <= now
    }

    /// Whether somebody else decided again: that ends its case.
    pub(crate) fn is_answered(&self) -> bool {
        self.appeal.as_ref().is_some_and(|appeal| appeal.answered.is_some())
    }

    /// Whether it waits for an answer to its appeal.
    pub(crate) fn is_appealed(&self) -> bool {
        self.appeal.as_ref().is_some_and(|appeal| appeal.answered.is_none())
    }
}

/// An author asks that somebody else decides again.
#[derive(Clone, Debug)]
pub(crate) struct Appeal {
    pub(crate) desk: Desk,
    pub(crate) words: String,
    pub(crate) at: Time,
    /// The referent, where it was sent to them.
    pub(crate) referent: Option<PersonId>,
    pub(crate) answered: Option<Answered>,
}

/// What came of an appeal.
#[derive(Clone, Debug)]
pub(crate) struct Answered {
    pub(crate) outcome: Outcome,
    pub(crate) words: String,
    pub(crate) by: PersonId,
    pub(crate) at: Time,
}
