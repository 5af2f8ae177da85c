//! What holds for the company of the demo, whenever it is asked for.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use demo::{Company, DAYS, Kind, Person, Post};

const DAY: i64 = 86_400_000_000;
/// A Thursday afternoon, a Sunday night, a Monday before anyone is up (2026).
const ENDS: [i64; 3] = [1_794_494_400_000_000, 1_794_785_400_000_000, 1_794_805_200_000_000];

fn thursday() -> Company {
    demo::company(ENDS[0])
}

/// Every text with the space it stands in.
fn texts(company: &Company) -> impl Iterator<Item = &str> {
    company.posts.iter().flat_map(|post| {
        let edited = post.edited.iter().map(|(_, body)| body.as_str());
        let comments = post.comments.iter().map(|comment| comment.body.as_str());
        [post.body.as_str()].into_iter().chain(edited).chain(comments)
    })
}

/// The words of `text` that follow `sign`, outside code.
fn mentions(text: &str, sign: char) -> Vec<String> {
    let mut words = Vec::new();
    for part in text.split('`').step_by(2) {
        let chars: Vec<char> = part.chars().collect();
        for (i, _) in chars.iter().enumerate().filter(|(_, c)| **c == sign) {
            let free = i == 0 || !(chars[i - 1].is_alphanumeric() || chars[i - 1] == sign);
            let rest = chars[i + 1..].iter();
            let word: String = rest
                .take_while(|c| c.is_ascii_lowercase() || **c == '-' || c.is_ascii_digit())
                .collect();
            if free && word.starts_with(|c: char| c.is_ascii_lowercase()) {
                words.push(word.trim_end_matches('-').to_owned());
            }
        }
    }
    words
}

#[test]
fn the_company_has_the_size_it_announces() {
    let company = thursday();
    let comments: usize = company.posts.iter().map(|post| post.comments.len()).sum();
    let reactions: usize = company.posts.iter().map(reactions).sum();
    println!("{} posts, {comments} comments, {reactions} reactions", company.posts.len());
    assert_eq!((company.people.len(), company.spaces.len()), (150, 25));
    assert!((900..=1_300).contains(&company.posts.len()), "{} posts", company.posts.len());
    assert!(comments >= 4_000, "{comments} comments");
    assert!(reactions >= 8_000, "{reactions} reactions");
    let largest = |low: usize| company.posts.iter().filter(|p| p.comments.len() >= low).count();
    assert!(largest(120) >= 1 && largest(40) >= 2);
    assert!(company.conversations.len() >= 8);
}

fn reactions(post: &Post) -> usize {
    post.reactions.len() + post.comments.iter().map(|c| c.reactions.len()).sum::<usize>()
}

#[test]
fn about_a_third_is_in_english() {
    let company = thursday();
    let english = |p: &&Post| company.people[p.author].lang == "en";
    let share = company.posts.iter().filter(english).count() * 100 / company.posts.len();
    assert!((22..=38).contains(&share), "{share} %");
}

#[test]
fn the_same_end_gives_the_same_company() {
    let (one, other) = (thursday(), thursday());
    let hash = |company: &Company| {
        let mut hasher = DefaultHasher::new();
        format!("{company:?}").hash(&mut hasher);
        hasher.finish()
    };
    assert_eq!(hash(&one), hash(&other));
    assert!(one == other);
    let pictures = |company: &Company| {
        let mut some = company.posts.iter().flat_map(|post| &post.pictures);
        some.next().map(demo::Picture::png)
    };
    assert_eq!(pictures(&one), pictures(&other));
}

#[test]
fn another_end_moves_the_company_in_time_only() {
    let (one, later) = (thursday(), demo::company(ENDS[0] + 7 * DAY));
    assert_eq!(one.posts.len(), later.posts.len());
    assert_eq!(later.posts[0].at - one.posts[0].at, 7 * DAY);
}

#[test]
fn everything_happens_within_the_three_months() {
    for end in ENDS {
        let company = demo::company(end);
        let life = end - DAYS * DAY..=end;
        assert!(company.people.iter().all(|person| life.contains(&person.joined)));
        for space in &company.spaces {
            assert!(life.contains(&space.created), "{}", space.slug);
            assert!(company.people[space.founder].joined < space.created, "{}", space.slug);
        }
        let mut early = Vec::new();
        for post in &company.posts {
            let start = company.spaces[post.space].created.max(joined(&company, post.author));
            assert!(life.contains(&post.at) && post.at > start, "{post:?}");
            assert!(post.edited.iter().all(|(at, _)| *at > post.at && life.contains(at)));
            for comment in &post.comments {
                assert!(life.contains(&comment.at) && comment.at > post.at, "{comment:?}");
                if comment.at < joined(&company, comment.author) {
                    early.push(comment.body.as_str());
                }
            }
            assert!(post.comments.is_sorted_by_key(|comment| comment.at));
        }
        assert!(early.is_empty(), "said before joining: {early:#?}");
        assert!(company.posts.is_sorted_by_key(|post| post.at));
        for talk in &company.conversations {
            assert!(talk.messages.iter().all(|(_, at, _)| life.contains(at)));
            assert!(talk.messages.is_sorted_by_key(|(_, at, _)| *at));
        }
    }
}

fn joined(company: &Company, person: usize) -> i64 {
    company.people[person].joined
}

#[test]
fn names_are_unique_and_managers_make_a_tree() {
    let company = thursday();
    let handles: BTreeSet<_> = company.people.iter().map(|p| &p.handle).collect();
    let slugs: BTreeSet<_> = company.spaces.iter().map(|s| &s.slug).collect();
    let names: BTreeSet<_> = company.people.iter().map(|p| &p.name).collect();
    assert_eq!((handles.len(), names.len(), slugs.len()), (150, 150, 25));
    for (index, person) in company.people.iter().enumerate() {
        assert!(person.manager.is_none_or(|manager| manager < index), "{}", person.name);
    }
    for (index, unit) in company.units.iter().enumerate() {
        assert!(unit.parent.is_none_or(|parent| parent < index), "{}", unit.name);
    }
}

#[test]
fn every_mention_leads_somewhere() {
    let company = thursday();
    let handles: BTreeSet<_> = company.people.iter().map(|p| p.handle.as_str()).collect();
    let slugs: BTreeSet<_> = company.spaces.iter().map(|s| s.slug.as_str()).collect();
    let mut found = 0;
    for text in texts(&company) {
        for handle in mentions(text, '@') {
            assert!(handles.contains(handle.as_str()), "@{handle} in {text}");
            found += 1;
        }
        for slug in mentions(text, '~') {
            assert!(slugs.contains(slug.as_str()), "~{slug} in {text}");
            found += 1;
        }
    }
    assert!(found > 150, "{found} mentions");
}

#[test]
fn writers_are_members_and_guests_stay_outside() {
    let company = thursday();
    for space in &company.spaces {
        assert!(space.members.is_sorted());
        assert!(space.animators.iter().all(|i| space.members.contains(i)), "{}", space.slug);
        let guest = |i: &usize| company.people[*i].guest;
        assert!(space.kind == "external" || !space.members.iter().any(guest), "{}", space.slug);
    }
    for post in &company.posts {
        let members = &company.spaces[post.space].members;
        assert!(members.contains(&post.author));
        assert!(post.comments.iter().all(|comment| members.contains(&comment.author)));
        let all = post.comments.iter().map(|c| &c.reactions).chain([&post.reactions]);
        for reactions in all {
            let once: BTreeSet<_> = reactions.iter().collect();
            assert_eq!(once.len(), reactions.len());
            assert!(reactions.iter().all(|(person, _)| members.contains(person)));
        }
    }
}

#[test]
fn answers_point_backwards_and_titles_are_there() {
    let company = thursday();
    for post in &company.posts {
        let bare = matches!(post.kind, Kind::Message | Kind::Praise { .. });
        assert!(bare || post.title.is_some(), "{post:?}");
        for (index, comment) in post.comments.iter().enumerate() {
            assert!(comment.parent.is_none_or(|parent| parent < index));
            assert!(!comment.body.is_empty());
        }
        assert!(!post.body.is_empty());
    }
}

#[test]
fn the_sign_in_page_has_people_to_offer() {
    let company = thursday();
    let featured: Vec<&Person> = company.people.iter().filter(|p| p.featured).collect();
    assert_eq!(featured.len(), 5);
    assert!(featured.iter().any(|person| person.administrator));
    assert!(featured.iter().any(|person| person.lang == "en"));
    assert_eq!(company.people.iter().filter(|p| p.administrator).count(), 1);
    assert_eq!(company.people.iter().filter(|p| p.guest).count(), 3);
}

#[test]
fn weekends_are_quiet_and_some_never_write() {
    let company = thursday();
    // The first of January 1970 was a Thursday; Lyon is at most two hours ahead.
    let weekend = |at: i64| matches!((at + DAY / 24 * 2).div_euclid(DAY).rem_euclid(7), 2 | 3);
    let quiet = company.posts.iter().filter(|post| weekend(post.at)).count();
    assert!(quiet > 0 && quiet * 12 < company.posts.len(), "{quiet} posts at weekends");
    let mut voices: BTreeMap<usize, usize> = BTreeMap::new();
    for post in &company.posts {
        *voices.entry(post.author).or_default() += 1;
        post.comments.iter().for_each(|c| *voices.entry(c.author).or_default() += 1);
    }
    assert!(voices.len() <= 142, "{} people write", voices.len());
    assert!(voices.values().any(|count| *count > 100));
}

#[test]
fn filler_does_not_repeat_itself() {
    let company = thursday();
    let mut said = BTreeSet::new();
    let again = company.posts.iter().filter(|post| !said.insert((&post.title, &post.body)));
    let again: Vec<_> = again.map(|post| &post.body).collect();
    assert!(again.is_empty(), "{again:#?}");
    let holes: Vec<_> = texts(&company).filter(|t| t.contains("{$") || t.contains("|}")).collect();
    assert!(holes.is_empty(), "{holes:#?}");
}

#[test]
fn pictures_are_png_files_that_decode() {
    let company = thursday();
    let mut pictures: Vec<_> = company.posts.iter().flat_map(|post| &post.pictures).collect();
    assert!(pictures.len() >= 30, "{} pictures", pictures.len());
    let photos: Vec<_> = company.people.iter().filter_map(|p| p.photo.as_ref()).collect();
    assert!((70..140).contains(&photos.len()), "{} photos", photos.len());
    pictures.extend(photos.into_iter().take(4));
    // One of each size of file name stands for its scene; drawing them all is for a release build.
    for picture in pictures.into_iter().step_by(4) {
        let png = picture.png();
        let image = image::load_from_memory(&png).expect("a PNG");
        assert!(image.width() >= 320 && png.len() < 600_000, "{}: {}", picture.name, png.len());
        assert!(!picture.alt.is_empty());
    }
}
