//! What a site lets programs read (RFC 9309), for the pages that its sitemap names.

/// The name by which a site may speak to this program alone.
const NAME: &str = "parvis";
/// Rules that are kept of one file.
const MOST: usize = 1_000;

/// Which paths may be read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Robots(Vec<(bool, String)>);

impl Robots {
    /// The rules of a `robots.txt` that are for this program, else those for everybody.
    pub(crate) fn parse(text: &str) -> Robots {
        let (mut ours, mut all) = (None::<Vec<_>>, Vec::new());
        let (mut for_us, mut for_all, mut naming) = (false, false, false);
        for line in text.lines().take(10_000) {
            let line = line.split('#').next().unwrap_or_default();
            let Some((key, value)) = line.split_once(':') else { continue };
            let (key, value) = (key.trim().to_ascii_lowercase(), value.trim());
            match key.as_str() {
                "user-agent" => {
                    // Several names in a row share the rules after them.
                    if !naming {
                        (for_us, for_all) = (false, false);
                    }
                    naming = true;
                    for_us |= value.eq_ignore_ascii_case(NAME);
                    for_all |= value == "*";
                    if for_us {
                        ours.get_or_insert_default();
                    }
                }
                "allow" | "disallow" => {
                    naming = false;
                    let rule = (key == "allow", value.to_owned());
                    // Nothing that is disallowed allows all.
                    let rules = if for_us { ours.as_mut() } else { for_all.then_some(&mut all) };
                    if let Some(rules) =
                        rules.filter(|rules| !value.is_empty() && rules.len() < MOST)
                    {
                        rules.push(rule);
                    }
                }
                _ => naming = false,
            }
        }
        Robots(ours.unwrap_or(all))
    }

    /// Whether this path, with its query, may be read: the longest rule that fits says so.
    pub(crate) fn allow(&self, path: &str) -> bool {
        let fitting = self.0.iter().filter(|(_, pattern)| fits(pattern, path));
        fitting
            .max_by_key(|(allowed, pattern)| (pattern.len(), *allowed))
            .is_none_or(|(allowed, _)| *allowed)
    }
}

/// Whether a path begins as a pattern says, in which `*` is anything and `$` the end.
fn fits(pattern: &str, path: &str) -> bool {
    let (pattern, whole) = match pattern.strip_suffix('$') {
        Some(pattern) => (pattern, true),
        None => (pattern, false),
    };
    let mut pieces = pattern.split('*');
    let Some(mut rest) = pieces.next().and_then(|first| path.strip_prefix(first)) else {
        return false;
    };
    let mut is_open = false;
    for piece in pieces {
        is_open = true;
        let Some(at) = rest.find(piece) else { return false };
        // The end must be the last that fits.
        let at = if whole { rest.rfind(piece).unwrap_or(at) } else { at };
        rest = &rest[at + piece.len()..];
        is_open = is_open && piece.is_empty();
    }
    !whole || is_open || rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::Robots;

    #[test]
    fn the_longest_rule_holds() {
        let robots = Robots::parse(
            "User-agent: other\nDisallow: /\n\nUser-agent: *\nDisallow: /private # no\nAllow: /private/open\n\
             Disallow: /*.php$\nDisallow:\n",
        );
        for (path, allowed) in [
            ("/", true),
            ("/private/a", false),
            ("/private/open/a", true),
            ("/a.php", false),
            ("/a.php?b", true),
        ] {
            assert_eq!(robots.allow(path), allowed, "{path}");
        }
        assert!(Robots::default().allow("/"));
    }

    #[test]
    fn what_is_said_to_this_program_is_for_it_alone() {
        let text = "User-agent: *\nDisallow: /\nUser-agent: Parvis\nUser-agent: x\nDisallow: /a\n";
        let robots = Robots::parse(text);
        assert!(robots.allow("/b") && !robots.allow("/a"));
    }
}
