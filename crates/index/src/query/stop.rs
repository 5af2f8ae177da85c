//! Words too common to be asked for beside others: articles, pronouns, prepositions, auxiliaries of French and English,
//! folded.

const WORDS: &[&str] = &[
    "a", "about", "after", "ai", "all", "an", "and", "any", "are", "as", "at", "au", "aussi",
    "aux", "avec", "avoir", "be", "been", "but", "by", "can", "ce", "ces", "cet", "cette",
    "comment", "could", "dans", "de", "des", "do", "does", "dois", "doit", "doivent", "donc", "du",
    "elle", "elles", "en", "est", "et", "ete", "etes", "etre", "faut", "for", "from", "had", "has",
    "have", "her", "his", "how", "i", "il", "ils", "in", "is", "it", "its", "je", "la", "le",
    "les", "leur", "leurs", "lui", "ma", "mais", "me", "mes", "mon", "must", "my", "ne", "nos",
    "not", "notre", "nous", "of", "on", "ont", "or", "ou", "our", "par", "pas", "peut", "peuvent",
    "peux", "pour", "puis", "qu", "quand", "que", "quel", "quelle", "quelles", "quels", "qui",
    "quoi", "sa", "se", "ses", "she", "should", "si", "sommes", "son", "sont", "suis", "sur", "ta",
    "te", "tes", "than", "that", "the", "their", "them", "then", "there", "they", "this", "to",
    "ton", "tu", "un", "une", "vos", "votre", "vous", "was", "we", "were", "what", "when", "where",
    "which", "who", "why", "will", "with", "would", "y", "you", "your",
];

/// Whether a folded word is one of them.
pub(crate) fn is_stop_word(folded: &str) -> bool {
    WORDS.binary_search(&folded).is_ok()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_list_is_in_order() {
        assert!(super::WORDS.is_sorted());
    }
}
