//! Words too common to be asked for beside others: articles, pronouns, prepositions, auxiliaries of French and English,
//! folded.

const WORDS: &[&str] = &[
    "a", "about", "after", "ai", "all", "an", "and", "any", "are", "as", "at", "au", "aux", "avec",
    "be", "been", "but", "by", "can", "ce", "ces", "cet", "cette", "comment", "could", "dans",
    "de", "des", "do", "does", "du", "elle", "elles", "en", "est", "et", "etre", "for", "from",
    "had", "has", "have", "her", "his", "how", "i", "il", "ils", "in", "is", "it", "its", "je",
    "la", "le", "les", "leur", "leurs", "lui", "ma", "mais", "me", "mes", "mon", "my", "ne", "nos",
    "not", "notre", "nous", "of", "on", "ont", "or", "ou", "our", "par", "pas", "pour", "qu",
    "quand", "que", "quel", "quelle", "quelles", "quels", "qui", "sa", "se", "ses", "she", "si",
    "son", "sont", "sur", "ta", "te", "tes", "that", "the", "their", "them", "there", "they",
    "this", "to", "ton", "tu", "un", "une", "vos", "votre", "vous", "was", "we", "were", "what",
    "when", "where", "which", "who", "why", "will", "with", "would", "y", "you", "your",
];

/// Whether a folded word is one of them.
pub(super) fn is_stop_word(folded: &str) -> bool {
    WORDS.binary_search(&folded).is_ok()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_list_is_in_order() {
        assert!(super::WORDS.is_sorted());
    }
}
