//! What is written when somebody is erased: their own words, kept without a name or removed, and their name in the
//! words of others.

mod mentions;
mod own;
mod store;

kernel::erasure_steps! { 10 => own::words, 20 => mentions::fields, 30 => mentions::texts }
kernel::erasure_scans! { mentions::titles, mentions::revisions, mentions::drafts }

/// Texts that one transaction changes.
const BATCH: i64 = 100;
