//! The process killed: what it acknowledged is there when it starts again, and nothing is there
//! twice. A kill proves the program's own part; power cuts are tested in `kernel` on an unkind disk.

mod ending;
mod nodes;
mod process;
mod striking;
