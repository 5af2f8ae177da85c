//! An invented company in which posts are shown, read and answered as a method orders them.
//!
//! Everything follows from a seed. What people find useful is known here and to no method: a method
//! sees the counts, the declared interests and the ties that a network would see. The assumptions
//! are where they are used: people and their interests in [`people`], posts in [`posts`], what is
//! useful in [`world`], who looks, opens and responds in [`unfold`].

pub mod dice;
pub mod engagement;
pub mod figures;
pub mod method;
pub mod people;
pub mod posts;
pub mod unfold;
pub mod world;
