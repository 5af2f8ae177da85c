//! Answers of real providers, and those that others' attacks are made of, where a folder of them is at hand:
//! `PARVIS_DATA`, or `shared/data` beside the checkout. Without it the test says that it skipped.

use std::path::{Path, PathBuf};

use data_encoding::BASE64;
use saml::{Answer, Certificate, Expected, Key, Metadata, Refused};

fn folder() -> Option<PathBuf> {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data");
    let folder = std::env::var("PARVIS_DATA").unwrap_or_else(|_| beside.to_owned());
    let path = PathBuf::from(folder).join("saml");
    if !path.exists() {
        eprintln!("skipped: {} is not there", path.display());
        return None;
    }
    Some(path)
}

/// A document, in base64 or not; nothing where it is no text.
fn document(path: &Path) -> Option<String> {
    let text = String::from_utf8(std::fs::read(path).expect("a file")).ok()?;
    if text.trim_start().starts_with('<') {
        return Some(text);
    }
    let packed: String = text.split_whitespace().collect();
    String::from_utf8(BASE64.decode(packed.as_bytes()).ok()?).ok()
}

/// What stands between two words, first.
fn between<'a>(xml: &'a str, from: &str, until: &str) -> &'a str {
    let rest = xml.split_once(from).map_or("", |(_, rest)| rest);
    rest.split_once(until).map_or("", |(found, _)| found)
}

/// Reads a document as whoever it says that it is for would, a second after it begins to hold.
fn read(xml: &str, keys: &[Key]) -> Result<Answer, Refused> {
    let issuer = xml.split("Issuer").nth(1).map_or("", |rest| between(rest, ">", "<"));
    let audience = xml.split("Audience>").nth(1).map_or("", |rest| rest.split('<').next().unwrap());
    let from: Option<jiff::Timestamp> = between(xml, "NotBefore=\"", "\"").parse().ok();
    let expected = Expected {
        issuer,
        keys,
        audience,
        recipient: between(xml, "Recipient=\"", "\""),
        request: between(xml, "InResponseTo=\"", "\""),
        now: from.map_or(0, |at| at.as_second() + 1),
    };
    expected.read(xml)
}

/// The files below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries =
        std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("a file").path());
    let mut all: Vec<PathBuf> =
        entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect();
    all.sort();
    all
}

/// The keys of all certificates that stand in a folder as files.
fn keys(folder: &Path) -> Vec<Key> {
    let texts = files(folder).into_iter().filter_map(|path| std::fs::read_to_string(path).ok());
    let certificates = texts.filter(|text| text.trim_start().starts_with("-----BEGIN CERT"));
    certificates.filter_map(|text| Certificate::read(&text)).map(|one| one.key).collect()
}

#[test]
fn answers_of_a_real_provider_are_taken_and_what_attackers_make_of_them_is_not() {
    let Some(folder) = folder() else { return };
    let own = folder.join("own");
    let keys = keys(&own);
    let now = "2026-11-30T00:00:00Z".parse::<jiff::Timestamp>().unwrap().as_second();
    let mut judged = 0;
    for path in files(&own) {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if !name.ends_with(".xml") || name.contains("metadata") {
            continue;
        }
        let Some(xml) = document(&path) else {
            assert_eq!(name, "utf16.xml");
            continue;
        };
        let expected = |issuer, now| Expected {
            issuer,
            keys: &keys,
            audience: "http://127.0.0.1:8080/saml/metadata",
            recipient: "http://127.0.0.1:8080/saml/acs",
            request: "_requete1",
            now,
        };
        let said = expected("http://127.0.0.1:19700/idp", now).read(&xml);
        let karim = "karim.benali@exemple-industrie.example";
        match &*name {
            "valid-assertion-signed.xml" | "valid-response-signed.xml" => {
                assert_eq!(said.expect(&name).name_id.expect(&name).0, karim);
            }
            // Its whole name is read, or nothing.
            "comment-in-nameid.xml" => {
                let said = said.ok().and_then(|said| said.name_id);
                assert!(said.is_none_or(|(name, _)| name.len() > karim.len() || name == karim));
            }
            "simplesamlphp-response-expired.xml" => {
                let by = "http://127.0.0.1:19701/idp";
                let then = "2026-11-28T20:34:00Z".parse::<jiff::Timestamp>().unwrap().as_second();
                assert_eq!(expected(by, then).read(&xml).expect(&name).name_id.unwrap().0, "karim");
                assert!(matches!(expected(by, now).read(&xml), Err(Refused::Expired(_))));
            }
            _ => {
                let refused = said.expect_err(&name);
                eprintln!("{name}: {refused:?}");
            }
        }
        judged += 1;
    }
    assert!(judged > 25, "{judged}");
}

#[test]
fn what_other_projects_hold_to_be_attacks_is_refused() {
    let Some(folder) = folder() else { return };
    let mut refused = 0;
    for project in ["node-saml", "ruby-saml", "python3-saml", "crewjam"] {
        let keys = keys(&folder.join(project));
        for path in files(&folder.join(project)) {
            let name = path.strip_prefix(&folder).unwrap().to_str().unwrap().to_owned();
            let Some(xml) = document(&path).filter(|xml| xml.contains(":protocol\"")) else {
                continue;
            };
            match read(&xml, &keys) {
                // None of them is good by what is taken today: they are signed with SHA-1, or by short keys.
                Ok(answer) => panic!("{name}: {answer:?}"),
                Err(why) => {
                    eprintln!(
                        "{name}: {}",
                        format!("{why:?}").chars().take(120).collect::<String>()
                    );
                    refused += 1;
                }
            }
        }
    }
    assert!(refused > 100, "{refused}");
}

#[test]
fn metadata_of_real_providers_is_read() {
    let Some(folder) = folder() else { return };
    for path in files(&folder) {
        let Some(xml) = document(&path).filter(|xml| xml.contains("IDPSSODescriptor")) else {
            continue;
        };
        let read = Metadata::read(&xml);
        let name = path.strip_prefix(&folder).unwrap().to_str().unwrap();
        eprintln!("{name}: {:?}", read.as_ref().map(|of| (&of.entity, of.certificates.len())));
        if name.starts_with("own/") {
            assert!(read.is_ok(), "{name}");
        }
    }
}
