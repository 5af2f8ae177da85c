//! `parvis demo`: the invented company of the crate `demo`, lived through in the order of time with
//! the same functions that people's actions use.

mod asked;
mod events;
mod experts;
mod keeping;
mod kinds;
mod library;
mod living;
mod objects;
mod pages;
mod reports;
mod tasks;

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use demo::{Company, Picture};
use files::Taken;
use kernel::{App, Lang, PersonId, Result, Role, Scope, SpaceId, Time, Tx, Viewer};
use people::{Change, NewPerson, Placed};
use posts::prompts::SpacePrompt;
use posts::{CommentId, NewComment, PostContent, PostId, Words};
use spaces::{Access, Kind, NewSpace, Standing};

/// The setting that says that the network is the demo's own, made before anything else.
const BEGUN: &str = "demo-begun";
/// Where the demo's people read mail.
const DOMAIN: &str = "montvernay.example";
/// Things done in one transaction.
const BATCH: usize = 400;
/// Up to how many seconds before the last day's end everybody has read everything.
const READ_UNTIL: i64 = 2 * 86_400;

/// Something that happens in the company; numbers are places in its lists.
#[derive(Clone, Copy, Debug)]
enum Happening {
    Hired(usize),
    Started(usize),
    Joined(usize, usize),
    Met(usize),
    Published(usize),
    Commented(usize, usize),
    /// A person reacts to a post, or to one of its comments, with the n-th reaction.
    Reacted(usize, Option<usize>, usize),
    Edited(usize),
    /// The n-th move with a post.
    Moved(usize, usize),
    Said(usize, usize),
}

/// What the company's things became.
#[derive(Clone, Default)]
struct Made {
    people: HashMap<usize, PersonId>,
    spaces: HashMap<usize, SpaceId>,
    meetings: HashMap<usize, SpaceId>,
    posts: HashMap<usize, PostId>,
    comments: HashMap<(usize, usize), CommentId>,
}

/// The company with its files in the store.
struct Stage {
    company: Company,
    /// A square photo's hash, by person.
    photos: HashMap<usize, String>,
    /// Files by post.
    files: HashMap<usize, Vec<Taken>>,
}

/// Fills an empty network with the demo company, its last day ending at `end`; `tell` hears how
/// much is done, from 0 to 1.
///
/// # Errors
/// Whatever writing meets; what was written before stays.
pub fn fill(app: &App, end: Time, tell: &mut dyn FnMut(f64)) -> Result<()> {
    app.db.write_blocking(|tx| people::settings::set(tx, BEGUN, "1"))?;
    let company = demo::company(end.micros());
    let happenings = in_order(&company);
    let stage = Arc::new(Stage {
        photos: draw_photos(app, &company)?,
        files: draw_files(app, &company)?,
        company,
    });
    tell(0.2);
    let made = Arc::new(Mutex::new(Made::default()));
    let total = happenings.len().max(1) as f64;
    for (n, batch) in happenings.chunks(BATCH).enumerate() {
        let (batch, stage, made) = (batch.to_vec(), stage.clone(), made.clone());
        app.db.write_blocking(move |tx| {
            let mut made = made.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
            batch
                .iter()
                .try_for_each(|(at, what)| happen(tx.at(Time(*at)), &stage, &mut made, *what))
        })?;
        tell(0.2 + 0.8 * ((n + 1) * BATCH) as f64 / total);
    }
    {
        let made = made.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        self::objects::fill(app, &stage.company, &made, end)?;
        self::tasks::fill(app, &stage.company, &made, end)?;
        self::experts::fill(app, &stage, &made, end)?;
    }
    let (story, known) = (stage.clone(), made.clone());
    app.db.write_blocking(move |tx| {
        let known = known.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        self::events::make(tx, &story.company, &known, end)?;
        asked::make(tx, &story.company, &known, end)?;
        keeping::make(tx, &story.company, &known, end)?;
        reports::make(tx, &story.company, &known, end)?;
        pages::fill(tx, &story.company, &known, end)
    })?;
    let known = made.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).clone();
    library::fill(app, &stage, &known, end)?;
    living::fill(app, &stage.company, &known, end)?;
    app.db.write_blocking(move |tx| kernel::log::catch_up(tx.at(end), &inbox::Items))?;
    let company = stage.clone();
    app.db.write_blocking(move |tx| {
        // People have looked in until the day before yesterday: a network is not met all unread.
        let made = made.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        for n in 0..company.company.people.len() {
            let viewer = viewer(&company.company, &made, n);
            let until = end.plus_seconds(-READ_UNTIL);
            posts::reading::mark_all(tx.at(until), &viewer, None)?;
            inbox::items::mark_all(tx, &viewer, Some(posts::reading::floor_of(until)))?;
        }
        // The guests stay for a while from now on, whenever they came.
        spaces::guests::give_ends(tx.at(end))?;
        let everybody = &company.company.people;
        // The sign-in page offers a guest too, last.
        let guest = everybody.iter().find(|person| person.guest);
        let featured = everybody.iter().filter(|person| person.featured).chain(guest);
        let handles: Vec<&str> = featured.map(|person| person.handle.as_str()).collect();
        people::settings::set(tx, people::settings::DEMO_PEOPLE, &handles.join(","))?;
        people::settings::set(tx, people::settings::SITE_NAME, &company.company.name)
    })
}

/// Whether the network was filled to the end.
pub fn is_filled(app: &App) -> Result<bool> {
    app.db
        .read_blocking(|tx| Ok(people::settings::get(tx, people::settings::DEMO_PEOPLE)?.is_some()))
}

/// Whether the network was made to be filled with the demo company.
pub(crate) fn was_begun(tx: &mut Tx<'_>) -> Result<bool> {
    Ok(people::settings::get(tx, BEGUN)?.is_some())
}

/// All that happens, in the order of time.
fn in_order(company: &Company) -> Vec<(i64, Happening)> {
    use Happening::{
        Commented, Edited, Hired, Joined, Met, Moved, Published, Reacted, Said, Started,
    };
    let mut all = Vec::new();
    all.extend(company.people.iter().enumerate().map(|(n, person)| (person.joined, Hired(n))));
    for (n, space) in company.spaces.iter().enumerate() {
        all.push((space.created, Started(n)));
        for &person in space.members.iter().filter(|person| **person != space.founder) {
            all.push((space.created.max(company.people[person].joined) + 1, Joined(n, person)));
        }
    }
    for (n, post) in company.posts.iter().enumerate() {
        all.push((post.at, Published(n)));
        all.extend((0..post.reactions.len()).map(|r| (later(post.at, r), Reacted(n, None, r))));
        for (c, comment) in post.comments.iter().enumerate() {
            all.push((comment.at, Commented(n, c)));
            let reactions = 0..comment.reactions.len();
            all.extend(reactions.map(|r| (later(comment.at, r), Reacted(n, Some(c), r))));
        }
        all.extend(post.edited.iter().map(|(at, _)| (*at, Edited(n))));
        all.extend(post.moves.iter().enumerate().map(|(m, done)| (done.at, Moved(n, m))));
    }
    for (n, conversation) in company.conversations.iter().enumerate() {
        let first = conversation.messages.first().map_or(0, |message| message.1);
        all.push((first - 1, Met(n)));
        all.extend(
            conversation.messages.iter().enumerate().map(|(m, (_, at, _))| (*at, Said(n, m))),
        );
    }
    // Stable: what stands first in the company happens first.
    all.sort_by_key(|(at, _)| *at);
    all
}

/// The moment of the n-th reaction: some minutes after what it is to.
fn later(at: i64, n: usize) -> i64 {
    at + (n as i64 + 1) * 97_000_000
}

fn happen(tx: &mut Tx<'_>, stage: &Stage, made: &mut Made, what: Happening) -> Result<()> {
    let company = &stage.company;
    match what {
        Happening::Hired(n) => hire(tx, stage, made, n),
        Happening::Started(n) => {
            let space = &company.spaces[n];
            let new = NewSpace {
                name: space.name.clone(),
                slug: Some(space.slug.clone()),
                kind: Some(Kind::parse(space.kind)),
                access: Some(Access::parse(space.access)),
                description: space.description.clone(),
                charter: space.charter.clone(),
                template: None,
            };
            made.spaces.insert(n, spaces::create(tx, made.people[&space.founder], &new)?);
            begin_with(tx, company, made, n)
        }
        Happening::Joined(n, person) => {
            let animates = company.spaces[n].animators.contains(&person);
            let standing = if animates { Standing::Animator } else { Standing::Member };
            spaces::add(tx, made.spaces[&n], made.people[&person], standing)
        }
        Happening::Met(n) => {
            let people: Vec<PersonId> =
                company.conversations[n].people.iter().map(|person| made.people[person]).collect();
            made.meetings.insert(n, spaces::conversation(tx, &people)?);
            Ok(())
        }
        Happening::Published(n) => publish(tx, stage, made, n),
        Happening::Commented(n, c) => {
            let (post, comment) = (&company.posts[n], &company.posts[n].comments[c]);
            let parent = comment.parent.map(|parent| made.comments[&(n, parent)]);
            let new = NewComment { parent, body: comment.body.as_str().into(), files: Vec::new() };
            let (space, author) = (made.spaces[&post.space], made.people[&comment.author]);
            let id = posts::record::comment(tx, space, made.posts[&n], author, &new)?;
            made.comments.insert((n, c), id);
            Ok(())
        }
        Happening::Reacted(n, comment, r) => {
            let post = &company.posts[n];
            let (target, (person, emoji)) = match comment {
                None => (made.posts[&n].0, &post.reactions[r]),
                Some(c) => (made.comments[&(n, c)].0, &post.comments[c].reactions[r]),
            };
            let (space, person) = (made.spaces[&post.space], made.people[person]);
            posts::record::reaction(tx, space, made.posts[&n], target, person, emoji).map(drop)
        }
        Happening::Edited(n) => {
            let post = &company.posts[n];
            let author = viewer(company, made, post.author);
            let body = post.edited.as_ref().map(|(_, body)| body.clone());
            let readable = posts::access::readable(tx, &author, made.posts[&n])?;
            posts::edit(tx, &author, readable, &Words { body, ..Words::default() })
        }
        Happening::Moved(n, m) => kinds::make(tx, company, made, n, m),
        Happening::Said(n, m) => {
            let (author, _, body) = &company.conversations[n].messages[m];
            let draft = PostContent { body: body.as_str().into(), ..PostContent::default() };
            posts::record::post(tx, made.meetings[&n], made.people[author], &draft).map(drop)
        }
    }
}

fn hire(tx: &mut Tx<'_>, stage: &Stage, made: &mut Made, n: usize) -> Result<()> {
    let company = &stage.company;
    let person = &company.people[n];
    // The org chart is read from the top, so that each unit finds the one above it.
    let mut chain = vec![person.unit];
    while let Some(parent) = company.units[chain[chain.len() - 1]].parent {
        chain.push(parent);
    }
    let mut unit = None;
    for &place in chain.iter().rev() {
        unit = Some(people::unit(tx, &company.units[place].name, unit)?);
    }
    let new = NewPerson {
        handle: person.handle.clone(),
        name: person.name.clone(),
        // A reserved name (RFC 2606): no mail reaches anybody, and any sink shows it.
        email: Some(format!("{}@{DOMAIN}", person.handle)),
        role: match (person.administrator, person.guest) {
            (true, _) => Role::Administrator,
            (_, true) => Role::Guest,
            _ => Role::Member,
        },
        job: person.job.clone(),
        unit,
        site: person.site.clone(),
        manager: person.manager.and_then(|manager| made.people.get(&manager).copied()),
        about: person.about.clone(),
        lang: Lang::from_code(person.lang).unwrap_or_default(),
        photo: stage.photos.get(&n).cloned(),
        password: None,
        claimed: true,
    };
    let id = people::create(tx, &new)?;
    let said = Change {
        phone: Some(person.phone.clone()),
        languages: Some(person.languages.iter().map(|code| (*code).to_owned()).collect()),
        skills: Some(person.skills.clone()),
        ask_about: Some(person.ask_about.clone()),
        working_on: Some(person.working_on.clone()),
        ..Change::default()
    };
    people::change_of(tx, id, Some(id), &said, Placed::default())?;
    made.people.insert(n, id);
    Ok(())
}

/// The starting points of a space, written by its founder.
fn begin_with(tx: &mut Tx<'_>, company: &Company, made: &Made, n: usize) -> Result<()> {
    let space = &company.spaces[n];
    let prompts = space.prompts.iter().map(|prompt| SpacePrompt {
        label: prompt.label.clone(),
        kind: prompt.kind.as_str().into(),
        text: prompt.text.clone(),
        newcomers: prompt.newcomers,
    });
    let founder = viewer(company, made, space.founder);
    let its = spaces::access::visible(tx, &founder, &space.slug)?;
    posts::prompts::replace(tx, &founder, &its, &prompts.collect::<Vec<_>>())
}

fn publish(tx: &mut Tx<'_>, stage: &Stage, made: &mut Made, n: usize) -> Result<()> {
    let post = &stage.company.posts[n];
    let author = made.people[&post.author];
    let mut files = Vec::new();
    for taken in stage.files.get(&n).into_iter().flatten() {
        files.push(files::record_beyond_quota(tx, author, taken)?);
    }
    let draft = PostContent {
        kind: post.kind.name().into(),
        title: post.title.clone().unwrap_or_default(),
        body: post.body.as_str().into(),
        files,
        fields: kinds::fields(&stage.company, post),
    };
    made.posts.insert(n, posts::record::post(tx, made.spaces[&post.space], author, &draft)?);
    Ok(())
}

fn viewer(company: &Company, made: &Made, n: usize) -> Viewer {
    let person = &company.people[n];
    Viewer {
        id: made.people[&n],
        name: person.name.clone(),
        handle: person.handle.clone(),
        role: if person.guest { Role::Guest } else { Role::Member },
        lang: Lang::from_code(person.lang).unwrap_or_default(),
        photo: None,
        scope: Scope::Full,
    }
}

fn draw_photos(app: &App, company: &Company) -> Result<HashMap<usize, String>> {
    let with_photo: Vec<(usize, &Picture)> = company
        .people
        .iter()
        .enumerate()
        .filter_map(|(n, person)| Some((n, person.photo.as_ref()?)))
        .collect();
    let drawn = in_parallel(&with_photo, |(n, picture)| {
        let square = people::photo::square(&picture.png())?;
        Ok((*n, app.blobs.put(&square[..], u64::MAX)?.hash))
    })?;
    Ok(drawn.into_iter().collect())
}

fn draw_files(app: &App, company: &Company) -> Result<HashMap<usize, Vec<Taken>>> {
    let with_files: Vec<(usize, &demo::Post)> = company
        .posts
        .iter()
        .enumerate()
        .filter(|(_, post)| !post.pictures.is_empty() || !post.files.is_empty())
        .collect();
    let taken = in_parallel(&with_files, |(n, post)| {
        let mut taken = Vec::new();
        for picture in &post.pictures {
            taken.push(files::take(app, &picture.name, &picture.png())?.described(&picture.alt)?);
        }
        for file in &post.files {
            taken.push(files::take(app, &file.name, &file.bytes)?);
        }
        Ok((*n, taken))
    })?;
    Ok(taken.into_iter().collect())
}

/// Does `work` on each item, on every processor.
fn in_parallel<T: Sync, U: Send>(
    items: &[T],
    work: impl Fn(&T) -> Result<U> + Sync,
) -> Result<Vec<U>> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let share = items.len().div_ceil(threads).max(1);
    std::thread::scope(|scope| {
        let working: Vec<_> = items
            .chunks(share)
            .map(|chunk| scope.spawn(|| chunk.iter().map(&work).collect::<Result<Vec<U>>>()))
            .collect();
        let mut all = Vec::new();
        for thread in working {
            let part = thread.join().map_err(|_| kernel::Error::internal("drawing panicked"))?;
            all.extend(part?);
        }
        Ok(all)
    })
}
