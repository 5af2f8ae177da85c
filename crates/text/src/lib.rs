//! Markdown in, safe HTML out.
//!
//! A person's text is parsed once into a [`Doc`]: a flat list of pieces (paragraph starts, words,
//! mention, paragraph ends…) from which the HTML, the plain text and the excerpt are written in one
//! pass each. The mentions and topics are known as soon as the text is parsed, so that the author's
//! post can notify and be filed; the HTML is written later, when somebody can say what each mention
//! points to.
//!
//! The flavour is the one people know from chat and code forges: tables, strikethrough, task lists,
//! bare addresses become links, footnotes, and a newline is a line break. HTML is not part of it: tags
//! typed by the author are shown as typed. Marks that plain talk is full of count where they are meant:
//!
//! * **Formulas.** `` $`…`$ ``, a fence named `math` and `$$…$$` on lines of its own always are. Between two
//!   `$` something is a formula if no letter or digit touches them from outside, no space from inside, nothing
//!   follows that goes on (`$SRC/$DST`, `$A/${B}`), and what they enclose looks like one: a command, an index, a
//!   power or a relation, or else names of one or two letters. After a first digit any word tells of prices:
//!   `$5 and 6$`. Formulas are set as MathML; one that cannot be shows its source, as do texts and excerpts.
//! * **Emoji.** `:tada:` is one unless a word, a path or another colon touches it: `1:100:2`, `urn:id:42`.
//! * **Struck out** is what stands between `~~`; one `~` is a word's, or names a space.
//! * **Topics** hold what joins two letters (`#aujourd'hui`, the unseen joiners of Persian, the dots of Japanese).
//!   `#C++` and `#C#` are words: a topic of half a name would mislead.
//!
//! # What always holds
//! * Nothing here touches a database, a clock or the network; every function is pure.
//! * No input panics, overflows the stack or takes more than time in proportion to its length:
//!   input is cut at [`MAX_INPUT`], nesting at [`MAX_DEPTH`], highlighting at [`MAX_HIGHLIGHTED`].
//! * [`Doc::html`] writes only elements, classes and addresses of its own choosing, then passes
//!   everything through [`sanitise`], which knows the same list: two independent locks. No script,
//!   handler, inline style, form control, frame, drawing or `id` comes out, and no image that another
//!   site could count; of foreign content only the MathML of formulas, without addresses.
//!
//! # The classes a stylesheet meets
//! | element | class |
//! |---|---|
//! | `a` | `mention` a person (and `untold`: one who is not told of it), `space`, `topic` |
//! | `pre` | `code` (with `data-lang` when the author named one), `math`: the source of a formula |
//! | `code` | `math`: the same among words |
//! | `div` | `table`: scrolls a wide table; `math`: a formula on lines of its own |
//! | `mtd` | `left`, `right` |
//! | `th`, `td` | `center`, `right` |
//! | `li` | `task`, and `done` when ticked; begins with a `span.check` holding ☐ or ☑ |
//! | `sup` | `footnote`: the number of a note |
//! | `ol` | `footnotes`: the notes themselves |
//! | `blockquote` | `note`, `tip`, `important`, `warning`, `caution`: a remark set apart (`> [!NOTE]`) |
//! | `details` | `quote`: the lines of a fence named `quote`, closed under a `summary` |
//! | `span` | one of [`HIGHLIGHT_CLASSES`], inside `pre.code`; `untold`: [`UNTOLD`], inside `a.mention` |

mod address;
mod changes;
mod doc;
mod emoji;
mod fold;
mod formula;
mod from_html;
mod grammars;
mod highlight;
mod html;
mod language;
mod line;
mod marks;
mod mentions;
mod merge;
mod outline;
mod parse;
mod piece;
mod plain;
mod sanitise;
mod shortcodes;

pub use changes::{Change, changes};
pub use doc::{Doc, Link, Mention, UNTOLD};
pub use emoji::{
    EMOJI_GROUPS, Emoji, emoji, emoji_exactly, emoji_named, emoji_of_group, emoji_starting_with,
};
pub use fold::{composed, fold};
pub use from_html::{Names, from_html};
pub use grammars::HIGHLIGHT_CLASSES;
pub use highlight::{MAX_HIGHLIGHTED, MAX_HIGHLIGHTED_LINES};
pub use language::language;
pub use line::{is_blank, one_line, seen, turns_direction};
pub use mentions::{MAX_MENTIONS, MAX_TOPICS, is_topic};
pub use merge::{Clash, Merge, merge};
pub use parse::{MAX_DEPTH, MAX_INPUT, parse};
pub use sanitise::sanitise;
