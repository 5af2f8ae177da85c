//! A network in use: what is kept in memory beside the database, and the router over both.

use std::sync::Arc;

use axum::{Extension, Router};
use feed::Engine;
use identity::session::Sessions;
use kernel::log::{Follower, Projection};
use kernel::work::Runner;
use kernel::{App, Result};
use live::Hub;
use posts::Threads;
use tokio::net::TcpListener;

use crate::connections::{self, Limits};
use crate::frame::Budget;

/// A network in use. Cheap to clone.
#[derive(Clone)]
pub struct Network {
    /// What every handler has at hand.
    pub app: App,
    /// What runs beside the requests.
    pub runner: Runner,
    /// What tells open pages of what happens.
    pub hub: Hub,
    /// The lists of posts.
    pub engine: Engine,
    /// The pages of posts.
    pub(crate) threads: Threads,
    pub(crate) sessions: Arc<Sessions>,
    pub(crate) follower: Follower,
    /// What the bodies of requests take in memory.
    pub(crate) bodies: Arc<Budget>,
}

impl Network {
    /// Begins to follow the log of an open network.
    ///
    /// # Errors
    /// Whatever reading the log meets.
    pub async fn start(app: App) -> Result<Network> {
        // Before anything runs that publishes or shows posts by it.
        objects::load(&app.db).await?;
        app.db.follow(app.db.read(posts::newest).await?);
        posts::pace::Pace::set(&app.db, app.config.writes_per_minute);
        let runner = Runner::default();
        let hub = Hub::start(app.db.clone(), &runner).await?;
        runner.spawn(kernel::log::follow(app.db.clone(), inbox::Items));
        runner.spawn(kernel::log::follow(app.db.clone(), spaces::rules::Rules));
        runner.spawn(kernel::log::follow(app.db.clone(), events::Letters));
        runner.spawn(kernel::log::follow(app.db.clone(), audit::Audit));
        runner.spawn(kernel::log::follow(app.db.clone(), integrations::outgoing::Outgoing));
        let (engine, threads) = (Engine::new(app.db.clone()), Threads::new(app.db.clone()));
        let sessions = Arc::new(Sessions::default());
        let projections: Vec<Arc<dyn Projection>> = vec![
            sessions.clone(),
            // Before those that show posts by it.
            app.db.value::<objects::Declared>(),
            Arc::new(engine.clone()),
            Arc::new(threads.clone()),
            app.db.value::<spaces::SpaceAccess>(),
            app.db.value::<people::finder::Finder>(),
        ];
        runner.repeat(&app.db, spaces::guests::Keeper(app.db.clone()));
        runner.repeat(&app.db, spaces::rules::Sweep(app.db.clone()));
        runner.repeat(&app.db, spaces::merge::Mover(app.db.clone()));
        runner.repeat(&app.db, spaces::orphans::Keeper(app.db.clone()));
        runner.repeat(&app.db, posts::drafts::Publisher(app.db.clone()));
        runner.repeat(&app.db, objects::Deadlines(app.db.clone()));
        runner.repeat(&app.db, sso::ldap::Keeper(app.clone()));
        runner.repeat(&app.db, wiki::Reviews(app.db.clone()));
        runner.repeat(&app.db, events::Keeper(app.clone()));
        runner.repeat(&app.db, work::Reminding(app.db.clone()));
        runner.repeat(&app.db, experts::Asking(app.clone()));
        runner.repeat(&app.db, retention::Keeper(app.db.clone()));
        runner.repeat(&app.db, openings::Keeper(app.db.clone()));
        if app.config.previews {
            runner.repeat(&app.db, posts::previews::Fetcher(app.clone()));
        } else {
            posts::previews::forget(&app.db).await?;
        }
        let follower = Follower::start(app.db.clone(), projections).await?;
        // What was declared before it is followed.
        objects::load(&app.db).await?;
        let bodies = Arc::default();
        Ok(Network { app, runner, hub, engine, threads, sessions, follower, bodies })
    }

    /// All pages and the API.
    pub fn router(&self) -> Router {
        crate::router(self)
    }

    /// Serves them until `ending`, and a little longer.
    pub async fn serve(
        &self,
        listener: TcpListener,
        limits: Limits,
        ending: impl Future<Output = ()>,
    ) {
        let proxies = self.app.config.proxies.clone();
        connections::serve(listener, self.router(), limits, proxies, ending).await;
    }

    /// What handlers find among the extensions of a request.
    pub(crate) fn extend(&self, router: Router) -> Router {
        router
            .layer(Extension(self.hub.here().clone()))
            .layer(Extension(self.hub.clone()))
            .layer(Extension(self.engine.clone()))
            .layer(Extension(self.threads.clone()))
    }
}
