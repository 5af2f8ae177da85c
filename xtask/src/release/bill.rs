//! The bill of materials: every crate in the program, in CycloneDX 1.6.

use serde_json::{Value, json};

use crate::workspace::Package;

/// What the program is made of, as JSON.
pub fn of(packages: &[Package], version: &str) -> String {
    let mut others: Vec<&Package> = packages.iter().filter(|package| !package.ours).collect();
    others.sort_by_key(|package| (&package.name, &package.version));
    let components: Vec<Value> = others.into_iter().map(component).collect();
    let bill = json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": { "component": {
            "type": "application", "name": "parvis", "version": version,
            "licenses": [{ "expression": "AGPL-3.0-or-later" }],
        } },
        "components": components,
    });
    format!("{bill:#}\n")
}

fn component(package: &Package) -> Value {
    let Package { name, version, licence, .. } = package;
    let mut component = json!({
        "type": "library", "name": name, "version": version,
        "purl": format!("pkg:cargo/{name}@{version}"),
    });
    if let Some(licence) = licence {
        // Older crates write `MIT/Apache-2.0`.
        component["licenses"] = json!([{ "expression": licence.replace('/', " OR ") }]);
    }
    component
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_crate_of_others_is_listed_once() {
        let package = |name: &str, ours, licence: Option<&str>| Package {
            name: name.into(),
            version: "1.0.0".into(),
            licence: licence.map(str::to_owned),
            ours,
            dependencies: Vec::new(),
        };
        let packages =
            [package("url", false, Some("MIT/Apache-2.0")), package("kernel", true, None)];
        let bill: Value = serde_json::from_str(&of(&packages, "2.0.0")).unwrap();
        assert_eq!(bill["metadata"]["component"]["version"], "2.0.0");
        assert_eq!(
            bill["components"],
            json!([{
                "type": "library", "name": "url", "version": "1.0.0",
                "purl": "pkg:cargo/url@1.0.0",
                "licenses": [{ "expression": "MIT OR Apache-2.0" }],
            }])
        );
    }
}
