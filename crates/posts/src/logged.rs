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
/// There is a new post.
pub const POST_PUBLISHED: &str = "post.published";
/// A deleted post is back.
pub const POST_RESTORED: &str = "post.restored";
/// Somebody reacted, or took it back.
pub const REACTION_CHANGED: &str = "reaction.changed";
/// Other starting points are written for a space.
pub const SPACE_PROMPTS: &str = "space.prompts";
/// Somebody follows a discussion, or no longer does.
pub const THREAD_FOLLOWED: &str = "thread.followed";
/// Somebody follows a topic, or no longer does.
pub const TOPIC_FOLLOWED: &str = "topic.followed";
