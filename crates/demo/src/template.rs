//! Sentences with holes: `Il reste {12-40} cadres {rouges|bleus}, {first} s'en occupe.`

use std::collections::{BTreeMap, BTreeSet};

use crate::random::{Deck, Random};

/// What fills the holes of one file of series.
#[derive(Clone, Debug, Default)]
pub(crate) struct Filling {
    /// Named sets of words, `{$name}` in a sentence.
    sets: BTreeMap<String, Vec<String>>,
    decks: BTreeMap<String, Deck>,
    /// First names that `{once}` has given.
    given: BTreeSet<String>,
}

/// Who may be named in a sentence.
pub(crate) struct Named<'a> {
    /// Handles, `{who}`.
    pub(crate) handles: &'a [String],
    /// First names, `{first}`.
    pub(crate) firsts: &'a [String],
    /// First name of the author of the post, `{author}`.
    pub(crate) author: &'a str,
}

impl Filling {
    /// Takes a line `name: a | b | c`.
    pub(crate) fn define(&mut self, line: &str) -> Result<(), String> {
        let (name, words) = line.split_once(": ").ok_or(format!("set without words: {line}"))?;
        let words = words.split(" | ").map(|word| word.trim().to_owned()).collect();
        self.sets.insert(name.into(), words);
        Ok(())
    }

    /// `sentence` with its holes filled.
    pub(crate) fn fill(
        &mut self,
        sentence: &str,
        named: &Named<'_>,
        random: &mut Random,
    ) -> Result<String, String> {
        let mut out = String::new();
        let mut rest = sentence;
        while let Some((before, hole)) = rest.split_once('{') {
            let (hole, after) = hole.split_once('}').ok_or(format!("open hole: {sentence}"))?;
            out.push_str(before);
            out.push_str(&self.hole(hole, named, random)?);
            rest = after;
        }
        out.push_str(rest);
        Ok(out.replace("\\n", "\n"))
    }

    fn hole(
        &mut self,
        hole: &str,
        named: &Named<'_>,
        random: &mut Random,
    ) -> Result<String, String> {
        if let Some(name) = hole.strip_prefix('$') {
            let set = self.sets.get(name).ok_or(format!("no set ${name}"))?;
            let deck = self.decks.entry(name.into()).or_default();
            // A word of a set may have holes of its own.
            let word = set[deck.draw(set.len(), random)].clone();
            return self.fill(&word, named, random);
        }
        if let Some((low, high)) = hole.split_once('-')
            && let (Ok(low), Ok(high)) = (low.parse(), high.parse())
        {
            return Ok(random.range(low, high).to_string());
        }
        if hole == "once" {
            let fresh: Vec<_> = named.firsts.iter().filter(|n| !self.given.contains(*n)).collect();
            let name = fresh.get(random.below(fresh.len())).ok_or("everyone was named")?;
            self.given.insert((*name).clone());
            return Ok((*name).clone());
        }
        let one_of = |words: &[String], random: &mut Random| match words {
            [] => Err(format!("nobody for {{{hole}}}")),
            words => Ok(words[random.below(words.len())].clone()),
        };
        match hole {
            "who" => one_of(named.handles, random).map(|handle| format!("@{handle}")),
            "first" => one_of(named.firsts, random),
            "author" => Ok(named.author.into()),
            _ => {
                let words: Vec<&str> = hole.split('|').collect();
                Ok(words[random.below(words.len())].into())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holes_are_filled_and_mistakes_told() {
        let mut filling = Filling::default();
        filling.define("fruit: pomme | {poire|poire}").unwrap();
        let people = ["nadia".to_owned()];
        let named = Named { handles: &people, firsts: &people, author: "Yves" };
        let mut random = Random::named("test");
        let mut fill = |text: &str| filling.fill(text, &named, &mut random);
        assert_eq!(
            fill("{who}, {author} : {7-7} {rouge|rouge}").unwrap(),
            "@nadia, Yves : 7 rouge"
        );
        let both = fill("{$fruit} {$fruit}").unwrap();
        assert!(both == "pomme poire" || both == "poire pomme", "{both}");
        assert!(fill("{$legume}").is_err());
        assert!(fill("{oups").is_err());
    }
}
