//! Topics by their names, from memory.

use kernel::Result;
use posts::topics::{self, Topic};
use ui::Ctx;

use super::Engine;

impl Engine {
    /// The topic of this name, and whether the viewer follows it. One that nobody used looks like one
    /// used where the viewer sees nothing, and takes as long: memory is silent of what the viewer does
    /// not follow.
    pub async fn topic(&self, cx: &Ctx, name: &str) -> Result<(Topic, bool)> {
        let (viewer, key) = (cx.viewer()?.clone(), text::fold(name));
        if cx.caught_up.0 {
            let reader = self.reader(&viewer, cx.now).await?;
            let known = self.0.topics.get(&key);
            if let Some(topic) = known.filter(|topic| reader.follows_topic(topic.id)) {
                return Ok(((*topic).clone(), true));
            }
        }
        let (ticket, asked) = (self.0.topics.ticket(), key.clone());
        let read = self.0.db.read(move |tx| {
            // Called as it is addressed, or as somebody decided, whoever wrote it first.
            topics::shown(tx, &viewer, &asked)
        });
        let (topic, follows) = read.await?;
        // What leads on, or is called otherwise, is so for those alone who see it.
        if follows && topic.key == key && topic.name == key {
            ticket.keep(key, topic.clone(), 1);
        }
        Ok((topic, follows))
    }
}
