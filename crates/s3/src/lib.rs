//! Files on a server that speaks S3: what `--files s3://…` names.
//!
//! What holds here:
//! - bytes go through the server of Parvis both ways; no browser gets an address of the store, so that who may read a file
//!   is asked each time;
//! - addresses hold the bucket in their path, and nothing is asked of the store that not every server does: no checksum of
//!   the newer kinds, no condition on writing. Names are hashes, so writing twice writes the same;
//! - what a large upload that failed left behind is given up;
//! - keys come from the environment or from a file, and are never shown.

mod address;
mod reading;
mod store;

pub use address::{Address, Keys};
pub use store::Store;

ui::messages!("i18n/fr.ftl", "i18n/en.ftl");
