//! The engine against the plain queries it must agree with.

mod counts;
mod equality;
mod history;
mod nodes;
mod pages;
