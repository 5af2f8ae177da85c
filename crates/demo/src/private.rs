//! Reads private conversations (`content/conversations.txt`).

use crate::calendar::MINUTE;
use crate::random::Random;
use crate::thread::Cast;
use crate::{Conversation, typography};

/// Reads blocks of `=== moment person person…` and one `handle: text` a line.
pub(crate) fn read(text: &str, cast: &Cast) -> Result<Vec<Conversation>, String> {
    text.split("\n=== ").skip(1).map(|block| conversation(block, cast)).collect()
}

fn conversation(block: &str, cast: &Cast) -> Result<Conversation, String> {
    let mut lines = block.lines().filter(|line| !line.is_empty());
    let header = lines.next().unwrap_or_default();
    let mut words = header.split_whitespace();
    let mut at = cast.calendar.read(words.next().unwrap_or_default())?;
    let people = words.map(|handle| cast.person(handle)).collect::<Result<Vec<_>, _>>()?;
    let mut random = Random::named(header);
    let mut messages = Vec::new();
    for line in lines {
        let (handle, body) = line.split_once(": ").ok_or(format!("conversations: `{line}`"))?;
        let author = cast.person(handle)?;
        if !people.contains(&author) {
            return Err(format!("conversations: {handle} is not in `{header}`"));
        }
        at = (at + random.range(20, 240) * MINUTE / 60).min(cast.calendar.end);
        messages.push((author, at, typography::set(&body.replace("\\n", "\n"))));
    }
    Ok(Conversation { people, messages })
}
