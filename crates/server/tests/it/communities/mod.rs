//! Communities that live: how they begin, are kept, handed over, archived and merged.

pub mod agreement;
mod archived;
mod arriving;
mod cover;
mod handed;
mod inviting;
mod linked;
mod lively;
mod merged;
mod renamed;
mod sections;
mod templates;
