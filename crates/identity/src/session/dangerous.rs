//! Acts that a browser left open, or a stolen session, must not be enough for. Before one, its person proves again who
//! they are, unless they just did: each crate declares its own by [`dangerous!`](crate::dangerous).

use axum::extract::{MatchedPath, Request};

/// For how long somebody has proved who they are, in seconds.
pub const SECONDS: i64 = 900;

/// Dangerous acts: methods and routes, as `POST /settings/tokens`.
pub struct Dangerous {
    /// Those before which a proof is asked for.
    pub acts: &'static [&'static str],
    /// Those whose own form asks for the password: of whoever has one, only a second factor is asked for beside it.
    pub asking: &'static [&'static str],
}

kernel::inventory::collect!(Dangerous);

/// Declares [dangerous acts](crate::session::dangerous), and after `asking` those whose form asks for the password itself.
#[macro_export]
macro_rules! dangerous {
    ($($act:literal),* $(,)? $(; asking $($asking:literal),* $(,)?)?) => {
        $crate::inventory::submit! {
            $crate::session::dangerous::Dangerous {
                acts: &[$($act),*],
                asking: &[$($($asking),*)?],
            }
        }
    };
}

/// What is asked for before an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asks {
    Proof,
    /// A second factor, of whoever has one; of who has neither that nor a password, what they have.
    Factor,
}

/// What is asked for before what a request does; nothing where it is not dangerous.
pub(super) fn asks(request: &Request) -> Option<Asks> {
    let route = request.extensions().get::<MatchedPath>()?.as_str();
    let method = request.method().as_str();
    let is = |act: &&str| act.split_once(' ') == Some((method, route));
    kernel::inventory::iter::<Dangerous>.into_iter().find_map(|of| {
        match (of.acts.iter().any(&is), of.asking.iter().any(&is)) {
            (true, _) => Some(Asks::Proof),
            (_, true) => Some(Asks::Factor),
            _ => None,
        }
    })
}

/// All that is declared, for those who compare it with the routes.
pub fn all() -> Vec<&'static str> {
    let all = kernel::inventory::iter::<Dangerous>;
    all.into_iter().flat_map(|of| of.acts.iter().chain(of.asking)).copied().collect()
}

crate::dangerous! {
    "POST /settings/tokens",
    "POST /settings/security/pin",
    "POST /settings/security/pin/remove",
    "POST /settings/security/codes",
    "POST /settings/security/app",
    "POST /settings/security/app/confirm",
    "POST /settings/security/app/remove",
    "POST /settings/security/passkeys",
    "POST /settings/security/passkeys/{id}/remove",
    "POST /admin/sign-in-rules",
    "POST /admin/sign-in-rules/{id}/remove",
    "POST /admin/sign-in-rules/emergency",
    "PUT /api/v1/sign-in-rules",
    "POST /admin/tablets",
    "PUT /api/v1/tablets",
    "POST /people/{handle}/role",
    "POST /people/{handle}/close",
    "POST /people/{handle}/reopen",
    "POST /people/{handle}/code",
    "POST /admin/people/{handle}",
    "POST /admin/people/cards",
    "POST /invitations",
    "GET /invitations/many",
    "POST /invitations/many",
    "POST /invitations/{id}/link",
    "POST /api/v1/tokens",
    "PUT /api/v1/site/owners/{handle}",
    "DELETE /api/v1/site/owners/{handle}",
    "POST /api/v1/invitations",
    "POST /api/v1/invitations/many",
    "POST /api/v1/invitations/{id}/link",
    "PUT /api/v1/people/{handle}/role",
    "PUT /api/v1/people/{handle}/closed",
    "DELETE /api/v1/people/{handle}/closed",
    "PUT /api/v1/people/{handle}/email",
    "PUT /api/v1/people/{handle}/number",
    "DELETE /api/v1/people/{handle}/sessions",
    "POST /api/v1/people/{handle}/code",
    "DELETE /api/v1/people/{handle}/factors";
    asking
    "POST /settings/email",
    "POST /settings/password",
    "PUT /api/v1/me/email",
    "PUT /api/v1/me/password",
}
