//! The whole network, tested as it is met: over HTTP, on both databases, in a real browser.

mod access;
mod audience;
mod beginnings;
mod blocks;
mod browser;
mod composer;
mod conversations;
mod cost;
mod demonstrating;
mod drafts;
mod files;
mod for_me;
mod hostile;
mod inbox;
mod killed;
mod kinds;
mod live;
mod mentions;
mod mutes;
mod overwriting;
mod previews;
mod reacted;
mod reading;
mod rights;
mod roster;
mod statements;
