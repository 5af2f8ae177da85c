//! The readers on real exports, where a folder of them is at hand: `PARVIS_DATA`, or `shared/data`
//! beside the checkout. Without it each test says that it skipped.

use connect::Progress;
use connect::mattermost::{Archive, Limits, Line};
use connect::mbox::{self, Survey};
use std::collections::BTreeMap;
use std::path::PathBuf;

fn file(name: &str) -> Option<PathBuf> {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data");
    let folder = std::env::var("PARVIS_DATA").unwrap_or_else(|_| beside.to_owned());
    let path = PathBuf::from(folder).join(name);
    if !path.exists() {
        eprintln!("skipped: {} is not there", path.display());
        return None;
    }
    Some(path)
}

/// Counts of everything in an export, and of the files that could be read whole.
fn census(path: PathBuf) -> BTreeMap<&'static str, usize> {
    let mut archive = Archive::open(&path, Limits::default()).unwrap();
    let (size, mut lines, files) = archive.parts().unwrap();
    let mut census = BTreeMap::new();
    let mut add = |what, many| *census.entry(what).or_default() += many;
    for line in lines.by_ref() {
        let line = line.unwrap();
        add("unreadable", line.unreadable.len());
        match line.line {
            Line::Team(_) => add("teams", 1),
            Line::Channel(_) => add("channels", 1),
            Line::User(user) => {
                add("users", 1);
                add("memberships", user.teams.iter().map(|team| team.channels.len()).sum());
            }
            Line::Post(post) => {
                add("posts", 1);
                add("replies", post.replies.len());
                let reactions = post.replies.iter().map(|reply| reply.reactions.len());
                add("reactions", post.said.reactions.len() + reactions.sum::<usize>());
                let carried = post.replies.iter().flat_map(|reply| &reply.attachments);
                for path in post.said.attachments.iter().chain(carried) {
                    let mut file = files.open(path).unwrap();
                    let read = std::io::copy(&mut file.content, &mut std::io::sink()).unwrap();
                    add("files", usize::from(read == file.size));
                }
            }
            Line::DirectChannel(_) => add("conversations", 1),
            Line::DirectPost(post) => {
                add("direct posts", 1);
                add("direct replies", post.replies.len());
                add("direct files", post.said.attachments.len());
            }
            _ => add("others", 1),
        }
    }
    assert_eq!(lines.bytes(), size.0);
    census
}

#[test]
fn a_community_of_half_a_year() {
    let Some(path) = file("atelier-mattermost.zip") else { return };
    let counts = census(path);
    assert_eq!((counts["users"], counts["channels"], counts["memberships"]), (766, 28, 1862));
    assert_eq!((counts["posts"], counts["posts"] + counts["replies"]), (4239, 64_792));
}

#[test]
fn an_export_with_everything_in_it() {
    let Some(path) = file("mattermost-import-sample.zip") else { return };
    let counts = census(path);
    let expected = [
        ("channels", 24),
        ("conversations", 79),
        ("direct files", 1),
        ("direct posts", 901),
        ("direct replies", 365),
        ("files", 2),
        ("memberships", 190),
        ("others", 1),
        ("posts", 2001),
        ("reactions", 712),
        ("replies", 915),
        ("teams", 2),
        ("unreadable", 0),
        ("users", 16),
    ];
    assert_eq!(counts.into_iter().collect::<Vec<_>>(), expected);
}

#[test]
fn two_years_of_a_mailing_list() {
    let Some(path) = file("list-mbox.gz") else { return };
    let survey = Survey::read(&path, mbox::Limits::default(), &mut Progress::silent()).unwrap();
    // 3,240 lines start with “From ”; three of them are words in a message.
    // One is a note of a mail program to itself.
    assert_eq!(survey.problems.len(), 1);
    assert_eq!(survey.problems[0].problem, connect::Problem::MessageDeleted);
    assert_eq!(survey.headings.len(), 3236);
    let in_threads: usize = survey.threads.iter().map(|thread| 1 + thread.replies.len()).sum();
    assert_eq!(in_threads, 3236);
    let replies = survey.threads.iter().flat_map(|thread| &thread.replies);
    let named = replies.filter(|reply| reply.parent.is_some()).count();
    eprintln!("{} threads, {named} replies whose parent is known", survey.threads.len());
}
