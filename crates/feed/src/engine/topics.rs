//! Topics by their names, from memory.

use kernel::Result;
use posts::topics::{self, Topic};
use ui::Ctx;

use super::Engine;

impl Engine {
    /// The topic of this name, and whether the viewer follows it. One that nobody used looks like one
    /// used where the viewer sees nothing.
    pub async fn topic(&self, cx: &Ctx, name: &str) -> Result<(Topic, bool)> {
        let (viewer, key) = (cx.viewer()?.clone(), text::fold(name));
        let topic = self.topic_of(key.clone()).await?.unwrap_or_else(|| Topic::unused(&key));
        let follows = match cx.in_step.0 {
            true => self.reader(&viewer, cx.now).await?.follows_topic(topic.id),
            false => {
                let id = topic.id;
                self.0.db.read(move |tx| topics::follows(tx, &viewer, id)).await?
            }
        };
        Ok((Topic { name: topic.key.clone(), ..topic }, follows))
    }

    /// The topic of this key: once there it stays as it is.
    async fn topic_of(&self, key: String) -> Result<Option<Topic>> {
        let shelf = &self.0.topics;
        if let Some(known) = shelf.get(&key) {
            return Ok(Some((*known).clone()));
        }
        let (ticket, asked) = (shelf.ticket(), key.clone());
        let found = self.0.db.read(move |tx| topics::find(tx, &asked)).await?;
        Ok(found.map(|topic| (*ticket.keep(key, topic, 1)).clone()))
    }
}
