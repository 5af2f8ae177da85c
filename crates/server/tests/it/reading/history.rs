//! Histories made at random: after every step what is unread is what the naive model says, by
//! each way of asking.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use kernel::{Error, Lang, Result, Role, Scope, SpaceId, Tx, Viewer, params};
use people::NewPerson;
use posts::mutes::{self, Mutable, Target, What};
use posts::reading::{
    Since, mark_all, mark_seen, next_unread, positions, unread, unread_from, unread_in,
};
use posts::{PostContent, PostId, topics};
use spaces::{Access, Kind, NewSpace, Standing, ViewerSpaces};
use testkit::TestApp;

use super::model::{Model, Place, Written};

kernel::sql! {
    static DELETE = "UPDATE posts SET deleted_at = $2, deleted_by = author_id WHERE id = $1";
    static MOVED = "SELECT space_id FROM reading WHERE person_id = $1 AND post_id > 0";
    static RESTORE = "UPDATE posts SET deleted_at = NULL, deleted_by = NULL WHERE id = $1";
}

/// How many histories, on PostgreSQL where each takes ten times as long, and how many steps each has.
const HISTORIES: u64 = 200;
const ON_POSTGRES: u64 = 30;
const STEPS: usize = 60;

/// Chance that can be played again.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n as u64) as usize
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> Option<T> {
        if of.is_empty() { None } else { Some(of[self.below(of.len())]) }
    }
}

struct History {
    dice: Dice,
    model: Model,
    people: Vec<Viewer>,
    /// How many unread posts were compared, and how many positions stood somewhere.
    compared: usize,
    moved: usize,
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_happens_unread_is_what_was_not_read() {
    let net = TestApp::new().await;
    let (mut compared, mut moved) = (0, 0);
    let on_postgres = std::env::var("PARVIS_TEST_DB").is_ok_and(|name| name == "postgres");
    let histories = if on_postgres { ON_POSTGRES } else { HISTORIES };
    for seed in 1..=histories {
        let outcome = Arc::new(Mutex::new(Ok((0, 0))));
        let told = Arc::clone(&outcome);
        let undone = net.app.db.write(move |tx| -> Result<()> {
            *told.lock().unwrap() = play(tx, seed)?;
            // Every history begins in an empty network.
            Err(Error::invalid("error-invalid"))
        });
        let undone = undone.await.expect_err("undone");
        assert_eq!(undone.status(), 422, "history {seed}: {undone}");
        let outcome = outcome.lock().unwrap().clone();
        let told = outcome.unwrap_or_else(|wrong: String| panic!("history {seed}: {wrong}"));
        compared += told.0;
        moved += told.1;
    }
    let enough = |count: usize, each: usize| count as u64 > each as u64 * histories;
    assert!(enough(compared, 50) && enough(moved, 5), "too little happens: {compared}, {moved}");
}

/// Answers how many unread posts were compared and how many positions had moved, or what was wrong.
fn play(tx: &mut Tx<'_>, seed: u64) -> Result<Result<(usize, usize), String>> {
    let mut history = History::begin(tx, Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15)))?;
    let mut steps = Vec::new();
    for _ in 0..STEPS {
        steps.push(history.step(tx)?);
        let who = history.dice.below(history.people.len());
        let everybody = steps.len() == STEPS;
        for (n, viewer) in history.people.clone().iter().enumerate() {
            if (n == who || everybody)
                && let Err(wrong) = history.compare(tx, viewer)?
            {
                return Ok(Err(format!("{}: {wrong}\n{}", viewer.handle, steps.join("\n"))));
            }
        }
    }
    Ok(Ok((history.compared, history.moved)))
}

impl History {
    /// Five people, one of them a guest; five spaces, run by somebody who stays.
    fn begin(tx: &mut Tx<'_>, dice: Dice) -> Result<History> {
        let mut model = Model { now: tx.now().plus_seconds(-200 * 86_400), ..Model::default() };
        let founder = person(tx.at(model.now), "founder", Role::Member)?;
        let mut people = Vec::new();
        for handle in ["ana", "ben", "eve", "kim", "guest"] {
            model.now = model.now.plus_seconds(1);
            let role = if handle == "guest" { Role::Guest } else { Role::Member };
            let viewer = person(tx.at(model.now), handle, role)?;
            if role == Role::Member {
                model.members.insert(viewer.id, model.now);
            }
            people.push(viewer);
        }
        for (slug, access, kind) in [
            ("news", Access::Open, Kind::Company),
            ("open", Access::Open, Kind::Interest),
            ("closed", Access::Closed, Kind::Project),
            ("secret", Access::Secret, Kind::External),
        ] {
            let new = NewSpace {
                name: slug.into(),
                access: Some(access),
                kind: Some(kind),
                ..NewSpace::default()
            };
            let id = spaces::create(tx, founder.id, &new)?;
            let (company, open) = (kind == Kind::Company, access == Access::Open);
            let joined = HashMap::new();
            model.places.insert(id, Place { company, open, conversation: false, joined });
        }
        let talk = spaces::conversation(tx, &[people[0].id, people[4].id])?;
        let joined = HashMap::from([(people[0].id, model.now), (people[4].id, model.now)]);
        let talking = Place { company: false, open: false, conversation: true, joined };
        model.places.insert(talk, talking);
        Ok(History { dice, model, people, compared: 0, moved: 0 })
    }

    fn somebody(&mut self) -> Viewer {
        let n = self.dice.below(self.people.len());
        self.people[n].clone()
    }

    fn post(&mut self) -> Option<i64> {
        // The late ones more often: that is where things happen.
        let ids: Vec<i64> = self.model.posts.keys().rev().take(12).copied().collect();
        self.dice.one(&ids)
    }

    fn place(&mut self) -> SpaceId {
        let ids: Vec<SpaceId> = self.model.places.keys().copied().collect();
        ids[self.dice.below(ids.len())]
    }

    /// Something happens; answers what.
    fn step(&mut self, tx: &mut Tx<'_>) -> Result<String> {
        let pause = [1, 1, 5, 30, 90, 3_600, 40_000, 20 * 86_400];
        let last = if self.dice.below(12) == 0 { pause.len() } else { pause.len() - 2 };
        self.model.now = self.model.now.plus_seconds(pause[self.dice.below(last)]);
        tx.at(self.model.now);
        match self.dice.below(20) {
            0..=5 => self.publish(tx),
            6 | 7 => self.come_or_go(tx),
            8 | 9 => self.delete_or_restore(tx),
            10 | 11 => self.mute(tx),
            12 => {
                let (who, place) = (self.somebody(), self.place());
                let space = spaces::access::visible_by_id(tx, &who, place).ok();
                let everywhere = self.dice.below(4) == 0;
                if !everywhere && space.is_none() {
                    return Ok("nothing".into());
                }
                let space = space.filter(|_| !everywhere);
                mark_all(tx, &who, space.as_ref())?;
                self.model.all(who.id, space.map(|space| space.id));
                Ok(format!("{} marks all read, everywhere: {everywhere}", who.handle))
            }
            13 | 14 => self.take_back(tx),
            _ => {
                let who = self.somebody();
                let ids: Vec<i64> = (0..4).filter_map(|_| self.post()).collect();
                let posts: Vec<PostId> = ids.iter().map(|id| PostId(*id)).collect();
                mark_seen(tx, &who, &posts)?;
                self.model.seen(who.id, &ids);
                Ok(format!("{} reads {ids:?}", who.handle))
            }
        }
    }

    fn publish(&mut self, tx: &mut Tx<'_>) -> Result<String> {
        let (author, space) = (self.somebody(), self.place());
        let topic = ["", "tea", "cake"][self.dice.below(3)];
        let body = if topic.is_empty() { "Words.".into() } else { format!("Words on #{topic}") };
        let id = posts::record::post(
            tx,
            space,
            author.id,
            &PostContent { body: body.into(), ..PostContent::default() },
        )?;
        let topic = match topic {
            "" => None,
            topic => topics::find(tx, topic)?.map(|topic| topic.id.0),
        };
        let written = Written { space, author: author.id, topic, deleted: None };
        self.model.posts.insert(id.0, written);
        Ok(format!("{} publishes {id} in {space}", author.handle))
    }

    fn come_or_go(&mut self, tx: &mut Tx<'_>) -> Result<String> {
        let (who, space) = (self.somebody(), self.place());
        if self.model.places[&space].company {
            return Ok("nothing".into());
        }
        let now = self.model.now;
        let joined = &mut self.model.places.get_mut(&space).expect("a place").joined;
        if joined.remove(&who.id).is_some() {
            let visible = spaces::access::visible_by_id(tx, &who, space)?;
            spaces::leave(tx, &visible, who.id)?;
            return Ok(format!("{} leaves {space}", who.handle));
        }
        joined.insert(who.id, now);
        spaces::add(tx, space, who.id, Standing::Member)?;
        Ok(format!("{} joins {space}", who.handle))
    }

    fn delete_or_restore(&mut self, tx: &mut Tx<'_>) -> Result<String> {
        let Some(id) = self.post() else { return Ok("nothing".into()) };
        let now = self.model.now;
        let post = self.model.posts.get_mut(&id).expect("a post");
        match post.deleted {
            None => {
                post.deleted = Some(now);
                tx.execute(&DELETE, params![id, now])?;
                Ok(format!("{id} is deleted"))
            }
            // Later than this it comes back as whatever is older than what one has read.
            Some(at) if now.seconds_since(at) < 86_000 => {
                post.deleted = None;
                tx.execute(&RESTORE, params![id])?;
                Ok(format!("{id} is restored"))
            }
            Some(_) => Ok("nothing".into()),
        }
    }

    fn mute(&mut self, tx: &mut Tx<'_>) -> Result<String> {
        let who = self.somebody();
        let (what, name) = match self.dice.below(4) {
            0 => (What::Person, self.somebody().handle),
            1 => {
                let place = self.place();
                (What::Space, spaces::slug(tx, place)?)
            }
            2 => (What::Topic, ["tea", "cake"][self.dice.below(2)].into()),
            _ => (What::Thread, self.post().unwrap_or(1).to_string()),
        };
        let Ok(target) = Target::named(tx, &who, what, &name) else { return Ok("nothing".into()) };
        let key = (who.id, what, target.id());
        // For good is for good here: the position passes by what is muted so.
        if self.model.mutes.get(&key) == Some(&None) {
            return Ok("nothing".into());
        }
        if self.model.mutes.remove(&key).is_some() {
            mutes::unmute(tx, &who, what, target.id())?;
            return Ok(format!("{} unmutes {what:?} {name}", who.handle));
        }
        let seconds = [600, 3_600, 86_400, 7 * 86_400, 0][self.dice.below(5)];
        let until = (seconds > 0).then(|| self.model.now.plus_seconds(seconds));
        mutes::mute(tx, &who, target, until)?;
        self.model.mutes.insert(key, until);
        Ok(format!("{} mutes {what:?} {name} for {seconds}", who.handle))
    }

    fn take_back(&mut self, tx: &mut Tx<'_>) -> Result<String> {
        let who = self.somebody();
        let Some(id) = self.post() else { return Ok("nothing".into()) };
        let Ok(post) = posts::access::readable(tx, &who, PostId(id)) else {
            return Ok("nothing".into());
        };
        unread_from(tx, &who, &post)?;
        self.model.unread_from(who.id, id);
        Ok(format!("{}: unread from {id}", who.handle))
    }

    /// Every way of asking, against the model.
    fn compare(&mut self, tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Result<(), String>> {
        tx.at(self.model.now);
        let expected = self.model.unread(viewer.id);
        let mut by_space: HashMap<SpaceId, i64> = HashMap::new();
        for id in &expected {
            *by_space.entry(self.model.posts[id].space).or_default() += 1;
        }
        let counted: HashMap<SpaceId, i64> = unread(tx, viewer)?.into_iter().collect();
        if counted != by_space {
            return Ok(Err(format!("unread {counted:?}, expected {by_space:?}: {expected:?}")));
        }
        let place = self.place();
        let inside = unread_in(tx, viewer, place)?;
        if inside != by_space.get(&place).copied().unwrap_or(0) {
            return Ok(Err(format!("{inside} unread in {place}, expected {by_space:?}")));
        }
        let next = next_unread(tx, viewer)?.map(|post| post.0);
        if next != expected.first().copied() {
            return Ok(Err(format!("next is {next:?}, expected {:?}", expected.first())));
        }
        let (since, known) = (Since::load(tx, viewer)?, positions(tx, viewer)?);
        let joined = ViewerSpaces::load(tx, viewer.id)?;
        let company = spaces::viewer_spaces::company(tx)?;
        let follows = |space| {
            joined.joined().any(|(joined, _)| joined == space)
                || (viewer.sees_open() && company.contains(&space))
        };
        self.compared += expected.len();
        self.moved += tx.query(&MOVED, params![viewer.id], |_| Ok(()))?.len();
        let muted = mutes::active(tx, viewer, self.model.now)?;
        let in_memory = self.model.posts.iter().filter(|(id, post)| {
            let (id, topic) = (PostId(**id), post.topic);
            follows(post.space)
                && id.0 > known.floor(&since, post.space)
                && !known.is_ahead(id)
                && post.deleted.is_none()
                && post.author != viewer.id
                && !muted.holds(&Mutable {
                    post: id,
                    author: post.author,
                    space: post.space,
                    conversation: self.model.places[&post.space].conversation,
                    topics: topic.as_slice(),
                })
        });
        let in_memory: Vec<i64> = in_memory.map(|(id, _)| *id).collect();
        if in_memory != expected {
            return Ok(Err(format!("in memory {in_memory:?}, expected {expected:?}")));
        }
        Ok(Ok(()))
    }
}

fn person(tx: &mut Tx<'_>, handle: &str, role: Role) -> Result<Viewer> {
    let (name, lang) = (handle.to_owned(), Lang::En);
    let new = NewPerson { handle: name.clone(), name: name.clone(), role, ..NewPerson::default() };
    let id = people::create(tx, &new)?;
    let handle = name.clone();
    Ok(Viewer { id, name, handle, role, lang, photo: None, scope: Scope::Full })
}
