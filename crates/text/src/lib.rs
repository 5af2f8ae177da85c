//! Markdown in, safe HTML out.
//!
//! A person's text is parsed once into a [`Doc`]: a flat list of pieces (paragraph starts, words,
//! mention, paragraph ends…) from which the HTML, the plain text and the excerpt are written in one
//! pass each. The mentions and topics are known as soon as the text is parsed, so that the author's
//! post can notify and be filed; the HTML is written later, when somebody can say what each mention
//! points to.
//!
//! The flavour is the one people know from chat and code forges: tables, strikethrough, task lists,
//! bare addresses become links, footnotes, `:tada:` emoji, and a newline is a line break. HTML is
//! not part of it: tags typed by the author are shown as typed.
//!
//! # What always holds
//! * Nothing here touches a database, a clock or the network; every function is pure.
//! * No input panics, overflows the stack or takes more than time in proportion to its length:
//!   input is cut at [`MAX_INPUT`], nesting at [`MAX_DEPTH`], highlighting at [`MAX_HIGHLIGHTED`].
//! * [`Doc::html`] writes only elements, classes and addresses of its own choosing, then passes
//!   everything through [`sanitise`], which knows the same list: two independent locks. No script,
//!   handler, inline style, form control, frame, foreign content or `id` comes out, and no image
//!   that another site could count.
//!
//! # The classes a stylesheet meets
//! | element | class |
//! |---|---|
//! | `a` | `mention` a person (and `untold`: one who is not told of it), `space`, `topic` |
//! | `pre` | `code` (with `data-lang` when the author named one), `math` |
//! | `code` | `math` |
//! | `div` | `table`: scrolls a wide table |
//! | `th`, `td` | `center`, `right` |
//! | `li` | `task`, and `done` when ticked; begins with a `span.check` holding ☐ or ☑ |
//! | `sup` | `footnote`: the number of a note |
//! | `ol` | `footnotes`: the notes themselves |
//! | `details` | `quote`: the lines of a fence named `quote`, closed under a `summary` |
//! | `span` | one of [`HIGHLIGHT_CLASSES`], inside `pre.code`; `untold`: [`UNTOLD`], inside `a.mention` |

mod address;
mod changes;
mod doc;
mod emoji;
mod fold;
mod from_html;
mod grammars;
mod highlight;
mod html;
mod language;
mod line;
mod mentions;
mod outline;
mod parse;
mod piece;
mod plain;
mod sanitise;

pub use changes::{Change, changes};
pub use doc::{Doc, Link, Mention, UNTOLD};
pub use emoji::{EMOJI_GROUPS, Emoji, emoji, emoji_named, emoji_of_group, emoji_starting_with};
pub use fold::{composed, fold};
pub use from_html::{Names, from_html};
pub use grammars::HIGHLIGHT_CLASSES;
pub use highlight::{MAX_HIGHLIGHTED, MAX_HIGHLIGHTED_LINES};
pub use language::language;
pub use line::one_line;
pub use mentions::{MAX_MENTIONS, MAX_TOPICS};
pub use parse::{MAX_DEPTH, MAX_INPUT, parse};
pub use sanitise::sanitise;
