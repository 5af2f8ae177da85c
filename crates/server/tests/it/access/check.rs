//! Holds the tables against what happens.

use std::fmt::Write;

use super::attempt::{Tried, attempt};
use super::tables;
use super::world::{Place, ROLES, World};

/// Reads a table: each action with what is expected of it in each role.
pub fn rows(table: &str) -> impl Iterator<Item = (String, Vec<&str>)> {
    let lines = table.lines().filter(|line| !line.trim().is_empty()).skip(1);
    lines.map(|line| {
        let mut words: Vec<&str> = line.split_whitespace().collect();
        let outcomes = words.split_off(words.len() - ROLES.len());
        (words.join(" "), outcomes)
    })
}

/// What an answer comes to, in the words of the tables.
pub fn outcome(role: &str, tried: &Tried) -> &'static str {
    let answer = &tried.answer;
    let to_sign_in = answer.status == 303 && answer.location().starts_with("/sign-in");
    match answer.status {
        401 => "in",
        303 if to_sign_in => "in",
        // A form of nobody's page is stopped by its token, before anyone asks who sends it.
        403 if role == "nobody" => "in",
        200 if !tried.is_seen() => "-",
        200..=299 | 303 => "ok",
        403 => "no",
        404 => "-",
        422 => "bad",
        _ => "something else",
    }
}

/// What is left of an answer without these names, the secrets of the session, and whatever tells
/// one identifier or newcomer from another.
pub fn scrub(text: &str, names: &[&str]) -> String {
    let mut text = text.to_owned();
    for name in names {
        text = text.replace(name.trim_start_matches('@'), "NAME");
    }
    let mut clean = String::new();
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    for word in text.split_inclusive(|c| !is_part(c)) {
        if word.len() < 40 {
            clean.extend(word.chars().filter(|c| !c.is_ascii_digit()));
        }
    }
    match clean.split_once("\"request\":\"") {
        Some((before, after)) => {
            format!("{before}{}", after.split_once('"').map_or("", |(_, rest)| rest))
        }
        None => clean,
    }
}

async fn holds(place: Place) {
    let world = World::new(place).await;
    let absent = World::absent();
    let mut wrong = String::new();
    for (action, expected) in rows(tables::of(place)) {
        for (role, expected) in ROLES.iter().zip(expected) {
            let all = attempt(&world, role, &action, &world.target).await;
            for tried in &all {
                let (got, how) = (outcome(role, tried), &tried.how);
                if got != expected {
                    let status = tried.answer.status;
                    writeln!(wrong, "{role}: {action}: {expected}, but {got} ({how}: {status})")
                        .unwrap();
                }
            }
            if expected != "-" {
                continue;
            }
            let none = attempt(&world, role, &action, &absent).await;
            for (hidden, none) in all.iter().zip(&none).filter(|(one, _)| one.needle.is_none()) {
                let names = [world.target.slug.as_str(), &absent.slug];
                let left = |tried: &Tried| (tried.answer.status, scrub(&tried.answer.text, &names));
                if left(hidden) != left(none) {
                    writeln!(wrong, "{role}: {action}: told apart from nothing ({})", hidden.how)
                        .unwrap();
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{place:?}:\n{wrong}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_table_of_an_open_space_holds() {
    holds(Place::Open).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_table_of_the_company_space_holds() {
    holds(Place::Company).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_table_of_a_closed_space_holds() {
    holds(Place::Closed).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_table_of_a_secret_space_holds() {
    holds(Place::Secret).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_table_of_a_wall_holds() {
    holds(Place::Wall).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_table_of_a_conversation_holds() {
    holds(Place::Conversation).await;
}
