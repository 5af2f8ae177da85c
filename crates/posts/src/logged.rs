//! The kinds of entries that this crate appends to the log.

/// A comment was accepted as the answer.
pub const ANSWER_ACCEPTED: &str = "answer.accepted";
/// Those who have not answered were reminded.
pub const ANSWER_REMINDED: &str = "answer.reminded";
/// A comment was deleted.
pub const COMMENT_DELETED: &str = "comment.deleted";
/// A comment reads otherwise.
pub const COMMENT_EDITED: &str = "comment.edited";
/// A deleted comment is back.
pub const COMMENT_RESTORED: &str = "comment.restored";
/// There is a new comment.
pub const COMMENT_WRITTEN: &str = "comment.written";
/// A manager published a post that waited.
pub const DRAFT_APPROVED: &str = "draft.approved";
/// A post is scheduled where a manager has to approve it.
pub const DRAFT_PLANNED: &str = "draft.planned";
/// A manager gave a post that waited back to its author.
pub const DRAFT_REFUSED: &str = "draft.refused";
/// A post was sent, and waits for a manager.
pub const DRAFT_SENT: &str = "draft.sent";
/// Its author took back a post that waited.
pub const DRAFT_TAKEN_BACK: &str = "draft.taken-back";
/// All previews were forgotten.
pub const LINK_FORGOTTEN: &str = "link.forgotten";
/// The previews of a text are hidden, or shown again.
pub const LINK_HIDDEN: &str = "link.hidden";
/// The preview of a link says something else.
pub const LINK_PREVIEWED: &str = "link.previewed";
/// Somebody muted something, or no longer does.
pub const MUTE_CHANGED: &str = "mute.changed";
/// A post was deleted.
pub const POST_DELETED: &str = "post.deleted";
/// A post reads otherwise.
pub const POST_EDITED: &str = "post.edited";
/// A post was answered, or changed its state.
pub const POST_MOVED: &str = "post.moved";
/// A post was pinned to its space, or no longer is.
pub const POST_PINNED: &str = "post.pinned";
/// A scheduled post was approved.
pub const PLAN_APPROVED: &str = "content-plan.approved";
/// A space decided whether scheduled posts need a second manager.
pub const PLAN_SET: &str = "content-plan.set";
/// There is a new post.
pub const POST_PUBLISHED: &str = "post.published";
/// A deleted post is back.
pub const POST_RESTORED: &str = "post.restored";
/// A question was closed onto the one that asked the same first.
pub const QUESTION_CLOSED: &str = "question.closed";
/// A question that was closed is open again.
pub const QUESTION_OPENED: &str = "question.opened";
/// Somebody reacted, or took it back.
pub const REACTION_CHANGED: &str = "reaction.changed";
/// A space chose whose posts wait.
pub const SPACE_APPROVAL: &str = "space.approval";
/// Other starting points are written for a space.
pub const SPACE_PROMPTS: &str = "space.prompts";
/// Somebody follows a discussion, or no longer does.
pub const THREAD_FOLLOWED: &str = "thread.followed";
/// It is said what a topic is about.
pub const TOPIC_DESCRIBED: &str = "topic.described";
/// A topic became part of another.
pub const TOPIC_MERGED: &str = "topic.merged";
/// A topic is called otherwise.
pub const TOPIC_RENAMED: &str = "topic.renamed";
/// Somebody follows a topic, or no longer does.
pub const TOPIC_FOLLOWED: &str = "topic.followed";
