//! Guests: invited into a space, for a time, reading what is theirs and nothing else.

mod accepting;
pub mod crawl;
mod history;
mod inviting;
mod leaving;
mod managing;
mod model;
mod opened;
mod planted;
mod stays;

use kernel::work::Work;
use kernel::{Clock, Mail, SpaceId, Time};
use serde_json::{Value, json};
use spaces::guests::Keeper;
use spaces::{Access, Kind};
use testkit::mail::MailServer;
use testkit::{Client, TestApp};

use super::inbox::mail::WEDNESDAY;
use super::moving::{House, link};

pub const DAY: i64 = 86_400;
const PASSWORD: &str = "trois vélos verts";

/// A network that mails, at an hour of its own, with a space for partners that Ana manages.
pub struct Bridge {
    pub house: House,
    pub clock: Clock,
    pub boss: Client,
    pub ana: Client,
    pub space: SpaceId,
}

impl Bridge {
    pub async fn new() -> Bridge {
        let at: Time = serde_json::from_value(WEDNESDAY.into()).unwrap();
        Bridge::with(Clock::standing_at(at)).await
    }

    /// The same at the hour that browsers have.
    pub async fn at_this_hour() -> Bridge {
        Bridge::with(Clock::system()).await
    }

    async fn with(clock: Clock) -> Bridge {
        let server = MailServer::start();
        let (url, from) = (server.url(), "Parvis <parvis@example.com>".to_owned());
        let net = TestApp::at(clock.clone(), |config| {
            config.mail = Some(Mail { url, from });
            config.networks = vec!["127.0.0.1/32".parse().unwrap()];
        });
        let net = net.await;
        let (boss, ana) = (net.administrator("boss").await, net.member_with_mail("ana").await);
        let space = net.space_of(&ana, "bridge", Access::Closed, Kind::External).await;
        Bridge { house: House { net, server }, clock, boss, ana, space }
    }

    pub fn net(&self) -> &TestApp {
        &self.house.net
    }

    /// Ana invites this address; answers the path that its letter leads to.
    pub async fn invite(&self, email: &str) -> String {
        let new = Some(json!({ "email": email }));
        let sent = self.ana.api("POST", "/spaces/bridge/guests", new).await.expect(201).json();
        assert_eq!(sent["url"], Value::Null, "whoever invites does not see the link");
        link(&self.house.letter_to(email).await.text, "/join/")
    }

    /// The guests of the space, as Ana is answered.
    pub async fn guests(&self) -> Value {
        self.ana.api("GET", "/spaces/bridge/guests", None).await.expect(200).json()
    }

    /// Somebody comes by an invitation; answers them, signed in.
    pub async fn comes(&self, email: &str, name: &str) -> Client {
        let path = self.invite(email).await;
        let fields = [("name", name), ("password", PASSWORD)];
        send(self.net(), &path, &fields).await.expect(303);
        let handle = name.to_lowercase().replace(' ', ".");
        self.signed_in(&handle).await
    }

    async fn signed_in(&self, handle: &str) -> Client {
        let handle = handle.to_owned();
        let session = self.net().app.db.write(move |tx| {
            let card = people::by_handle(tx, &handle)?.expect("somebody of this handle");
            let viewer = people::viewer(tx, card.id)?.expect("an open account");
            let session = identity::session::open(tx, card.id, &Default::default())?;
            let (_, token) =
                identity::tokens::create(tx, card.id, "test", kernel::Scope::Full, None)?;
            Ok((viewer, session, token))
        });
        Client::new(&self.net().address, Some(session.await.unwrap()))
    }

    /// Lets days pass, then what is due be done; Ana signs in again.
    pub async fn after_days(&mut self, days: i64) {
        self.clock.advance(days * DAY);
        self.due().await;
        self.ana = self.signed_in("ana").await;
    }

    pub async fn due(&self) {
        let keeper = Keeper(self.net().app.db.clone());
        while keeper.round().await.unwrap() == kernel::work::Next::AtOnce {}
    }
}

/// Sends the form of a page for strangers.
pub async fn send(net: &TestApp, path: &str, fields: &[(&str, &str)]) -> testkit::Answer {
    super::moving::lost::post(net, path, fields).await
}
