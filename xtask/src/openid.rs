//! A certified OpenID provider and a SAML provider, by which tests sign in: taken from the npm registry into this machine's cache, and no part
//! of this repository.

use crate::axe::{cache, run};
use std::path::PathBuf;
use std::process::Command;

/// The releases: the last that run on the Node.js of Debian.
const PACKAGES: [&str; 2] = ["oidc-provider@8.8.1", "samlp@8.0.0"];
/// The variable that tells tests where its folder of modules is.
pub const VARIABLE: &str = "PARVIS_TEST_OPENID";
/// Tests that ask it have this in their name.
pub const MARK: &str = "sso::certified";

/// Where its modules are, once they are there.
pub fn ensure() -> Result<PathBuf, String> {
    let folder = cache()?.join("openid");
    let (modules, whole) = (folder.join("node_modules"), folder.join("whole"));
    if std::fs::read_to_string(&whole).is_ok_and(|kept| kept == PACKAGES.join(" ")) {
        return Ok(modules);
    }
    let all = PACKAGES.join(" ");
    println!("Fetching {all} ...");
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let install = ["install", "--silent", "--no-fund", "--no-audit", "--prefix"];
    run(Command::new("npm").args(install).arg(&folder).args(PACKAGES))
        .map_err(|said| format!("{all} cannot be fetched:\n{said}"))?;
    // Only what was installed to its end is used.
    std::fs::write(whole, all).map_err(|error| error.to_string())?;
    Ok(modules)
}
