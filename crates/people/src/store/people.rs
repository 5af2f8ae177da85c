//! The table `people`: whole rows and cards.

use kernel::access::Scope;
use kernel::{Lang, PersonId, Result, Role, Row, Time, Tx, Viewer, params, sql};

use crate::person::{Person, PersonCard, Unit, UnitId, photo_href};

/// Columns of a [`Person`], in the order that [`person`] reads.
macro_rules! person_columns {
    () => {
        "p.id, p.handle, p.name, p.email, p.role, p.job, p.unit_id, u.name, p.site, p.manager_id, \
         p.about, p.about_html, p.lang, p.photo, p.created_at, p.closed_at, p.claimed_at, p.languages, \
         p.skills, p.ask_about, p.working_on, p.phone, p.zone, (SELECT COUNT(*) FROM people r \
         WHERE r.manager_id = p.id AND r.closed_at IS NULL), p.is_bot"
    };
}

/// Columns of a [`PersonCard`], in the order that [`card`] reads.
macro_rules! card_columns {
    () => {
        "p.id, p.handle, p.name, p.job, p.photo, CASE WHEN p.is_bot = 1 THEN 'bot' ELSE p.role END"
    };
}
pub(crate) use card_columns;

sql! {
    static VIEWER = "SELECT id, name, handle, role, lang, photo FROM people
        WHERE id = $1 AND closed_at IS NULL";
    static INSERT = "INSERT INTO people (id, handle, name, name_folded, words, email, password, role,
            job, unit_id, site, manager_id, about, about_html, lang, photo, created_at, claimed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)";
    static UPDATE = "UPDATE people SET name = $2, name_folded = $3, words = $4, job = $5,
            unit_id = $6, site = $7, about = $8, about_html = $9, lang = $10 WHERE id = $1";
    static DESCRIBE = "UPDATE people SET languages = $2, skills = $3, ask_about = $4, working_on = $5,
            phone = $6 WHERE id = $1";
    static FORGET_SKILLS = "DELETE FROM person_skills WHERE person_id = $1";
    static FIND_BY_SKILL = "INSERT INTO person_skills (word, person_id) VALUES ($1, $2)";
    static PERSON = concat!("SELECT ", person_columns!(),
        " FROM people p LEFT JOIN units u ON u.id = p.unit_id WHERE p.id = $1");
    static READABLE = concat!("SELECT ", person_columns!(),
        " FROM people p LEFT JOIN units u ON u.id = p.unit_id WHERE p.handle = $3 AND ",
        crate::visible_person!("p.id", "$1", "$2"));
    static VISIBLE = concat!("SELECT 1 FROM people p WHERE p.id = $3 AND ",
        crate::visible_person!("p.id", "$1", "$2"));
    static CARDS = concat!("SELECT ", card_columns!(), " FROM people p WHERE p.id IN ($1[])");
    static BY_HANDLES = concat!("SELECT ", card_columns!(),
        " FROM people p WHERE p.handle IN ($1[])");
    static KNOWN_BY_HANDLES = concat!("SELECT ", card_columns!(),
        " FROM people p WHERE p.handle IN ($2[]) AND ",
        crate::visible_person!("p.id", "$1",
            "(SELECT CASE WHEN v.role = 'guest' THEN 0 ELSE 1 END FROM people v WHERE v.id = $1)"));
    static BY_EMAIL = "SELECT id FROM people WHERE email = $1";
    static BY_HANDLE = "SELECT id FROM people WHERE handle = $1";
    static HANDLES_LIKE = "SELECT handle FROM people WHERE handle LIKE $1 ESCAPE '!'";
}

/// What is stored of a new person, already checked.
pub(crate) struct NewRow<'a> {
    pub(crate) id: PersonId,
    pub(crate) handle: &'a str,
    pub(crate) texts: Texts<'a>,
    pub(crate) email: Option<&'a str>,
    pub(crate) password: Option<&'a str>,
    pub(crate) role: Role,
    pub(crate) manager: Option<PersonId>,
    pub(crate) photo: Option<&'a str>,
    pub(crate) claimed_at: Option<Time>,
}

/// What people say of themselves, with what is derived from it.
pub(crate) struct Texts<'a> {
    pub(crate) name: &'a str,
    pub(crate) name_folded: &'a str,
    pub(crate) words: &'a str,
    pub(crate) job: &'a str,
    pub(crate) unit: Option<UnitId>,
    pub(crate) site: &'a str,
    pub(crate) about: &'a str,
    pub(crate) about_html: &'a str,
    pub(crate) lang: Lang,
}

pub(crate) fn insert(tx: &mut Tx<'_>, row: &NewRow<'_>) -> Result<()> {
    let NewRow { id, handle, texts: t, email, password, role, manager, photo, claimed_at } = row;
    let (now, role, lang) = (tx.now(), role.as_str(), t.lang.code());
    let values = params![
        id,
        handle,
        t.name,
        t.name_folded,
        t.words,
        email,
        password,
        role,
        t.job,
        t.unit,
        t.site,
        manager,
        t.about,
        t.about_html,
        lang,
        photo,
        now,
        claimed_at
    ];
    tx.execute(&INSERT, values).map(drop)
}

pub(crate) fn update(tx: &mut Tx<'_>, id: PersonId, t: &Texts<'_>) -> Result<()> {
    let lang = t.lang.code();
    let values = params![
        id,
        t.name,
        t.name_folded,
        t.words,
        t.job,
        t.unit,
        t.site,
        t.about,
        t.about_html,
        lang
    ];
    tx.execute(&UPDATE, values).map(drop)
}

/// What people say of their work, checked.
pub(crate) struct Work<'a> {
    pub(crate) languages: &'a [String],
    pub(crate) skills: &'a [String],
    pub(crate) ask_about: &'a str,
    pub(crate) working_on: &'a str,
    pub(crate) phone: &'a str,
}

pub(crate) fn describe(tx: &mut Tx<'_>, id: PersonId, work: &Work<'_>) -> Result<()> {
    let (languages, skills) = (work.languages.join("\n"), work.skills.join("\n"));
    let values = params![id, languages, skills, work.ask_about, work.working_on, work.phone];
    tx.execute(&DESCRIBE, values).map(drop)
}

/// Makes a person found by these words of their skills, and by no others.
pub(crate) fn find_by(tx: &mut Tx<'_>, id: PersonId, words: &[String]) -> Result<()> {
    tx.execute(&FORGET_SKILLS, params![id])?;
    for word in words {
        tx.execute(&FIND_BY_SKILL, params![word, id])?;
    }
    Ok(())
}

pub(crate) fn get(tx: &mut Tx<'_>, id: PersonId) -> Result<Person> {
    tx.query_one(&PERSON, params![id], person)
}

pub(crate) fn readable(tx: &mut Tx<'_>, viewer: &Viewer, handle: &str) -> Result<Person> {
    let open = viewer.sees_open();
    tx.query_one(&READABLE, params![viewer.id, open, handle], person)
}

pub(crate) fn is_visible(tx: &mut Tx<'_>, viewer: &Viewer, id: PersonId) -> Result<bool> {
    let open = viewer.sees_open();
    Ok(tx.query_opt(&VISIBLE, params![viewer.id, open, id], |_| Ok(()))?.is_some())
}

pub(crate) fn cards(tx: &mut Tx<'_>, ids: Vec<i64>) -> Result<Vec<PersonCard>> {
    tx.query(&CARDS, params![ids], card)
}

pub(crate) fn cards_by_handles(tx: &mut Tx<'_>, handles: &[String]) -> Result<Vec<PersonCard>> {
    tx.query(&BY_HANDLES, params![handles.to_vec()], card)
}

pub(crate) fn cards_known_to(
    tx: &mut Tx<'_>,
    person: PersonId,
    handles: &[String],
) -> Result<Vec<PersonCard>> {
    tx.query(&KNOWN_BY_HANDLES, params![person, handles.to_vec()], card)
}

pub(crate) fn id_by_email(tx: &mut Tx<'_>, email: &str) -> Result<Option<PersonId>> {
    tx.query_opt(&BY_EMAIL, params![email], |row| row.get(0))
}

pub(crate) fn id_by_handle(tx: &mut Tx<'_>, handle: &str) -> Result<Option<PersonId>> {
    tx.query_opt(&BY_HANDLE, params![handle], |row| row.get(0))
}

/// The handles that begin with `start`.
pub(crate) fn handles_like(tx: &mut Tx<'_>, start: &str) -> Result<Vec<String>> {
    let pattern = format!("{}%", escape_like(start));
    tx.query(&HANDLES_LIKE, params![pattern], |row| row.get(0))
}

/// `text` as itself in a `LIKE … ESCAPE '!'`.
pub(crate) fn escape_like(text: &str) -> String {
    text.replace('!', "!!").replace('%', "!%").replace('_', "!_")
}

fn person(row: &Row<'_>) -> Result<Person> {
    let unit: Option<UnitId> = row.get(6)?;
    let unit_name: Option<String> = row.get(7)?;
    Ok(Person {
        id: row.get(0)?,
        handle: row.get(1)?,
        name: row.get(2)?,
        email: row.get(3)?,
        role: Role::parse(&row.get::<String>(4)?),
        job: row.get(5)?,
        unit: unit.zip(unit_name).map(|(id, name)| Unit { id, name }),
        site: row.get(8)?,
        manager: row.get(9)?,
        about: row.get(10)?,
        about_html: row.get(11)?,
        lang: lang(&row.get::<String>(12)?),
        photo: row.get(13)?,
        created_at: row.get(14)?,
        closed_at: row.get(15)?,
        claimed_at: row.get(16)?,
        languages: list(&row.get::<String>(17)?),
        skills: list(&row.get::<String>(18)?),
        ask_about: row.get(19)?,
        working_on: row.get(20)?,
        phone: row.get(21)?,
        zone: row.get(22)?,
        reports: row.get(23)?,
        bot: row.get(24)?,
    })
}

fn list(lines: &str) -> Vec<String> {
    lines.lines().map(str::to_owned).collect()
}

/// Reads [`card_columns`].
pub(crate) fn card(row: &Row<'_>) -> Result<PersonCard> {
    let handle: String = row.get(1)?;
    let (photo, role): (Option<String>, String) = (row.get(4)?, row.get(5)?);
    let bot = role == "bot";
    Ok(PersonCard {
        id: row.get(0)?,
        name: row.get(2)?,
        job: row.get(3)?,
        photo: photo.map(|hash| photo_href(&handle, &hash)),
        guest: !bot && Role::parse(&role) == Role::Guest,
        bot,
        handle,
    })
}

pub(crate) fn lang(code: &str) -> Lang {
    Lang::from_code(code).unwrap_or_default()
}

/// Somebody as rules take them: reads id, name, handle, role, language and photo from the first columns.
///
/// # Errors
/// `Internal` for columns of other types.
pub fn viewer_of_row(row: &Row<'_>, scope: Scope) -> Result<Viewer> {
    let handle: String = row.get(2)?;
    let photo: Option<String> = row.get(5)?;
    Ok(Viewer {
        id: row.get(0)?,
        name: row.get(1)?,
        role: Role::parse(&row.get::<String>(3)?),
        lang: lang(&row.get::<String>(4)?),
        photo: photo.map(|hash| photo_href(&handle, &hash)),
        handle,
        scope,
    })
}

/// Somebody whose account is open, as rules take them.
pub(crate) fn viewer_of(tx: &mut Tx<'_>, person: PersonId) -> Result<Option<Viewer>> {
    tx.query_opt(&VIEWER, params![person], |row| viewer_of_row(row, Scope::Full))
}
