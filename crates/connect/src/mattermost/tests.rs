//! The reader against archives made here, whole and broken.

use super::*;
use crate::problem::{Place, Problem};
use crate::report::Kind;
use std::io::{Read, Write};
use std::path::PathBuf;
use tempfile::TempDir;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const START: &str = "{\"type\":\"version\",\"version\":1}\n";

fn archive(members: &[(&str, &[u8])]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("export.zip");
    let mut zip = ZipWriter::new(std::fs::File::create(&path).unwrap());
    for (name, content) in members {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap();
    (folder, path)
}

fn read(text: &[u8]) -> Vec<Result<Numbered, String>> {
    Lines::new(text, 1 << 20).map(|line| line.map_err(|error| error.to_string())).collect()
}

fn opened(path: &std::path::Path) -> Problem {
    match Archive::open(path, Limits::default()) {
        Ok(_) => panic!("opened"),
        Err(problem) => problem,
    }
}

#[test]
fn every_type_of_line_is_read() {
    let text = format!(
        "{START}{}",
        r#"{"type":"scheme","scheme":{"name":"s"}}
{"type":"role","role":{"name":"r"}}
{"type":"emoji","emoji":{"name":"parrot","image":"emoji/parrot.gif"}}
{"type":"team","team":{"name":"t","display_name":"T","type":"I","allow_open_invite":null}}
{"type":"channel","channel":{"team":"t","name":"c","type":"P","deleted_at":5}}
{"type":"user","user":{"username":"zoe","email":"zoe@x.example","first_name":"Zoé","last_name":null,"roles":"system_admin system_user","teams":[{"name":"t","roles":"team_admin","channels":[{"name":"c","roles":"channel_user channel_admin","favorite":true}]}]}}
{"type":"bot","bot":{"username":"bip","owner":"zoe"}}
{"type":"post","post":{"team":"t","channel":"c","user":"zoe","message":"hello","create_at":1700000000123,"props":{"a":[1,{}]},"attachments":[{"path":"a/b.png"}],"reactions":[{"user":"zoe","emoji_name":"+1","create_at":2}],"replies":[{"user":"zoe","message":"me again","create_at":3,"reactions":null}]}}
{"type":"direct_channel","direct_channel":{"members":null,"participants":[{"username":"zoe"},{"username":"bip"},{"username":"zoe"}]}}
{"type":"direct_post","direct_post":{"channel_members":["zoe","bip"],"user":"zoe","message":"psst","create_at":4}}"#
    );
    let lines: Vec<Numbered> = read(text.as_bytes()).into_iter().collect::<Result<_, _>>().unwrap();
    assert_eq!(lines.iter().map(|l| l.number).collect::<Vec<_>>(), (1..=11).collect::<Vec<_>>());
    assert!(lines.iter().all(|line| line.unreadable.is_empty()));
    let mut lines = lines.into_iter().map(|l| l.line);
    assert_eq!(lines.next(), Some(Line::Version(1)));
    for other in ["scheme", "role", "emoji"] {
        assert_eq!(lines.next(), Some(Line::Other(other.to_owned())));
    }
    assert!(matches!(lines.next(), Some(Line::Team(t)) if t.team_type == TeamType::Invited));
    assert!(matches!(lines.next(), Some(Line::Channel(c))
        if c.channel_type == ChannelType::Private && c.is_archived()));
    let Some(Line::User(zoe)) = lines.next() else { panic!("no user") };
    assert!(zoe.is_administrator() && !zoe.is_guest());
    assert_eq!((zoe.username.as_str(), zoe.full_name().as_str()), ("zoe", "Zoé"));
    assert!(zoe.teams[0].is_administrator() && zoe.teams[0].channels[0].is_administrator());
    assert!(matches!(lines.next(), Some(Line::Bot(b)) if b.username == "bip"));
    let Some(Line::Post(post)) = lines.next() else { panic!("no post") };
    assert_eq!((post.said.create_at, post.replies.len()), (1_700_000_000_123, 1));
    assert_eq!(post.said.attachments, ["a/b.png"]);
    assert_eq!(post.said.reactions[0].emoji_name, "+1");
    assert!(matches!(lines.next(), Some(Line::DirectChannel(d)) if d.members == ["bip", "zoe"]));
    assert!(matches!(lines.next(), Some(Line::DirectPost(d)) if d.members == ["bip", "zoe"]));
}

#[test]
fn what_cannot_be_read_is_told_with_its_line_and_the_rest_is_read() {
    let mut text = START.as_bytes().to_vec();
    text.extend(b"{\"type\" : \"post\"\n\n{\"type\":\"ro\xffle\"}\n{\"type\":\"poll\"}\n");
    text.extend(b"{\"type\":\"team\"}\n{\"type\":\"user\",\"user\":{\"email\":\"x\"}}\n[]\n");
    text.extend([b"[".repeat(100_000), b"\n{\"type\":\"role\"}".to_vec()].concat());
    let lines: Vec<Numbered> = read(&text).into_iter().collect::<Result<_, _>>().unwrap();
    let told = lines.iter().flat_map(|line| {
        line.unreadable.iter().map(|one| format!("{} {:?} {}", line.number, one.kind, one.problem))
    });
    let told: Vec<String> = told.collect();
    assert_eq!(
        told[..5],
        [
            "2 Some(Posts) the line is not valid JSON (column 16): skipped",
            "4 None the line is not UTF-8 (byte 12): what cannot be read is replaced",
            "6 None a field is missing or wrong: `team`",
            "7 Some(People) a field is missing or wrong: `username`",
            "8 None a field is missing or wrong: {}",
        ]
    );
    assert_eq!(told[5..], ["9 None a field is missing or wrong: {}"]);
    assert_eq!(lines[2].line, Line::Other("ro\u{fffd}le".to_owned()));
    assert_eq!(lines[3].line, Line::Other("poll".to_owned()));
    assert_eq!(lines.last().unwrap().line, Line::Other("role".to_owned()));
}

#[test]
fn a_bad_detail_is_left_and_its_line_is_read() {
    let text = format!(
        "{START}{}",
        r#"{"type":"post","post":{"team":"T","channel":"C","user":"Zoe","message":"half \ud83d","message":"b\u0000ell\u0007","create_at":"1700000000123","props":"x","is_pinned":"maybe","reactions":[{"user":null,"emoji_name":"+1"},{"user":"bo"},{"user":"BO","emoji_name":":tada:","create_at":1.7e12},3],"attachments":[{"path":null},{"path":"a.txt"}],"replies":[{"user":null,"message":"nobody's"},{"user":"bo","message":"no hour"},"x"]}}
{"type":"post","post":{"team":"t","channel":"c","user":"zoe","message":{},"create_at":1700000000.5,"reactions":"none","replies":null}}
{"type":"channel","channel":{"team":"T","name":"Board","type":"BO"}}
{"type":"user","user":{"username":"Zoe","email":null,"delete_at":"x","teams":[{"name":"T","channels":[{"name":null},{"name":"C"}]},{}]}}
{"type":"direct_post","direct_post":{"channel_members":["zoe",null],"user":"zoe","message":"psst","create_at":4}}
{"type":"direct_channel","direct_channel":{"participants":[{"username":"zoe"},{"username":"bo"},"x"]}}"#
    );
    let lines: Vec<Numbered> = read(text.as_bytes()).into_iter().collect::<Result<_, _>>().unwrap();
    let Line::Post(post) = &lines[1].line else { panic!("no post") };
    assert_eq!((post.team.as_str(), post.said.user.as_str()), ("t", "zoe"));
    assert_eq!((post.said.message.as_str(), post.said.create_at), ("bell", 1_700_000_000_123));
    let reaction = &post.said.reactions[..];
    assert!(matches!(reaction, [one] if one.user == "bo" && one.emoji_name == "tada"));
    assert_eq!(post.said.attachments, ["a.txt"]);
    assert!(matches!(&post.replies[..], [one] if one.message == "no hour" && one.create_at == 0));
    let Line::Post(post) = &lines[2].line else { panic!("no post") };
    assert_eq!((post.said.message.as_str(), post.said.create_at), ("", 1_700_000_000_000));
    assert!(matches!(&lines[3].line, Line::Channel(c) if c.channel_type == ChannelType::Private));
    assert!(matches!(&lines[4].line, Line::User(u) if u.teams[0].channels[0].name == "c"));
    assert_eq!(lines[5].line, Line::Unreadable);
    let told: Vec<String> = lines
        .iter()
        .flat_map(|line| &line.unreadable)
        .map(|one| {
            let problem = one.problem.to_string();
            let detail = problem.rsplit_once(": ").map_or("", |(_, detail)| detail);
            format!("{:?} {detail}", one.kind)
        })
        .collect();
    assert_eq!(
        told,
        [
            "Some(Reactions) `user` in `reactions`",
            "Some(Reactions) `emoji_name` in `reactions`",
            "Some(Reactions) `{}` in `reactions`",
            "Some(Files) `path` in `attachments`",
            "Some(Comments) `user` in `replies`",
            "Some(Comments) `{}` in `replies`",
            "None `message`",
            "Some(Reactions) `reactions`",
            "None its space is secret",
            "None `delete_at`",
            "Some(Memberships) `name` in `channels`",
            "None `name` in `teams`",
            "Some(Posts) `channel_members`",
            "Some(Conversations) `participants`",
        ]
    );
}

#[test]
fn the_version_is_checked_before_anything_else() {
    assert_eq!(read(b""), [Err("line 1: the file does not start with a version line".into())]);
    assert_eq!(read(b"{\"type\":\"role\"}\n{\"type\":\"role\"}").len(), 1);
    let other = read(b"{\"type\":\"version\",\"version\":2}\n{\"type\":\"role\"}");
    assert_eq!(
        other,
        [Err("line 1: version 2 of the format is not supported, only version 1".into())]
    );
    assert_eq!(read(&[b"\xef\xbb\xbf", START.as_bytes()].concat()).len(), 1);
}

#[test]
fn a_line_of_fifty_megabytes_is_passed_over() {
    let mut text = format!("{START}{{\"type\":\"post\",\"post\":{{\"message\":\"").into_bytes();
    text.resize(50 << 20, b'x');
    text.extend(b"\"}}\n{\"type\":\"role\"}\n");
    let (_folder, path) = archive(&[("import.jsonl", &text)]);
    let limits = Limits { ratio: 2000, ..Limits::default() };
    let mut archive = Archive::open(&path, limits).unwrap();
    let (size, lines, _) = archive.parts().unwrap();
    assert_eq!(size, Size(text.len() as u64));
    let lines: Vec<_> = lines.collect();
    let problem = Problem::LineTooLong { megabytes: 50, limit: 32 };
    let unreadable = vec![Unreadable::once(Some(Kind::Posts), problem)];
    assert_eq!(lines[1], Ok(Numbered { number: 2, line: Line::Unreadable, unreadable }));
    assert!(matches!(&lines[2], Ok(Numbered { number: 3, line: Line::Other(_), .. })));
    assert_eq!(lines.len(), 3);
}

#[test]
fn files_are_opened_while_lines_are_read_and_names_are_only_keys() {
    let (_folder, path) = archive(&[
        ("import.jsonl", START.as_bytes()),
        ("data/2024/a.txt", b"from data"),
        ("../../etc/passwd", b"a key like any other"),
        ("data/folder/", b""),
    ]);
    let mut archive = Archive::open(&path, Limits::default()).unwrap();
    let (_, mut lines, files) = archive.parts().unwrap();
    assert!(lines.next().is_some());
    let mut text = String::new();
    let mut file = files.open("2024/a.txt").unwrap();
    file.content.read_to_string(&mut text).unwrap();
    assert_eq!((file.name.as_str(), file.size, text.as_str()), ("a.txt", 9, "from data"));
    drop(file);
    assert_eq!(files.open("data/2024/a.txt").unwrap().size, 9);
    assert_eq!(files.open("../../etc/passwd").unwrap().name, "passwd");
    let missing = |path: &str| Some(Problem::FileMissing { path: path.into() });
    assert_eq!(files.open("/etc/shadow").err(), missing("/etc/shadow"));
    assert_eq!(files.open("folder/").err(), missing("folder/"));
    assert!(lines.next().is_none());
}

#[test]
fn a_file_is_found_however_its_path_is_spelt() {
    // The first is decomposed, as on a Mac, and said to be of no encoding.
    let (_folder, path) = archive(&[
        ("export/import.jsonl", START.as_bytes()),
        ("export/data/e\u{301}te\u{301}.txt", b"1"),
        ("export/data/2024/with space.txt", b"2"),
        ("export/uploads/100%.txt", b"3"),
        ("export/data/Plan.txt", b"4"),
        ("export/data/two/A.txt", b"5"),
        ("export/data/two/a.TXT", b"6"),
        ("__MACOSX/export/._import.jsonl", b""),
    ]);
    let mut archive = Archive::open(&path, Limits::default()).unwrap();
    let (_, _, files) = archive.parts().unwrap();
    let mut read = |path: &str| {
        let mut text = String::new();
        files.open(path).ok()?.content.read_to_string(&mut text).unwrap();
        Some(text)
    };
    for (path, content) in [
        ("été.txt", "1"),
        ("./data/e\u{301}te\u{301}.txt", "1"),
        ("/data/été.txt", "1"),
        ("data/%C3%A9t%C3%A9.txt", "1"),
        ("2024\\with space.txt", "2"),
        ("2024/with%20space.txt", "2"),
        ("C:\\mattermost\\data\\2024\\with space.txt", "2"),
        ("/opt/mattermost/data/2024//with space.txt", "2"),
        ("../uploads/100%.txt", "3"),
        ("data/uploads/100%.txt", "3"),
        ("Data/PLAN.txt", "4"),
        ("two/A.txt", "5"),
    ] {
        assert_eq!(read(path).as_deref(), Some(content), "{path}");
    }
    // A file's own name says too little of where it is from.
    for path in
        ["/elsewhere/été.txt", "2023/with space.txt", "with space.txt", "two/a.txt", "", "data"]
    {
        assert_eq!(read(path), None, "{path}");
    }
}

#[test]
fn what_unpacks_too_far_is_left() {
    let zeros = vec![b'0'; 80 << 20];
    let (_folder, path) = archive(&[("import.jsonl", START.as_bytes()), ("big", &zeros)]);
    let mut bomb = Archive::open(&path, Limits::default()).unwrap();
    let (_, _, files) = bomb.parts().unwrap();
    assert_eq!(files.open("big").err(), Some(Problem::ArchiveBomb { member: "big".into() }));
    let small = Limits { attachment: 10 << 20, ..Limits::default() };
    let mut small = Archive::open(&path, small).unwrap();
    let too_large = Problem::FileTooLarge { path: "big".into(), limit: 10 };
    assert_eq!(small.parts().unwrap().2.open("big").err(), Some(too_large));

    let script = [START.as_bytes(), &zeros].concat();
    let (_folder, path) = archive(&[("import.jsonl", &script)]);
    let mut bomb = Archive::open(&path, Limits::default()).unwrap();
    let last = bomb.parts().unwrap().1.last().unwrap();
    let expected = Problem::ArchiveBomb { member: "import.jsonl".into() };
    assert_eq!(last, Err(expected.at(Place::Line(2))));
}

#[test]
fn one_file_named_by_many_posts_has_a_budget() {
    let (_folder, path) = archive(&[("import.jsonl", b""), ("f", &vec![0; 40 << 20])]);
    let mut archive = Archive::open(&path, Limits { ratio: 1100, ..Limits::default() }).unwrap();
    let (_, _, files) = archive.parts().unwrap();
    let opened = (0..100).take_while(|_| files.open("f").is_ok()).count();
    assert!((1..5).contains(&opened), "{opened}");
}

#[test]
fn a_truncated_archive_says_where_it_stops() {
    let noise: Vec<u8> =
        (0..100_000_u32).flat_map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes()).collect();
    let (_folder, path) = archive(&[("import.jsonl", START.as_bytes()), ("data/big", &noise)]);
    let whole = std::fs::read(&path).unwrap();
    for keep in [whole.len() - 10, whole.len() - 200, 60_000] {
        std::fs::write(&path, &whole[..keep]).unwrap();
        let expected = Problem::ArchiveTruncated { member: "data/big".into(), bytes: keep as u64 };
        assert_eq!(opened(&path), expected);
    }
    for keep in 0..4 {
        std::fs::write(&path, &whole[..keep]).unwrap();
        assert_eq!(opened(&path), Problem::NotAnArchive);
    }
}

#[test]
fn damage_inside_a_member_is_told_at_its_line() {
    let script: String = (0..20_000)
        .map(|n: u32| format!("{{\"type\":\"role\",\"n\":{}}}\n", n.wrapping_mul(2_654_435_761)))
        .collect();
    let (_folder, path) = archive(&[("import.jsonl", format!("{START}{script}").as_bytes())]);
    let mut bytes = std::fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 64].fill(0xff);
    std::fs::write(&path, &bytes).unwrap();
    let mut archive = Archive::open(&path, Limits::default()).unwrap();
    let lines: Vec<_> = archive.parts().unwrap().1.collect();
    assert!(lines.len() > 100);
    let damaged = lines.last().unwrap().as_ref().unwrap_err();
    assert!(matches!(damaged.problem, Problem::ArchiveDamaged { .. }), "{damaged}");
}

#[test]
fn the_lines_are_found_at_the_root_or_in_the_one_folder() {
    let found = |names: &[&str]| {
        let members: Vec<_> = names.iter().map(|name| (*name, &b""[..])).collect();
        let (_folder, path) = archive(&members);
        Archive::open(&path, Limits::default()).err()
    };
    assert_eq!(found(&["export.jsonl", "data/x.jsonl"]), None);
    assert_eq!(found(&["other.jsonl", "import.jsonl"]), None);
    assert_eq!(found(&["an export/import.jsonl", "an export/data/x.jsonl"]), None);
    assert_eq!(found(&["import.jsonl", "old/import.jsonl", "__MACOSX/._import.jsonl"]), None);
    assert_eq!(found(&["a/import.jsonl", "b/import.jsonl"]), Some(Problem::SeveralScripts));
    assert_eq!(found(&["data/import.jsonl"]), Some(Problem::NoScript));
    assert_eq!(found(&["a.jsonl", "b.jsonl"]), Some(Problem::SeveralScripts));
    let (_folder, path) = archive(&[("import.jsonl", b""), ("a", b""), ("b", b"")]);
    let few = Limits { members: 2, ..Limits::default() };
    let problem = Archive::open(&path, few).err();
    assert_eq!(problem, Some(Problem::TooManyMembers { count: 3, limit: 2 }));
    std::fs::write(&path, "From nobody: this is no archive").unwrap();
    assert_eq!(opened(&path), Problem::NotAnArchive);
}
