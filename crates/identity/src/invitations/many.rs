//! Many people at once: pasted addresses, or a table. Each line is taken or answered with what is wrong
//! with it; the same text again does no harm.

use kernel::{Config, Error, Lang, Message, PersonId, Result, Role, SpaceId, Tx, Viewer};
use people::arrivals::{self, FirstSpace};
use people::{Change, NewPerson, Person, Placed, UnitId};
use people::{accounts, change_of, create, free_handle, names};

use super::lines::{self, Entry};
use super::{Invitation, letter, new_invitation};
use crate::guests::{self, Policy};
use crate::personnel;
use crate::store::invitations as store;

/// Most lines at once.
const MOST: usize = 1_000;

/// What came of a line.
#[derive(Clone, Debug)]
pub(crate) struct Done {
    /// Its number in the text, from 1.
    pub(crate) line: usize,
    /// Whom it is about: the name, address or number that it says.
    pub(crate) who: String,
    pub(crate) outcome: Outcome,
    /// What was left out all the same.
    pub(crate) note: Option<Message>,
}

/// What became of whom a line names.
#[derive(Clone, Debug)]
pub(crate) enum Outcome {
    /// Invited: the word of the link, and whether it was mailed.
    Invited { token: String, mailed: bool },
    /// Has an account without an address, to be handed a card.
    Added { handle: String },
    /// Was known before: nothing was done.
    Known(Message),
    /// Something is wrong: nothing was done.
    Refused(Message),
}

/// What all of them have in common.
pub(crate) struct Common {
    pub(crate) role: Role,
    pub(crate) spaces: Vec<SpaceId>,
    pub(crate) lang: Lang,
}

/// Invites everybody whom the text names.
///
/// # Errors
/// `Forbidden` to all but administrators; `Invalid` on the field `lines` for a text that cannot be read at
/// all.
pub(crate) fn invite_many(
    tx: &mut Tx<'_>,
    config: &Config,
    viewer: &Viewer,
    text: &str,
    common: &Common,
) -> Result<Vec<Done>> {
    viewer.administering()?;
    let policy = guests::policy(tx)?;
    if common.role == Role::Guest {
        policy.inviting(viewer)?;
    }
    let entries = lines::read(text)?;
    if entries.is_empty() {
        return Err(Error::field("lines", "invite-lines-none"));
    }
    if entries.len() > MOST {
        return Err(Error::field("lines", Message::new("invite-lines-many").with("most", MOST)));
    }
    let offered = arrivals::offered(tx, viewer)?;
    let mut batch = Batch { config, viewer, common, policy, offered, led: Vec::new() };
    let mut done = Vec::new();
    for entry in &entries {
        let who = [&entry.name, &entry.email, &entry.number];
        let who = who.into_iter().find(|word| !word.is_empty()).cloned().unwrap_or_default();
        let outcome = match batch.take(tx, entry) {
            Ok(outcome) => outcome,
            // What is wrong was found before anything was written.
            Err(error) => Outcome::Refused(reason(error)?),
        };
        done.push(Done { line: entry.line, who, outcome, note: None });
    }
    for (line, name) in batch.settle_managers(tx)? {
        let of_line = done.iter_mut().filter(|done| done.line == line);
        let note = Message::new("invite-manager-unknown").with("name", &name);
        of_line.for_each(|done| done.note = Some(note.clone()));
    }
    Ok(done)
}

/// What an error says of a line.
///
/// # Errors
/// The error itself where it is not about what was typed.
fn reason(error: Error) -> Result<Message> {
    match error.fields().first() {
        Some((_, message)) => Ok(message.clone()),
        None if error.meaning() == kernel::error::Meaning::Invalid => Ok(error.message().clone()),
        None => Err(error),
    }
}

struct Batch<'a> {
    config: &'a Config,
    viewer: &'a Viewer,
    common: &'a Common,
    policy: Policy,
    offered: Vec<FirstSpace>,
    /// Who was added on which line, and the word for their manager, who may stand further down.
    led: Vec<(PersonId, usize, String)>,
}

/// What a line says, checked.
struct Checked {
    email: Option<String>,
    number: Option<String>,
    spaces: Vec<SpaceId>,
}

impl Batch<'_> {
    fn take(&mut self, tx: &mut Tx<'_>, entry: &Entry) -> Result<Outcome> {
        let checked = self.check(entry)?;
        let of_email = checked.email.as_deref().map(|email| accounts::of_email(tx, email));
        let of_number = checked.number.as_deref().map(|number| personnel::owner(tx, number));
        match (of_email.transpose()?.flatten(), of_number.transpose()?.flatten()) {
            (Some(one), Some(other)) if one != other => Err(Error::invalid("invite-two-people")),
            (Some(known), _) | (None, Some(known)) => self.known(tx, known),
            (None, None) if entry.name.is_empty() => self.unknown(tx, entry, checked),
            (None, None) => self.add(tx, entry, checked),
        }
    }

    fn check(&self, entry: &Entry) -> Result<Checked> {
        let said = |word: &str| Some(word.to_owned()).filter(|word| !word.is_empty());
        let email = said(&entry.email).map(|email| names::email(&email)).transpose()?;
        if self.common.role == Role::Guest {
            self.policy.admits(email.as_deref())?;
        }
        let number = said(&entry.number).map(|number| personnel::number(&number)).transpose()?;
        if email.is_none() && number.is_none() {
            return Err(Error::invalid("invite-nobody"));
        }
        let mut spaces = self.common.spaces.clone();
        for name in entry.spaces.split(['|', ',', ';']).map(str::trim).filter(|n| !n.is_empty()) {
            let folded = text::fold(name);
            let found = self
                .offered
                .iter()
                .find(|space| space.slug == folded || text::fold(&space.name) == folded);
            let unknown = || Error::invalid(Message::new("invite-space").with("space", name));
            spaces.push(found.ok_or_else(unknown)?.id);
        }
        Ok(Checked { email, number, spaces })
    }

    /// Somebody who has an account: in use, or waiting for them.
    fn known(&self, tx: &mut Tx<'_>, id: PersonId) -> Result<Outcome> {
        let person = accounts::person(tx, id)?;
        if person.closed_at.is_some() {
            return Err(Error::invalid("invite-closed"));
        }
        if person.claimed_at.is_some() {
            return Ok(Outcome::Known("invite-here".into()));
        }
        if store::waits_for_person(tx, id)? || person.email.is_none() {
            return Ok(Outcome::Known("invite-waits".into()));
        }
        self.invite(tx, person.email, person.role, Some(id), Vec::new())
    }

    /// An address of which nothing else is known: its owner says who they are.
    fn unknown(&self, tx: &mut Tx<'_>, entry: &Entry, checked: Checked) -> Result<Outcome> {
        // What is said of somebody is kept with their account, which takes a name.
        let said = [&entry.number, &entry.job, &entry.unit, &entry.site, &entry.manager];
        let nothing = said.iter().all(|word| word.is_empty());
        let Some(email) = checked.email.filter(|_| nothing) else {
            return Err(Error::invalid("invite-no-name"));
        };
        if store::waits_for_email(tx, &email)? {
            return Ok(Outcome::Known("invite-waits".into()));
        }
        self.invite(tx, Some(email), self.common.role, None, checked.spaces)
    }

    /// Somebody new, whose account waits for them.
    fn add(&mut self, tx: &mut Tx<'_>, entry: &Entry, checked: Checked) -> Result<Outcome> {
        let new = self.new_person(tx, entry, checked.email.clone())?;
        let unit = names::short("unit", &entry.unit, names::JOB_MOST)?;
        let unit: Option<UnitId> = match unit.is_empty() {
            true => None,
            false => Some(people::any_unit(tx, &unit)?),
        };
        let id = create(tx, &NewPerson { unit, ..new })?;
        if let Some(number) = &checked.number {
            personnel::set(tx, id, Some(number), Some(self.viewer.id))?;
        }
        arrivals::join(tx, id, &checked.spaces, self.viewer.id)?;
        if !entry.manager.is_empty() {
            self.led.push((id, entry.line, entry.manager.clone()));
        }
        let person: Person = accounts::person(tx, id)?;
        match person.email {
            Some(email) => {
                // An invitation of the bare address would make a second account of it.
                store::revoke_bare(tx, &email)?;
                self.invite(tx, Some(email), person.role, Some(id), Vec::new())
            }
            None => Ok(Outcome::Added { handle: person.handle }),
        }
    }

    /// Whatever could be refused is refused here, before anything is written.
    fn new_person(
        &self,
        tx: &mut Tx<'_>,
        entry: &Entry,
        email: Option<String>,
    ) -> Result<NewPerson> {
        let name = names::name(&entry.name)?;
        let mut base = names::propose(&name);
        if base.is_empty() {
            base = names::propose(&format!("p{}", entry.number));
        }
        Ok(NewPerson {
            handle: free_handle(tx, &names::handle(&base)?)?,
            name,
            email,
            role: self.common.role,
            job: names::short("job", &entry.job, names::JOB_MOST)?,
            site: names::short("site", &entry.site, names::JOB_MOST)?,
            lang: self.common.lang,
            ..NewPerson::default()
        })
    }

    fn invite(
        &self,
        tx: &mut Tx<'_>,
        email: Option<String>,
        role: Role,
        person: Option<PersonId>,
        spaces: Vec<SpaceId>,
    ) -> Result<Outcome> {
        let by = self.viewer.id;
        let invitation = Invitation { email, role, person, spaces, ..new_invitation(tx, by) };
        let token = super::create::keep(tx, &invitation)?;
        let mailed = letter::send(tx, self.config, self.viewer, &invitation, &token)?;
        Ok(Outcome::Invited { token, mailed })
    }

    /// Notes who leads whom, once everybody is there; answers the lines whose manager nobody knows.
    fn settle_managers(&self, tx: &mut Tx<'_>) -> Result<Vec<(usize, String)>> {
        let mut unknown = Vec::new();
        for (person, line, word) in &self.led {
            match personnel::named(tx, word)?.filter(|manager| manager != person) {
                Some(manager) => {
                    let led = Placed { manager: Some(Some(manager)), ..Placed::default() };
                    change_of(tx, *person, Some(self.viewer.id), &Change::default(), led)?;
                }
                None => unknown.push((*line, word.clone())),
            }
        }
        Ok(unknown)
    }
}
