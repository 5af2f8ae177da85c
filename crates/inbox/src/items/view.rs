//! What waits in words and addresses, as the page, the mails and programs show it.

use std::collections::HashMap;

use kernel::id::Raw;
use kernel::{PersonId, Result, Time, Tx, Viewer, params};
use people::PersonCard;
use posts::PostId;
use posts::kinds::NamedIn;
use serde::Serialize;

use super::store::{COMMENTS, OTHERS, POSTS, REACTORS, SPACES};
use super::{Group, Item};
use crate::kinds::{Subject, reaction};

/// Letters of somebody's words that are shown.
const EXCERPT: usize = 160;
/// Letters of a post's words that stand for a title.
const HEADING: usize = 70;

/// What waits about one thing, as JSON.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct GroupView {
    /// `post`, `space`, `person` or `matter`: something else with a page of its own.
    pub subject: &'static str,
    /// Identifier of the post, the space, or oneself for new followers.
    pub id: Raw,
    /// A line to know it by: the title of a post or its first words, the name of a space; empty for
    /// new followers.
    pub title: String,
    /// The name of the space a post is in; empty for other things.
    pub space: String,
    /// How many items are unread.
    pub unread: i64,
    /// The newest item: what is marked read up to it was shown.
    pub last: Raw,
    /// The items, the newest first, at most 20.
    pub items: Vec<ItemView>,
    /// Which of them stands for all in the page.
    #[serde(skip)]
    pub(crate) lead: usize,
    /// How many items there are, where the page has one of them.
    #[serde(skip)]
    pub(crate) count: usize,
}

/// Something that waits, as JSON.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct ItemView {
    /// Identifier.
    pub id: Raw,
    /// `message`, `asks`, `praise`, `mention`, `accepted`, `reply`, `comment`, `thread`, `post`,
    /// `request`, `review`, `declined`, `added`, `enrolled`, `invited`, `handover`, `invitation`, `orphan`, `reaction`, `follower`, and those of moderation; others
    /// may come.
    pub kind: &'static str,
    /// Who did it; of reactions, who reacted last.
    pub actor: Option<PersonCard>,
    /// How many people did it: more than one for reactions alone.
    pub people: i64,
    /// The first words of a comment or message; may be empty.
    pub excerpt: String,
    /// Where it leads.
    pub href: String,
    /// When it happened.
    pub at: Time,
    /// Whether it is unread.
    pub unread: bool,
    #[serde(skip)]
    pub(crate) icon: &'static str,
    /// The fields that name the viewer, where its kind tells them.
    #[serde(skip)]
    pub(crate) named_in: Option<NamedIn>,
    /// Whether it is about one's own comment, not one's post.
    #[serde(skip)]
    pub(crate) on_comment: bool,
}

impl GroupView {
    /// Whether the words of an item begin with what the group is known by: once is enough.
    pub(crate) fn is_said_by(&self, item: &ItemView) -> bool {
        item.excerpt.starts_with(self.title.trim_end_matches('…'))
    }
}

/// What the subjects and sources of a page are.
struct Related {
    posts: HashMap<i64, Named>,
    spaces: HashMap<i64, Named>,
    /// The first words of comments.
    comments: HashMap<i64, String>,
    reactors: HashMap<i64, Vec<PersonId>>,
    people: HashMap<PersonId, PersonCard>,
    named_in: HashMap<PostId, NamedIn>,
}

/// A post or a space.
#[derive(Default)]
struct Named {
    title: String,
    /// The first words of a post.
    excerpt: String,
    space: String,
    slug: String,
}

/// The groups in words. What cannot be named any more is left out.
pub(crate) fn views(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    groups: Vec<Group>,
) -> Result<Vec<GroupView>> {
    let related = Related::load(tx, viewer, &groups)?;
    Ok(groups.iter().filter_map(|group| related.group(group)).collect())
}

impl Related {
    fn load(tx: &mut Tx<'_>, viewer: &Viewer, groups: &[Group]) -> Result<Related> {
        let items = || groups.iter().flat_map(|group| &group.items);
        let posts: Vec<i64> = items().filter_map(|item| item.post.map(|post| post.0)).collect();
        let spaces: Vec<i64> = groups
            .iter()
            .filter_map(|group| match group.subject {
                Subject::Space(space) => Some(space.0),
                _ => None,
            })
            .collect();
        let comments: Vec<i64> = items().filter_map(|item| item.comment.map(|one| one.0)).collect();
        let reacted: Vec<i64> = items()
            .filter(|item| item.kind.name == reaction::NAME)
            .map(|item| item.source)
            .collect();
        let mut reactors: HashMap<i64, Vec<PersonId>> = HashMap::new();
        for (target, person) in
            tx.query(&REACTORS, params![viewer.id, reacted], |row| Ok((row.get(0)?, row.get(1)?)))?
        {
            reactors.entry(target).or_default().push(person);
        }
        let people: Vec<PersonId> = items()
            .filter_map(|item| item.actor)
            .chain(reactors.values().filter_map(|list| list.first().copied()))
            .collect();
        let told = items().filter(|item| item.kind.in_field).filter_map(|item| item.post);
        let told: Vec<PostId> = told.collect();
        Ok(Related {
            named_in: posts::kinds::named_in(tx, viewer.id, &told)?,
            posts: named_posts(tx, viewer, posts)?,
            spaces: named_spaces(tx, viewer, spaces)?,
            comments: tx
                .query(&COMMENTS, params![comments], |row| {
                    Ok((row.get(0)?, excerpt(&row.get::<String>(1)?)))
                })?
                .into_iter()
                .collect(),
            people: people::cards(tx, &people)?,
            reactors,
        })
    }

    fn group(&self, group: &Group) -> Option<GroupView> {
        let nothing = Named::default();
        let named = match group.subject {
            Subject::Post(post) => self.posts.get(&post.0)?,
            Subject::Space(space) => self.spaces.get(&space.0)?,
            Subject::Person(_) | Subject::Matter(_) => &nothing,
        };
        let (subject, id) = group.subject.parts();
        let lead = group.lead()?.id;
        let items: Vec<ItemView> =
            group.items.iter().map(|item| self.item(item, group.subject, named)).collect();
        Some(GroupView {
            subject,
            id: Raw(id),
            title: named.title.clone(),
            space: named.space.clone(),
            unread: group.unread,
            last: Raw(group.last),
            count: group.count,
            lead: items.iter().position(|item| item.id.0 == lead).unwrap_or(0),
            items,
        })
    }

    fn item(&self, item: &Item, subject: Subject, named: &Named) -> ItemView {
        let reactors = self.reactors.get(&item.source).filter(|_| item.kind.name == reaction::NAME);
        let actor = reactors.and_then(|list| list.first().copied()).or(item.actor);
        let actor = actor.and_then(|id| self.people.get(&id).cloned());
        let post = item.post.and_then(|post| self.posts.get(&post.0));
        let excerpt = match item.comment {
            Some(comment) => self.comments.get(&comment.0).cloned(),
            None => post.map(|post| post.excerpt.clone()),
        };
        let href = match (subject, item.comment, item.post) {
            _ if let Some(href) = item.kind.href => href(&named.slug, subject.parts().1),
            (Subject::Matter(_), ..) => "/inbox".into(),
            (Subject::Space(_), ..) => format!("/spaces/{}", named.slug),
            (Subject::Person(_), ..) => {
                actor.as_ref().map_or_else(|| "/people".into(), PersonCard::href)
            }
            (_, Some(comment), _) => format!("/comments/{comment}"),
            (Subject::Post(post), ..) => format!("/posts/{post}"),
        };
        ItemView {
            id: Raw(item.id),
            kind: item.kind.name,
            icon: item.kind.icon,
            named_in: item
                .post
                .filter(|_| item.kind.in_field)
                .and_then(|post| self.named_in.get(&post).cloned()),
            on_comment: item.comment.is_some(),
            people: reactors.map_or(1, |list| i64::try_from(list.len()).unwrap_or(1)),
            excerpt: excerpt.unwrap_or_default(),
            at: item.at,
            unread: item.unread,
            actor,
            href,
        }
    }
}

fn excerpt(body: &str) -> String {
    text::parse(body).excerpt(EXCERPT)
}

fn named_posts(tx: &mut Tx<'_>, viewer: &Viewer, ids: Vec<i64>) -> Result<HashMap<i64, Named>> {
    let rows = tx.query(&POSTS, params![viewer.id, viewer.sees_open(), ids], |row| {
        let (title, body): (String, String) = (row.get(1)?, row.get(2)?);
        let kind: String = row.get(5)?;
        let privately = kind == "conversation";
        // A wall is named after its person, a conversation not at all.
        let space = if privately { String::new() } else { row.get(3)? };
        let words = text::parse(&body);
        let excerpt = words.excerpt(EXCERPT);
        let title = if title.is_empty() { words.excerpt(HEADING) } else { title };
        Ok((row.get(0)?, Named { title, excerpt, space, slug: row.get(4)? }))
    })?;
    Ok(rows.into_iter().collect())
}

fn named_spaces(tx: &mut Tx<'_>, viewer: &Viewer, ids: Vec<i64>) -> Result<HashMap<i64, Named>> {
    let mut others: HashMap<i64, Vec<String>> = HashMap::new();
    for (space, name) in
        tx.query(&OTHERS, params![viewer.id, ids], |row| Ok((row.get(0)?, row.get(1)?)))?
    {
        others.entry(space).or_default().push(name);
    }
    let rows = tx.query(&SPACES, params![viewer.id, viewer.sees_open(), ids], |row| {
        let (id, kind): (i64, String) = (row.get(0)?, row.get(3)?);
        let privately = kind == "conversation";
        let title = match others.remove(&id).filter(|_| privately) {
            Some(names) => names.join(", "),
            None => row.get(1)?,
        };
        Ok((id, Named { title, slug: row.get(2)?, ..Named::default() }))
    })?;
    Ok(rows.into_iter().collect())
}
