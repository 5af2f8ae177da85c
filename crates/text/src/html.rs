//! The first lock: HTML written from pieces, every word escaped, every element our own.

use std::fmt::{Arguments, Write};

use crate::address::is_safe_link;
use crate::doc::{Doc, Link, Mention, UNTOLD};
use crate::formula;
use crate::highlight::{self, Budget};
use crate::piece::{Align, Head, Kind, Piece, Tag};

/// A text node is cut beyond this many bytes: the sanitiser's serialiser looks through the rest of
/// the node at each `&`, which a megabyte of them would make minutes.
const MAX_RUN: usize = 4 * 1024;

/// The name of a fenced block that holds no code: the mail that an answer repeats below itself,
/// shown when somebody asks for it.
const FOLDED: &str = "quote";

/// Writes a text as HTML, still to pass through the sanitiser.
pub(crate) fn write(doc: &Doc, resolve: &dyn Fn(Mention<'_>) -> Option<Link>) -> String {
    let mut page = Page::default();
    let mut budget = Budget::default();
    let mut formulas = formula::set(&formulas(&doc.pieces)).into_iter();
    for piece in &doc.pieces {
        match piece {
            Piece::Start(tag) => page.start(tag),
            Piece::End(tag) => page.end(tag),
            Piece::Text(words) => page.words(words),
            Piece::Mention { kind, index, typed } => {
                let (mention, class) = match kind {
                    Kind::Person => (Mention::Person(&doc.index.people[*index]), "mention"),
                    Kind::Space => (Mention::Space(&doc.index.spaces[*index]), "space"),
                    Kind::Topic => (Mention::Topic(&doc.index.topics[*index]), "topic"),
                };
                match resolve(mention).filter(|link| is_safe_link(&link.href)) {
                    Some(link) => page.mention(class, &link),
                    None => page.words(typed),
                }
            }
            Piece::Break => page.markup("<br>\n"),
            Piece::Rule => page.markup("<hr>\n"),
            Piece::Code(source) => page.element("<code>", source, "</code>"),
            Piece::Math(source) => match formulas.next().flatten() {
                Some(mathml) => page.markup(&mathml),
                None => page.element("<code class=\"math\">", source, "</code>"),
            },
            Piece::MathBlock(source) => match formulas.next().flatten() {
                Some(mathml) => page.markup(&format!("<div class=\"math\">{mathml}</div>\n")),
                None => page.element("<pre class=\"math\">", source, "</pre>\n"),
            },
            Piece::CodeBlock { lang, source } if lang == FOLDED => page.folded(source),
            Piece::CodeBlock { lang, source } => page.code_block(lang, source, &mut budget),
            Piece::Image { src, alt } => page.image(src, alt),
            Piece::FootnoteMark(number) => {
                page.element("<sup class=\"footnote\">", &number.to_string(), "</sup>");
            }
        }
    }
    page.html
}

/// The sources of the formulas, in order, and whether each has lines for itself.
fn formulas<'p>(pieces: &'p [Piece]) -> Vec<(&'p str, bool)> {
    let formula = |piece: &'p Piece| match piece {
        Piece::Math(source) => Some((source.as_str(), false)),
        Piece::MathBlock(source) => Some((source.as_str(), true)),
        _ => None,
    };
    pieces.iter().filter_map(formula).collect()
}

/// The HTML written so far.
#[derive(Default)]
struct Page {
    html: String,
    /// Bytes of words written since the last markup.
    run: usize,
}

impl Page {
    fn markup(&mut self, markup: &str) {
        self.html.push_str(markup);
        self.run = 0;
    }

    fn format(&mut self, markup: Arguments<'_>) {
        // Writing to a `String` cannot fail.
        let _ = self.html.write_fmt(markup);
        self.run = 0;
    }

    fn words(&mut self, words: &str) {
        for c in words.chars() {
            self.run += c.len_utf8();
            if self.run > MAX_RUN {
                self.markup("<span></span>");
            }
            escape(&mut self.html, c);
        }
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.format(format_args!(" {name}=\""));
        value.chars().for_each(|c| escape(&mut self.html, c));
        self.markup("\"");
    }

    fn element(&mut self, start: &str, words: &str, end: &str) {
        self.markup(start);
        self.words(words);
        self.markup(end);
    }

    fn mention(&mut self, class: &str, link: &Link) {
        let untold = if link.untold { " untold" } else { "" };
        self.format(format_args!("<a class=\"{class}{untold}\""));
        self.attribute("href", &link.href);
        self.element(">", &link.label, if link.untold { UNTOLD } else { "" });
        self.markup("</a>");
    }

    fn image(&mut self, src: &str, alt: &str) {
        self.markup("<img");
        self.attribute("src", src);
        self.attribute("alt", alt);
        self.markup(">");
    }

    fn code_block(&mut self, lang: &str, source: &str, budget: &mut Budget) {
        self.markup("<pre class=\"code\"");
        if !lang.is_empty() {
            self.attribute("data-lang", lang);
        }
        self.markup("><code>");
        for (class, words) in highlight::spans(source, lang, budget) {
            match class {
                Some(class) => {
                    self.format(format_args!("<span class=\"{class}\">"));
                    self.words(words);
                    self.markup("</span>");
                }
                None => self.words(words),
            }
        }
        self.markup("</code></pre>\n");
    }

    /// Lines that stay closed until a reader opens them. The sign to open them is of no language.
    fn folded(&mut self, source: &str) {
        self.markup("<details class=\"quote\"><summary>…</summary><p>");
        for (number, line) in source.trim_end().lines().enumerate() {
            if number > 0 {
                self.markup("<br>\n");
            }
            self.words(line);
        }
        self.markup("</p></details>\n");
    }

    fn start(&mut self, tag: &Tag) {
        match tag {
            Tag::Paragraph => self.markup("<p>"),
            Tag::Line => {}
            Tag::Heading(level) => self.format(format_args!("<h{level}>")),
            Tag::Quote => self.markup("<blockquote>\n"),
            Tag::Callout(of) => {
                self.format(format_args!("<blockquote class=\"{}\">\n", of.class()));
            }
            Tag::Bullets => self.markup("<ul>\n"),
            Tag::Numbers(1) => self.markup("<ol>\n"),
            Tag::Numbers(first) => self.format(format_args!("<ol start=\"{first}\">\n")),
            Tag::Item | Tag::Footnote => self.markup("<li>"),
            Tag::Task { done: false } => {
                self.markup("<li class=\"task\"><span class=\"check\">☐</span> ");
            }
            Tag::Task { done: true } => {
                self.markup("<li class=\"task done\"><span class=\"check\">☑</span> ");
            }
            Tag::Table => self.markup("<div class=\"table\"><table>\n"),
            Tag::Row { head: true } => self.markup("<thead><tr>"),
            Tag::Row { head: false } => self.markup("<tr>"),
            Tag::Cell { head, align } => {
                self.markup(match head {
                    Some(Head::Column) => "<th",
                    Some(Head::Row) => "<th scope=\"row\"",
                    None => "<td",
                });
                self.markup(match align {
                    Align::Left => ">",
                    Align::Center => " class=\"center\">",
                    Align::Right => " class=\"right\">",
                });
            }
            Tag::Emphasis => self.markup("<em>"),
            Tag::Strong => self.markup("<strong>"),
            Tag::Strike => self.markup("<del>"),
            Tag::Link(url) => {
                self.markup("<a");
                self.attribute("href", url);
                self.markup(">");
            }
            Tag::Footnotes => self.markup("<ol class=\"footnotes\">\n"),
        }
    }

    fn end(&mut self, tag: &Tag) {
        match tag {
            Tag::Paragraph => self.markup("</p>\n"),
            Tag::Line => {}
            Tag::Heading(level) => self.format(format_args!("</h{level}>\n")),
            Tag::Quote | Tag::Callout(_) => self.markup("</blockquote>\n"),
            Tag::Bullets => self.markup("</ul>\n"),
            Tag::Numbers(_) | Tag::Footnotes => self.markup("</ol>\n"),
            Tag::Item | Tag::Task { .. } | Tag::Footnote => self.markup("</li>\n"),
            Tag::Table => self.markup("</table></div>\n"),
            Tag::Row { head: true } => self.markup("</tr></thead>\n"),
            Tag::Row { head: false } => self.markup("</tr>\n"),
            Tag::Cell { head, .. } => self.markup(if head.is_some() { "</th>" } else { "</td>" }),
            Tag::Emphasis => self.markup("</em>"),
            Tag::Strong => self.markup("</strong>"),
            Tag::Strike => self.markup("</del>"),
            Tag::Link(_) => self.markup("</a>"),
        }
    }
}

fn escape(out: &mut String, c: char) {
    match c {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '"' => out.push_str("&quot;"),
        c => out.push(c),
    }
}
