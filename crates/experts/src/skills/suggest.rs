//! What of the list fits somebody: their job title, and what they wrote. Only they see it, and nothing of it is kept.

use std::collections::{HashMap, HashSet};

use kernel::{Result, Tx, Viewer, params};
use people::expertise::ENTRY_MOST;

use super::list::{SkillId, key};
use super::store::{BEGINNING, BY_KEYS, MY_COMMENTS, MY_POSTS, PREFERRED};

/// Words of the longest name that is looked for in a text.
const WORDS: usize = 4;
/// Rows of words that are looked up, and how many at once.
const LOOKED_UP: usize = 6_000;
const AT_ONCE: usize = 500;
/// How many are suggested of each kind.
const MOST: usize = 8;
/// How often a single word is written before it is suggested.
const OFTEN: usize = 2;

/// What is suggested to the viewer.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = SkillSuggestions)]
pub(crate) struct Suggested {
    /// Because of your job title.
    pub(crate) from_job: Vec<String>,
    /// Because of what you wrote where others read it.
    pub(crate) from_writing: Vec<String>,
}

/// What fits the viewer and is not in their profile.
pub(crate) fn suggested(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Suggested> {
    let me = people::access::own(tx, viewer)?;
    let mut had: HashSet<String> = me.skills.iter().map(|skill| key(skill)).collect();
    let job = rows_of_words(std::slice::from_ref(&me.job));
    let from_job = named(tx, viewer, &job, 1, &mut had)?;
    let mut written = vec![me.ask_about.clone(), me.working_on.clone(), me.about.clone()];
    let posts = tx.query(&MY_POSTS, params![viewer.id], |row| {
        Ok((row.get::<String>(0)?, row.get::<String>(1)?))
    })?;
    for (title, body) in posts {
        written.push(title);
        written.push(text::parse(&body).text());
    }
    let comments = tx.query(&MY_COMMENTS, params![viewer.id], |row| row.get::<String>(0))?;
    written.extend(comments.iter().map(|body| text::parse(body).text()));
    let from_writing = named(tx, viewer, &rows_of_words(&written), OFTEN, &mut had)?;
    Ok(Suggested { from_job, from_writing })
}

/// Skills of the list whose names begin so, for who looks for one.
pub(crate) fn beginning(tx: &mut Tx<'_>, viewer: &Viewer, typed: &str) -> Result<Vec<String>> {
    let begin = key(typed);
    if begin.chars().count() < 2 {
        return Ok(Vec::new());
    }
    let skills: Vec<SkillId> =
        tx.query(&BEGINNING, params![begin, format!("{begin}\u{10ffff}")], |row| row.get(0))?;
    let me = people::access::own(tx, viewer)?;
    let mut had: HashSet<String> = me.skills.iter().map(|skill| key(skill)).collect();
    preferred(tx, viewer, &skills, &mut had)
}

/// How often each row of one to four words is in these texts.
fn rows_of_words(texts: &[String]) -> HashMap<String, usize> {
    let mut rows: HashMap<String, usize> = HashMap::new();
    for text in texts {
        // No name goes beyond a sentence.
        for sentence in text.split(['.', '!', '?', ';', ':', ',', '\n', '(', ')', '"', '«', '»'])
        {
            let folded = key(sentence);
            let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
            for from in 0..words.len() {
                for to in from + 1..=(from + WORDS).min(words.len()) {
                    if rows.len() < LOOKED_UP {
                        *rows.entry(words[from..to].join(" ")).or_default() += 1;
                    }
                }
            }
        }
    }
    rows.retain(|row, _| row.chars().count() > 1);
    rows
}

fn named(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    rows: &HashMap<String, usize>,
    often: usize,
    had: &mut HashSet<String>,
) -> Result<Vec<String>> {
    let mut keys: Vec<(&String, &usize)> =
        rows.iter().filter(|(row, n)| row.contains(' ') || **n >= often).collect();
    keys.sort_by(|(a, m), (b, n)| n.cmp(m).then_with(|| b.len().cmp(&a.len())).then(a.cmp(b)));
    let (mut skills, mut met): (Vec<SkillId>, HashSet<SkillId>) = Default::default();
    for some in keys.chunks(AT_ONCE) {
        let some: Vec<String> = some.iter().map(|(row, _)| (*row).clone()).collect();
        let place: HashMap<&str, usize> =
            some.iter().zip(0..).map(|(key, at)| (key.as_str(), at)).collect();
        let mut of: Vec<(String, SkillId)> =
            tx.query(&BY_KEYS, params![some.clone()], |row| Ok((row.get(0)?, row.get(1)?)))?;
        // As often as their names are written.
        of.sort_by_key(|(key, _)| place.get(key.as_str()).copied());
        skills.extend(of.into_iter().map(|(_, skill)| skill).filter(|skill| met.insert(*skill)));
        if skills.len() >= 3 * MOST {
            break;
        }
    }
    let mut names = preferred(tx, viewer, &skills, had)?;
    names.truncate(MOST);
    Ok(names)
}

/// What these are called in the viewer's language, in their order: those that a profile takes and does not have.
fn preferred(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    skills: &[SkillId],
    had: &mut HashSet<String>,
) -> Result<Vec<String>> {
    if skills.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<i64> = skills.iter().map(|skill| skill.0).collect();
    let mut names: HashMap<SkillId, String> = HashMap::new();
    for (skill, name) in tx
        .query(&PREFERRED, params![ids, viewer.lang.code()], |row| Ok((row.get(0)?, row.get(1)?)))?
    {
        names.entry(skill).or_insert(name);
    }
    let all = skills.iter().filter_map(|skill| names.remove(skill));
    let fit = |name: &String| {
        name.chars().count() <= ENTRY_MOST
            && people::expertise::split(name, 2).len() == 1
            && had.insert(key(name))
    };
    Ok(all.filter(fit).collect())
}

#[cfg(test)]
mod tests {
    use super::rows_of_words;

    #[test]
    fn rows_of_words_stay_within_a_sentence() {
        let rows = rows_of_words(&["Soudure TIG, poinçonnage. Soudure TIG !".to_owned()]);
        assert_eq!(rows["soudure tig"], 2);
        assert_eq!(rows["poinconnage"], 1);
        assert!(!rows.contains_key("tig poinconnage"));
    }
}
