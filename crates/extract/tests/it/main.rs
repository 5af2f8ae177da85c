//! Files are read as the server reads them: in a process of their own.

mod common;
mod documents;
mod limits;
mod shared;
