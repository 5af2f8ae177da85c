//! A real browser for tests: Debian's Chromium, driven through its `chromedriver`.
//!
//! [`Browser::start`] starts a driver of its own on a free port of this machine; [`Browser::open`]
//! opens a window with a profile of its own, so that two windows are two people. Whatever a test
//! waits for, it names: [`Window::wait_for`] and its sisters ask the page again until it holds and
//! fail the test at a deadline, telling what the page showed instead. A window closes when it is
//! dropped, the driver with the last of them.
//!
//! Tests that use this have `in_browser` in their name, by which `cargo xtask test --no-browser`
//! leaves them out.

mod driver;
mod look;
mod window;

pub use driver::Browser;
pub use look::Look;
pub use window::Window;

#[cfg(test)]
mod tests;
