//! All the bundling there is: sources become one file. Dropped are comments on their own line and
//! indentation, and from scripts the `import` lines, the `export` words (all modules become one),
//! needless spaces and stops; `const` is written as `let`.

/// A line of a module as it stands once all modules are one.
pub(super) fn unmodule(line: &str) -> Option<String> {
    (!line.starts_with("import ")).then(|| squeeze(line.strip_prefix("export ").unwrap_or(line)))
}

/// A line of a module that stays one of its own: what it exports is asked for.
pub(super) fn alone(line: &str) -> Option<String> {
    Some(squeeze(line))
}

/// The same as [`unmodule`] without squeezing it: for scripts whose regular expressions hold quotes and spaces.
pub(super) fn unexported(line: &str) -> Option<String> {
    (!line.starts_with("import ")).then(|| line.strip_prefix("export ").unwrap_or(line).to_owned())
}

/// Drops the spaces beside punctuation and shortens `const` to `let`, outside quotes. The script's
/// regular expressions hold neither quotes nor spaces, so they need no care.
fn squeeze(line: &str) -> String {
    const PUNCTUATION: &str = "{}()[],;:=<>?&|!+*-/%";
    let mut out = String::with_capacity(line.len());
    let mut quote = None;
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match quote {
            Some(_) if c == '\\' => {
                out.push(c);
                out.extend(chars.next());
                continue;
            }
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if "\"'`".contains(c) => quote = Some(c),
            None if c == ' ' => {
                if ends_with_word(&out, "const") {
                    out.truncate(out.len() - "const".len());
                    out.push_str("let");
                }
                let beside = |c: Option<char>| c.is_some_and(|c| PUNCTUATION.contains(c));
                if beside(out.chars().next_back()) || beside(chars.peek().copied()) {
                    continue;
                }
            }
            None => {}
        }
        out.push(c);
    }
    out
}

/// A line of a stylesheet without the spaces and stops that say nothing, outside quotes. A space before a
/// colon, and those around `+` and `-`, mean something.
pub(super) fn unspaced(line: &str) -> Option<String> {
    const AFTER: &str = "{},;<>~/:";
    const BEFORE: &str = "{},;<>~/!";
    let mut out = String::with_capacity(line.len());
    let mut quote = None;
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if "\"'".contains(c) => quote = Some(c),
            None if c == ' ' => {
                let is_needless = out.ends_with(|c| AFTER.contains(c))
                    || chars.peek().is_some_and(|next| BEFORE.contains(*next));
                if is_needless {
                    continue;
                }
            }
            None if c == '}' && out.ends_with(';') => drop(out.pop()),
            None => {}
        }
        out.push(c);
    }
    Some(out)
}

fn ends_with_word(text: &str, word: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_' || c == '$' || c == '.';
    text.strip_suffix(word).is_some_and(|before| !before.ends_with(part))
}

pub(super) fn join(sources: &[&str], keep: fn(&str) -> Option<String>) -> String {
    let mut out = String::new();
    let mut comment = false;
    for line in sources.iter().flat_map(|source| source.lines()).map(str::trim) {
        let starts = line.starts_with("/*");
        let skip = comment || starts || line.starts_with("//") || line.is_empty();
        comment = (comment || starts) && !line.ends_with("*/");
        if let Some(line) = (!skip).then(|| keep(line)).flatten() {
            // What closes ends the statement before it, and the list: no statement is empty.
            if line.starts_with(['}', ')', ']']) && out.ends_with([';', ',']) {
                out.pop();
            }
            out.push_str(&line);
            if !line.ends_with([';', '{', ',', '}']) {
                out.push('\n');
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{alone, join, unmodule, unspaced};

    #[test]
    fn a_stylesheet_loses_the_spaces_that_say_nothing() {
        let sheet = ".a > .b, .c :focus {\n  content: \" : a; } \";\n  &:has(> p) { margin: calc(1px - 2px) 0; }\n}\n";
        assert_eq!(
            join(&[sheet], unspaced),
            ".a>.b,.c :focus{content:\" : a; } \";&:has(>p){margin:calc(1px - 2px) 0}}"
        );
    }

    #[test]
    fn modules_become_one_without_comments_or_needless_spaces() {
        let a = "// Says hello.\nexport const hello = (name) => `to ${ name } = you`;\n";
        let b =
            "import { hello } from \"./a.js\";\n/* Two\n   lines. */\n  hello(\"it's : me\");\n}\n";
        assert_eq!(
            join(&[a, b], unmodule),
            "let hello=(name)=>`to ${ name } = you`;hello(\"it's : me\")}"
        );
    }

    #[test]
    fn a_module_of_its_own_keeps_what_it_exports() {
        let a = "// Says.\nconst a = 1;\nexport function say(b) {\n  return a + b;\n}\n";
        assert_eq!(join(&[a], alone), "let a=1;export function say(b){return a+b}");
    }

    #[test]
    fn only_the_word_const_outside_quotes_is_shortened() {
        let a =
            "for (const [a, b] of all) say(`const ${ a }`);\nconst list = [\n  non_const ,\n];\n";
        assert_eq!(
            join(&[a], unmodule),
            "for(let[a,b]of all)say(`const ${ a }`);let list=[\nnon_const];"
        );
    }

    #[test]
    fn an_escaped_quote_ends_nothing() {
        assert_eq!(join(&["say(\"a \\\" = b\") ;"], unmodule), "say(\"a \\\" = b\");");
    }
}
