//! People over HTTP: the routes of this crate behind its session layer, as a browser and as a
//! program see them.

mod account;
mod administer;
mod browser;
mod csrf;
mod first_run;
mod follow;
mod guests;
mod invitations;
mod net;
mod photo;
mod sign_in;
mod tokens;
