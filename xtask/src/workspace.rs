//! What cargo knows about the workspace: its crates, their dependencies and their licences.

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Stdio;

/// The folder that holds the workspace.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// A package that the workspace builds, its own or somebody else's.
#[derive(Debug)]
pub struct Package {
    /// Name in the registry, or of our crate.
    pub name: String,
    /// Version, to tell two of the same name apart.
    pub version: String,
    /// SPDX expression, when the package states one.
    pub licence: Option<String>,
    /// Whether it is one of ours.
    pub ours: bool,
    /// What its manifest asks for.
    pub dependencies: Vec<Dependency>,
}

/// One line of a manifest's dependencies.
#[derive(Debug)]
pub struct Dependency {
    /// Name of the package asked for.
    pub name: String,
    /// Whether only its tests need it.
    pub for_tests: bool,
}

/// Every package built on this platform.
///
/// Asks without the network first: after a build, all that is needed is there.
pub fn packages() -> Result<Vec<Package>, String> {
    let host = host()?;
    let ask = |network: &[&str]| {
        crate::cargo::cargo()
            .args(["metadata", "--format-version=1", "--filter-platform", &host])
            .args(network)
            .args(crate::cargo::locked())
            .stderr(Stdio::piped())
            .output()
            .map_err(|error| format!("cargo metadata cannot be started: {error}"))
    };
    let mut answer = ask(&["--offline"])?;
    if !answer.status.success() {
        answer = ask(&[])?;
    }
    if !answer.status.success() {
        return Err(format!("cargo metadata failed:\n{}", String::from_utf8_lossy(&answer.stderr)));
    }
    let metadata: Value = serde_json::from_slice(&answer.stdout)
        .map_err(|error| format!("cargo metadata answered something else than JSON: {error}"))?;
    Ok(built_packages(&metadata))
}

/// The crates whose tests reach a database: `kernel` and all that depend on it.
pub fn crates_with_database(packages: &[Package]) -> Vec<&str> {
    let ours: Vec<&Package> = packages.iter().filter(|package| package.ours).collect();
    let mut reached = vec!["kernel"];
    loop {
        let before = reached.len();
        for package in &ours {
            let reaches =
                package.dependencies.iter().any(|other| reached.contains(&other.name.as_str()));
            if reaches && !reached.contains(&package.name.as_str()) {
                reached.push(&package.name);
            }
        }
        if reached.len() == before {
            return reached;
        }
    }
}

fn host() -> Result<String, String> {
    let answer = std::process::Command::new(std::env::var_os("RUSTC").unwrap_or("rustc".into()))
        .arg("-vV")
        .output()
        .map_err(|error| format!("rustc cannot be started: {error}"))?;
    String::from_utf8_lossy(&answer.stdout)
        .lines()
        .find_map(|line| line.strip_prefix("host: ").map(str::to_owned))
        .ok_or_else(|| "rustc does not name the platform it builds for.".to_owned())
}

/// The packages of the resolved graph; `packages` alone also lists those of other platforms.
fn built_packages(metadata: &Value) -> Vec<Package> {
    let list = |value: &Value, key: &str| value[key].as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let built: Vec<Value> =
        list(&metadata["resolve"], "nodes").iter().map(|node| node["id"].clone()).collect();
    let ours = list(metadata, "workspace_members");
    list(metadata, "packages")
        .iter()
        .filter(|package| built.contains(&package["id"]))
        .map(|package| Package {
            name: text(&package["name"]),
            version: text(&package["version"]),
            licence: package["license"].as_str().map(str::to_owned),
            ours: ours.contains(&package["id"]),
            dependencies: list(package, "dependencies")
                .iter()
                .map(|other| Dependency {
                    name: text(&other["name"]),
                    for_tests: other["kind"] == "dev",
                })
                .collect(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{built_packages, crates_with_database};
    use serde_json::json;

    #[test]
    fn only_what_is_built_is_listed_and_the_database_is_followed_through_the_graph() {
        let package = |id: &str, needs: &[&str]| {
            let needs: Vec<_> = needs.iter().map(|name| json!({"name": name})).collect();
            json!({"id": id, "name": id, "version": "1.0.0", "license": "MIT", "dependencies": needs})
        };
        let metadata = json!({
            "packages": [
                package("kernel", &[]), package("people", &["kernel"]),
                package("feed", &["people"]), package("text", &[]), package("winapi", &[]),
            ],
            "workspace_members": ["kernel", "people", "feed", "text"],
            "resolve": {"nodes": [{"id": "kernel"}, {"id": "people"}, {"id": "feed"}, {"id": "text"}]},
        });
        let packages = built_packages(&metadata);
        assert_eq!(packages.len(), 4);
        assert_eq!(crates_with_database(&packages), ["kernel", "people", "feed"]);
    }
}
