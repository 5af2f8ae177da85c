//! What holds for the polls, announcements, praise, questions and articles of the demo.

use std::collections::BTreeSet;

use demo::{Act, Company, DAYS, Kind, Move, Post};

const DAY: i64 = 86_400_000_000;
/// A Thursday afternoon, a Sunday night, a Monday before anyone is up (2026).
const ENDS: [i64; 3] = [1_794_494_400_000_000, 1_794_785_400_000_000, 1_794_805_200_000_000];

fn thursday() -> Company {
    demo::company(ENDS[0])
}

fn of<'a>(company: &'a Company, name: &str) -> Vec<&'a Post> {
    company.posts.iter().filter(|post| post.kind.name() == name).collect()
}

fn answers(post: &Post) -> impl Iterator<Item = &Move> {
    post.moves.iter().filter(|m| matches!(m.act, Act::Vote(_) | Act::Acknowledge))
}

/// Who the demo offers to be has nothing left to answer where they answered.
fn left_to_the_featured(company: &Company, post: &Post) -> bool {
    answers(post).all(|answer| !company.people[answer.person].featured)
}

#[test]
fn there_is_enough_of_every_kind() {
    let company = thursday();
    let least =
        [("question", 30), ("poll", 10), ("announcement", 5), ("praise", 15), ("article", 5)];
    for (name, least) in least {
        let found = of(&company, name).len();
        println!("{found} of kind {name}");
        assert!(found >= least, "{found} of kind {name}");
    }
    let english = |post: &&Post| company.people[post.author].lang == "en";
    for name in ["poll", "praise", "article"] {
        assert!(of(&company, name).iter().filter(|post| english(post)).count() >= 2, "{name}");
    }
}

#[test]
fn moves_are_made_once_by_members_after_the_post() {
    for end in ENDS {
        let company = demo::company(end);
        for post in &company.posts {
            let members = &company.spaces[post.space].members;
            assert!(post.moves.is_sorted_by_key(|m| m.at), "{:?}", post.title);
            for m in &post.moves {
                assert!((post.at + 1..=end).contains(&m.at), "{:?}: {m:?}", post.title);
                assert!(members.contains(&m.person), "{:?}: {m:?}", post.title);
                assert!(company.people[m.person].joined <= m.at, "{:?}: {m:?}", post.title);
            }
            let people: BTreeSet<usize> = answers(post).map(|answer| answer.person).collect();
            assert_eq!(people.len(), answers(post).count(), "{:?}", post.title);
        }
    }
}

#[test]
fn polls_have_valid_options_and_votes() {
    for end in ENDS {
        let company = demo::company(end);
        let (mut open, mut closed, mut named, mut hidden) = (0, 0, 0, 0);
        for post in of(&company, "poll") {
            let Kind::Poll { options, several, anonymous, until } = &post.kind else { continue };
            let different: BTreeSet<&String> = options.iter().collect();
            assert!((2..=12).contains(&options.len()) && different.len() == options.len());
            assert!(options.iter().all(|o| !o.is_empty() && o.chars().count() <= 120));
            let shut = post.moves.iter().find(|m| m.act == Act::Close).map(|m| m.at);
            for vote in answers(post) {
                let Act::Vote(choices) = &vote.act else { panic!("{vote:?}") };
                assert!(!choices.is_empty() && choices.is_sorted());
                assert!(choices.iter().all(|choice| *choice < options.len()));
                assert!(*several || choices.len() == 1, "{:?}", post.title);
                assert!(until.is_none_or(|until| vote.at < until), "{:?}", post.title);
                assert!(shut.is_none_or(|shut| vote.at < shut), "{:?}", post.title);
            }
            let over = shut.or(*until).is_some_and(|until| until <= end);
            assert!(over || left_to_the_featured(&company, post), "{:?}", post.title);
            assert!(answers(post).count() >= 6, "{:?}", post.title);
            let reach = company.spaces[post.space].members.len();
            assert!(reach < 100 || answers(post).count() < reach / 2, "{:?}", post.title);
            *(if over { &mut closed } else { &mut open }) += 1;
            *(if *anonymous { &mut hidden } else { &mut named }) += 1;
        }
        assert!(open >= 4 && closed >= 4 && named >= 3 && hidden >= 3);
    }
}

#[test]
fn announcements_are_made_by_animators_and_mostly_acknowledged() {
    let company = thursday();
    let (mut awaiting, mut ended) = (0, 0);
    for post in of(&company, "announcement") {
        let Kind::Announcement { acknowledge, before } = post.kind else { continue };
        assert!(company.spaces[post.space].animators.contains(&post.author), "{:?}", post.title);
        assert!(before.is_none_or(|before| before > post.at));
        assert!(acknowledge || post.moves.is_empty());
        if !acknowledge {
            continue;
        }
        let reach = company.spaces[post.space].members.len() - 1;
        assert!(answers(post).count() * 3 > reach * 2, "{:?}", post.title);
        if post.moves.iter().any(|m| m.act == Act::End) {
            ended += 1;
        } else {
            awaiting += 1;
            assert!(left_to_the_featured(&company, post), "{:?}", post.title);
        }
    }
    assert!(awaiting >= 2 && ended >= 1, "{awaiting} awaiting, {ended} ended");
}

#[test]
fn praise_is_for_others_who_are_there() {
    let company = thursday();
    let mut praised: BTreeSet<usize> = BTreeSet::new();
    for post in of(&company, "praise") {
        let Kind::Praise { to } = &post.kind else { continue };
        let members = &company.spaces[post.space].members;
        assert!(!to.is_empty() && to.iter().all(|person| members.contains(person)));
        assert!(!to.contains(&post.author), "{}", post.body);
        assert!(post.body.chars().count() >= 120, "says what for: {}", post.body);
        praised.extend(to);
    }
    assert!(praised.len() >= 15, "{} people", praised.len());
}

#[test]
fn articles_are_worth_opening() {
    let company = thursday();
    let articles = of(&company, "article");
    for post in &articles {
        let words = post.body.split_whitespace().count();
        println!("{words} words: {:?}", post.title);
        assert!((500..=1_300).contains(&words), "{words} words: {:?}", post.title);
        assert!(post.body.lines().filter(|line| line.starts_with("## ")).count() >= 2);
    }
    assert!(articles.iter().filter(|post| !post.pictures.is_empty()).count() >= 2);
    assert!(articles.iter().any(|post| post.body.contains("\n- ")));
}

#[test]
fn accepted_answers_are_those_of_questions() {
    let company = thursday();
    let mut settled = 0;
    for post in &company.posts {
        for m in &post.moves {
            let Act::Accept(comment) = m.act else { continue };
            assert_eq!((&post.kind, m.person), (&Kind::Question, post.author));
            assert!(post.comments[comment].at <= m.at);
            settled += 1;
        }
    }
    assert!(settled >= 20, "{settled} settled");
}

#[test]
fn the_first_screen_shows_every_kind() {
    for end in ENDS {
        let company = demo::company(end);
        for handle in ["nadia", "owen"] {
            let me = company.people.iter().position(|person| person.handle == handle);
            let me = me.expect("featured");
            let mine = |post: &&Post| company.spaces[post.space].members.contains(&me);
            let first: Vec<&Post> = company.posts.iter().rev().filter(mine).take(20).collect();
            let kinds: BTreeSet<&str> = first.iter().map(|post| post.kind.name()).collect();
            assert_eq!(kinds.len(), 6, "{handle} sees {kinds:?}");
            let week = end - 7 * DAY;
            assert!(DAYS > 7 && first.iter().all(|post| post.at > week));
        }
    }
}
