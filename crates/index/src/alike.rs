//! How much two questions ask the same: sums over their words.

use crate::word::{COMPARED, Word, words};

/// From which likeness on two different words are taken for one that was typed otherwise.
const NEARLY: f32 = 0.5;
/// Letters of a word that are compared.
const LETTERS: usize = 40;

/// A question as it is compared: its words, and what each says.
#[derive(Clone, Debug, Default)]
pub struct Asking {
    words: Vec<Word>,
    /// Of each word, the letters that are compared where it is spelt otherwise.
    triples: Vec<Vec<[char; 3]>>,
    weights: Vec<f32>,
}

impl Asking {
    /// A question of a title and, where that says too little, of a text; `weigh` says what words tell.
    pub fn of(title: &str, body: &str, weigh: impl Fn(&[Word]) -> Vec<f32>) -> Asking {
        let mut compared = words(title);
        if compared.len() < 2 {
            let more = words(body);
            compared.extend(more.into_iter().take(COMPARED));
        }
        compared.truncate(COMPARED);
        let weights = weigh(&compared);
        let triples = compared.iter().map(|word| triples(&word.text)).collect();
        Asking { words: compared, triples, weights }
    }

    /// Whether there is anything to compare.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The share of what both say that they say together, from 0 to 1 (the coefficient of Dice, of weighted words).
    pub fn likeness(&self, other: &Asking) -> f32 {
        let whole: f32 = self.weights.iter().chain(&other.weights).sum();
        if whole <= 0.0 {
            return 0.0;
        }
        (self.shared(other) + other.shared(self)) / whole
    }

    /// What of its words the other has too.
    fn shared(&self, other: &Asking) -> f32 {
        let found = self.words.iter().zip(&self.triples).zip(&self.weights);
        let found = found.map(|((word, ours), weight)| {
            let others = other.words.iter().zip(&other.triples);
            let nearest = others.map(|(one, theirs)| match word.is_like(one) {
                true => 1.0,
                false => nearness(ours, theirs),
            });
            weight * nearest.fold(0.0, f32::max)
        });
        found.sum()
    }
}

/// How near to 1 words come that have most of their letters in common; 0 for others.
fn nearness(ours: &[[char; 3]], theirs: &[[char; 3]]) -> f32 {
    let common = ours.iter().filter(|triple| theirs.contains(triple)).count();
    let likeness = 2.0 * common as f32 / (ours.len() + theirs.len()).max(1) as f32;
    if likeness >= NEARLY { likeness } else { 0.0 }
}

/// Three letters in a row, with the beginning of the word; of one that is too long for a word, its beginning alone.
fn triples(word: &str) -> Vec<[char; 3]> {
    let letters: Vec<char> = std::iter::once(' ').chain(word.chars().take(LETTERS)).collect();
    letters.windows(3).map(|w| [w[0], w[1], w[2]]).collect()
}

#[cfg(test)]
mod tests {
    use super::Asking;

    fn asking(title: &str) -> Asking {
        Asking::of(title, "", |words| vec![1.0; words.len()])
    }

    #[test]
    fn the_same_words_ask_the_same() {
        let first = asking("Comment poser des congés ?");
        assert!((first.likeness(&asking("poser un congé")) - 1.0).abs() < 0.001);
        assert!(first.likeness(&asking("poser mes conges payés")) > 0.7);
        assert!(first.likeness(&asking("Où est l’imprimante ?")) < 0.01);
        assert!(asking("").is_empty() && asking("").likeness(&asking("")) < 0.01);
    }

    #[test]
    fn a_wrong_letter_is_nearly_the_word() {
        let likeness = asking("démission prévis").likeness(&asking("démission préavis"));
        assert!(likeness > 0.7 && likeness < 1.0, "{likeness}");
    }

    #[test]
    fn rare_words_say_more() {
        let weigh = |words: &[crate::Word]| {
            words.iter().map(|word| if word.text == "travail" { 1.0 } else { 4.0 }).collect()
        };
        let of = |title: &str| Asking::of(title, "", weigh);
        let asked = of("accident travail");
        assert!(asked.likeness(&of("accident")) > asked.likeness(&of("travail")));
    }
}
