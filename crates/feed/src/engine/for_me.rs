//! The list *for me*: the newest posts that came home, in the order of their named parts.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use kernel::{Result, Time, Tx, Viewer};
use posts::{AuthorizedPost, PostId};
use ranking::{Parts, Post, Weights};
use ui::Ctx;

use super::Engine;
use super::features::Features;
use super::taste::Taste;
use super::timeline::Line;
use crate::home::FOR_ME;
use crate::lists::List;

/// A post with the parts of its score.
#[derive(Clone, Debug)]
pub struct Picked {
    /// The post, with the proof that the viewer sees it.
    pub shown: AuthorizedPost,
    /// Why it is here.
    pub parts: Parts,
    /// Whether it waits for the viewer's answer, and stands first for it.
    pub awaited: bool,
}

/// What waits for the viewer's answer, asked with what stands beside the page: a layer around the page
/// leaves it among the extensions of its request.
#[derive(Clone, Debug)]
pub struct Awaited(Vec<PostId>);

impl Awaited {
    /// For the page at this address, as of this transaction; nothing where it is not the list *for me*.
    ///
    /// # Errors
    /// Whatever the database meets.
    pub fn load(tx: &mut Tx<'_>, viewer: &Viewer, path: &str) -> Result<Option<Awaited>> {
        match path == FOR_ME {
            true => Ok(Some(Awaited(posts::kinds::waiting(tx, viewer)?))),
            false => Ok(None),
        }
    }
}

/// A page of the list.
#[derive(Clone, Debug, Default)]
pub struct ForMe {
    /// The posts, the best first.
    pub items: Vec<Picked>,
    /// How many were shown when the next page begins, when there is one.
    pub next: Option<usize>,
}

/// The order made for one person, kept so that its further pages follow from its first, and so that
/// it can be told why each post is where it was shown.
#[derive(Clone, Debug)]
pub(crate) struct Order {
    made: Time,
    /// What waits for their answer, and then the others.
    posts: Vec<(PostId, Parts)>,
    /// How many of them wait.
    awaited: usize,
}

/// How often each post was shown to a person in this list, and when last. In memory alone: it is
/// forgotten with the process.
#[derive(Debug, Default)]
pub(crate) struct Fatigue(Mutex<HashMap<PostId, (u32, Time)>>);

/// Posts that are ranked.
const CANDIDATES: usize = 1_500;
/// How far back they go, in days.
const DAYS: i64 = 60;
/// The length of an order.
const LENGTH: usize = 200;
/// For how long its further pages follow from it, in seconds.
const KEPT_SECONDS: i64 = 1_800;
/// Posts of a catch-up.
const CATCH_UP: usize = 7;

impl Engine {
    /// A page of the list, from the place `from` on. The first page makes the order anew.
    pub async fn for_me(
        &self,
        cx: &Ctx,
        (from, limit): (usize, usize),
        awaited: Option<Awaited>,
    ) -> Result<ForMe> {
        let viewer = cx.viewer()?;
        let order = self.order_of(cx, viewer, from > 0, awaited).await?;
        let end = order.posts.len().min(from.saturating_add(limit));
        let page = order.posts.get(from..end).unwrap_or_default();
        let ids: Vec<PostId> = page.iter().map(|(post, _)| *post).collect();
        let mut shown = self.shown_to(cx, &ids).await?;
        let items: Vec<Picked> = page
            .iter()
            .enumerate()
            .filter_map(|(n, (post, parts))| {
                let awaited = from + n < order.awaited;
                Some(Picked { shown: shown.remove(post)?, parts: *parts, awaited })
            })
            .collect();
        self.tire(viewer, &ids, cx.now);
        Ok(ForMe { items, next: (end < order.posts.len()).then_some(end) })
    }

    /// One post of the list as it was last made; nothing where it is not in it.
    pub async fn picked(&self, cx: &Ctx, post: PostId) -> Result<Option<Picked>> {
        let order = self.order_of(cx, cx.viewer()?, true, None).await?;
        let Some(place) = order.posts.iter().position(|(id, _)| *id == post) else {
            return Ok(None);
        };
        let (parts, awaited) = (order.posts[place].1, place < order.awaited);
        let shown = self.shown_to(cx, &[post]).await?.remove(&post);
        Ok(shown.map(|shown| Picked { shown, parts, awaited }))
    }

    /// At most seven posts that together cover what happened since `since`, the best first.
    pub async fn catch_up(&self, cx: &Ctx, since: Time) -> Result<Vec<AuthorizedPost>> {
        let viewer = cx.viewer()?;
        let candidates = self.candidates(cx, viewer, since).await?;
        let taste = self.taste(viewer, cx.now).await?;
        let posts = posts(&candidates, &HashMap::new(), cx.now);
        let posts: Vec<Post<'_>> =
            posts.into_iter().filter(|post| post.author != viewer.id.0).collect();
        let chosen = ranking::catch_up(&taste.reader, &posts, &Weights::default(), CATCH_UP);
        let ids: Vec<PostId> = chosen.into_iter().map(|index| PostId(posts[index].id)).collect();
        let mut shown = self.shown_to(cx, &ids).await?;
        Ok(ids.iter().filter_map(|id| shown.remove(id)).collect())
    }

    /// The order made for the viewer: the last one, where it is to be gone on with, or a new one.
    async fn order_of(
        &self,
        cx: &Ctx,
        viewer: &Viewer,
        go_on: bool,
        awaited: Option<Awaited>,
    ) -> Result<Arc<Order>> {
        let fresh = |order: &Arc<Order>| go_on && cx.now.seconds_since(order.made) < KEPT_SECONDS;
        if let Some(order) = self.0.orders.get(&viewer.id).filter(fresh) {
            return Ok(order);
        }
        let ticket = self.0.orders.ticket();
        Ok(ticket.keep(viewer.id, self.order(cx, viewer, awaited).await?, 1))
    }

    async fn order(&self, cx: &Ctx, viewer: &Viewer, awaited: Option<Awaited>) -> Result<Order> {
        let Awaited(awaited) = match awaited {
            Some(awaited) => awaited,
            None => {
                let viewer = viewer.clone();
                self.0.db.read(move |tx| posts::kinds::waiting(tx, &viewer).map(Awaited)).await?
            }
        };
        let since = cx.now.plus_seconds(-DAYS * 86_400);
        let candidates = self.candidates(cx, viewer, since).await?;
        let taste = self.taste(viewer, cx.now).await?;
        let times = self.times_shown(viewer, cx.now);
        let posts = posts(&candidates, &times, cx.now);
        let mut ranked = ranked(&taste, &posts);
        // What is not among the ranked, being old or muted, waits all the same.
        let parts = |post| ranked.iter().find(|(id, _)| *id == post).map(|(_, parts)| *parts);
        let first: Vec<(PostId, Parts)> =
            awaited.iter().map(|post| (*post, parts(*post).unwrap_or_default())).collect();
        ranked.retain(|(post, _)| !awaited.contains(post));
        Ok(Order { made: cx.now, awaited: first.len(), posts: [first, ranked].concat() })
    }

    /// The newest posts that come home, with their counts.
    async fn candidates(
        &self,
        cx: &Ctx,
        viewer: &Viewer,
        since: Time,
    ) -> Result<Vec<(Line, Arc<Features>)>> {
        if !cx.caught_up.0 {
            // What was just muted or left must not come back for a moment.
            self.0.readers.invalidate(&viewer.id);
        }
        let reader = self.reader(viewer, cx.now).await?;
        let company = self.company(viewer).await?;
        let sources = reader.sources(List::Home, &company);
        let keep = |line: &Line| reader.keeps(viewer, List::Home, line);
        let mut lines =
            self.newest(&sources, i64::MAX, CANDIDATES, keep).await?.unwrap_or_default();
        lines.retain(|line| line.post.at() >= since);
        for line in &mut lines {
            // To the ranking the space is one more topic: of those who joined it, it says something.
            let topics = line.topics.iter().copied().chain([line.space.0]);
            line.topics = topics.collect();
        }
        self.features(lines, cx.now).await
    }

    /// How often each post was shown before: while somebody looks at the list, what it shows now has
    /// not been shown in vain.
    fn times_shown(&self, viewer: &Viewer, now: Time) -> HashMap<PostId, u32> {
        let Some(fatigue) = self.0.fatigue.get(&viewer.id) else { return HashMap::new() };
        let times = fatigue.0.lock().unwrap_or_else(PoisonError::into_inner);
        let before =
            |(times, last): (u32, Time)| times - u32::from(now.seconds_since(last) < KEPT_SECONDS);
        times.iter().map(|(post, shown)| (*post, before(*shown))).collect()
    }

    /// Notes that these posts were shown; twice within half an hour is once.
    fn tire(&self, viewer: &Viewer, posts: &[PostId], now: Time) {
        let fatigue = self
            .0
            .fatigue
            .get(&viewer.id)
            .unwrap_or_else(|| self.0.fatigue.ticket().keep(viewer.id, Fatigue::default(), 1));
        let mut times = fatigue.0.lock().unwrap_or_else(PoisonError::into_inner);
        times.retain(|post, _| now.seconds_since(post.at()) < DAYS * 86_400);
        for post in posts {
            let (count, last) = times.entry(*post).or_default();
            if now.seconds_since(*last) >= KEPT_SECONDS {
                (*count, *last) = (*count + 1, now);
            }
        }
    }
}

fn posts<'a>(
    candidates: &'a [(Line, Arc<Features>)],
    times: &HashMap<PostId, u32>,
    now: Time,
) -> Vec<Post<'a>> {
    let made = candidates.iter().map(|(line, features)| Post {
        id: line.post.0,
        author: line.author.0,
        unit: features.unit,
        age_hours: now.seconds_since(line.post.at()) as f64 / 3_600.0,
        topics: &line.topics,
        responses: features.responses,
        views: features.views,
        by_unit: &features.by_unit,
        shown: times.get(&line.post).copied().unwrap_or(0),
    });
    made.collect()
}

fn ranked(taste: &Taste, posts: &[Post<'_>]) -> Vec<(PostId, Parts)> {
    let ranked = ranking::rank(&taste.reader, posts, &Weights::default(), LENGTH);
    ranked.into_iter().map(|ranked| (PostId(posts[ranked.index].id), ranked.parts)).collect()
}
