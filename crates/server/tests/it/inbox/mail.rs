//! Mail, through a real SMTP server: when, what, to whom, and once.

mod asked;
mod choosing;
mod ending;
mod failing;
mod saying;

use inbox::Postman;
use kernel::work::Work;
use kernel::{Clock, Time};
use spaces::Access;
use testkit::mail::{Delivered, MailServer};
use testkit::{Client, TestApp};

use super::settle;

/// A Wednesday at noon in Paris.
pub const WEDNESDAY: &str = "2026-06-10T10:00:00Z";
/// More than it takes to be away.
pub const AWAY: i64 = 21 * 60;

/// A network that sends mail, at an hour of its own, with Ana and Ben in a room.
pub struct Office {
    pub net: TestApp,
    pub server: MailServer,
    pub clock: Clock,
    pub ana: Client,
    pub ben: Client,
    postman: Postman,
}

impl Office {
    /// Opens at this hour, with this server.
    pub async fn open(at: &str, server: MailServer) -> Office {
        let at: Time = serde_json::from_value(at.into()).unwrap();
        let (clock, url) = (Clock::standing_at(at), server.url());
        let from = "Parvis <parvis@example.com>".to_owned();
        let net = TestApp::at(clock.clone(), |config| {
            config.mail = Some(kernel::Mail { url, from });
        });
        let net = net.await;
        let (ana, ben) = (net.member_with_mail("ana").await, net.member_with_mail("ben").await);
        let space = net.space(&ana, "room", Access::Closed).await;
        net.join(space, &ben).await;
        let postman = Postman::new(&net.app).unwrap().unwrap();
        let office = Office { net, server, clock, ana, ben, postman };
        office.read_all().await;
        office
    }

    /// What was made by setting up is of no interest.
    async fn read_all(&self) {
        settle(&self.net).await;
        for who in [&self.ana, &self.ben] {
            who.api("POST", "/inbox/all", Some(serde_json::json!({}))).await.expect(204);
        }
    }

    /// Lets time pass, then the postman go round; answers all that was ever delivered.
    pub async fn after(&self, seconds: i64) -> Vec<Delivered> {
        settle(&self.net).await;
        self.clock.advance(seconds);
        self.postman.round().await.unwrap();
        self.server.delivered()
    }

    /// The same at an hour.
    pub async fn at(&self, hour: &str) -> Vec<Delivered> {
        let hour: Time = serde_json::from_value(hour.into()).unwrap();
        self.after(hour.seconds_since(self.clock.now())).await
    }
}
