//! What the second factors of signing in prove: codes of an authenticator app ([`totp`], RFC 6238) and passkeys
//! ([`webauthn`], Web Authentication Level 3). Bytes in, an answer out: no database, no clock, no network.
//!
//! What holds here:
//! - Whatever a browser sends is bounded before it is read, and nothing in it makes the program panic.
//! - Who made an authenticator is not asked (attestation is not read): the company trusts its people to choose.

mod cbor;
mod cose;
pub mod totp;
pub mod webauthn;
