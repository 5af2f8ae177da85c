//! Declarations that come with the program: good as they are, and to begin from.

use std::sync::LazyLock;

use crate::declaration::Declaration;

/// All of them.
pub fn shipped() -> &'static [Declaration] {
    static ALL: LazyLock<Vec<Declaration>> = LazyLock::new(|| {
        let files =
            [include_str!("../shipped/incident.json"), include_str!("../shipped/suggestion.json")];
        files.into_iter().flat_map(Declaration::parse).collect()
    });
    &ALL
}

#[cfg(test)]
mod tests {
    use super::shipped;
    use crate::check::problems;

    #[test]
    fn what_is_shipped_is_sound() {
        assert_eq!(shipped().len(), 2);
        for one in shipped() {
            let wrong = problems(one);
            assert!(wrong.is_empty(), "{}: {wrong:?}", one.name);
        }
    }
}
