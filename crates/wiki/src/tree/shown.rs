//! The tree as a viewer sees it. What is gone, or not for them, is as not there: what stands below it joins what is
//! above.

use std::collections::HashMap;

use kernel::{Result, Row, SpaceId, Time, Tx, Viewer, params};
use posts::PostId;

use crate::model::href;
use crate::store::TREE;

/// A page in the tree.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) id: PostId,
    pub(crate) title: String,
    /// The page above that the viewer sees.
    pub(crate) parent: Option<PostId>,
    /// How deep it stands: the first level is 0.
    pub(crate) depth: usize,
    pub(crate) locked: bool,
    pub(crate) right_until: Option<Time>,
    pub(crate) retired: bool,
    pub(crate) changed_at: Time,
    pub(crate) version: i64,
}

impl Node {
    /// Its address.
    pub(crate) fn href(&self) -> String {
        href(self.id, &self.title)
    }

    /// Whether the day until which it is right has come.
    pub(crate) fn is_due(&self, now: &Time) -> bool {
        !self.retired && self.right_until.is_some_and(|until| until <= *now)
    }
}

/// The pages that a viewer sees, each after the one above it, in their order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tree {
    pub(crate) nodes: Vec<Node>,
}

struct Kept {
    parent: Option<PostId>,
    node: Option<Node>,
}

fn row(row: &Row<'_>) -> Result<(PostId, Kept)> {
    let (id, parent): (PostId, Option<PostId>) = (row.get(0)?, row.get(1)?);
    let seen: bool = row.get(9)?;
    let node = Node {
        id,
        parent: None,
        depth: 0,
        title: row.get(3)?,
        locked: row.get(4)?,
        right_until: row.get(5)?,
        retired: row.get::<Option<Time>>(6)?.is_some(),
        changed_at: row.get(7)?,
        version: row.get(8)?,
    };
    Ok((id, Kept { parent, node: seen.then_some(node) }))
}

impl Tree {
    /// Of a space.
    ///
    /// # Errors
    /// Whatever the database meets.
    pub(crate) fn load(tx: &mut Tx<'_>, viewer: &Viewer, space: SpaceId) -> Result<Tree> {
        let rows = tx.query(&TREE, params![viewer.id, viewer.sees_open(), space], row)?;
        let order: Vec<PostId> = rows.iter().map(|(id, _)| *id).collect();
        let mut kept: HashMap<PostId, Kept> = rows.into_iter().collect();
        let mut below: HashMap<Option<PostId>, Vec<PostId>> = HashMap::new();
        for id in order.iter().filter(|id| kept[id].node.is_some()) {
            below.entry(seen_above(&kept, *id)).or_default().push(*id);
        }
        let mut nodes = Vec::new();
        let mut open: Vec<(PostId, Option<PostId>, usize)> = Vec::new();
        let push = |open: &mut Vec<_>, of: Option<PostId>, depth: usize| {
            let children = below.get(&of).into_iter().flatten().rev();
            open.extend(children.map(|child| (*child, of, depth)));
        };
        push(&mut open, None, 0);
        while let Some((id, parent, depth)) = open.pop() {
            let Some(node) = kept.get_mut(&id).and_then(|kept| kept.node.take()) else { continue };
            nodes.push(Node { parent, depth, ..node });
            push(&mut open, Some(id), depth + 1);
        }
        Ok(Tree { nodes })
    }

    /// A page of it.
    pub(crate) fn node(&self, id: PostId) -> Option<&Node> {
        self.nodes.iter().find(|node| node.id == id)
    }

    /// The pages directly below one, or of the first level.
    pub(crate) fn below(&self, id: Option<PostId>) -> impl Iterator<Item = &Node> {
        self.nodes.iter().filter(move |node| node.parent == id)
    }

    /// The pages above one, the outermost first.
    pub(crate) fn above(&self, id: PostId) -> Vec<&Node> {
        let mut above = Vec::new();
        let mut at = self.node(id).and_then(|node| node.parent);
        while let Some(node) = at.and_then(|id| self.node(id)) {
            above.push(node);
            at = node.parent;
        }
        above.reverse();
        above
    }
}

/// The nearest page above one that the viewer sees.
fn seen_above(kept: &HashMap<PostId, Kept>, id: PostId) -> Option<PostId> {
    let mut at = kept.get(&id)?.parent;
    // No more steps than there are pages: nothing stands below itself.
    for _ in 0..kept.len() {
        let parent = at?;
        let above = kept.get(&parent)?;
        if above.node.is_some() {
            return Some(parent);
        }
        at = above.parent;
    }
    None
}
