//! Random series of keys, against a model: letters with their marks, a cursor and what is selected.

use serde_json::{Value, json};
use testkit::TestApp;
use testkit::browser::{Browser, Look, Window};

use super::{EDITOR, markdown, writing};

/// Keys as the driver writes them.
const LEFT: char = '\u{e012}';
const RIGHT: char = '\u{e014}';
const BACKSPACE: char = '\u{e003}';
const DELETE: char = '\u{e017}';
const ENTER: char = '\u{e007}';
const SHIFT: char = '\u{e008}';
const CONTROL: char = '\u{e009}';
const RELEASED: char = '\u{e000}';

/// Series of one run; `PROPTEST_CASES` asks for more.
fn series() -> u64 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(40)
}

#[derive(Debug, Clone, Copy)]
enum Key {
    Letter(char),
    Enter,
    Backspace,
    Delete,
    /// Whether Shift is held.
    Left(bool),
    Right(bool),
    Mark(char),
}

impl Key {
    fn write(self, out: &mut String) {
        let held = |shift: bool, key: char| match shift {
            true => format!("{SHIFT}{key}{RELEASED}"),
            false => key.to_string(),
        };
        out.push_str(&match self {
            Key::Letter(letter) => letter.to_string(),
            Key::Enter => ENTER.to_string(),
            Key::Backspace => BACKSPACE.to_string(),
            Key::Delete => DELETE.to_string(),
            Key::Left(shift) => held(shift, LEFT),
            Key::Right(shift) => held(shift, RIGHT),
            Key::Mark(mark) => format!("{CONTROL}{mark}{RELEASED}"),
        });
    }
}

/// What a field holds; a line break parts paragraphs and has no marks.
#[derive(Debug, Default)]
struct Model {
    text: Vec<(char, String)>,
    cursor: usize,
    anchor: usize,
    pressed: Option<String>,
}

impl Model {
    fn range(&self) -> (usize, usize) {
        (self.cursor.min(self.anchor), self.cursor.max(self.anchor))
    }

    fn go(&mut self, to: usize, shift: bool) {
        self.cursor = to;
        if !shift {
            self.anchor = to;
        }
    }

    fn remove(&mut self) {
        let (from, to) = self.range();
        self.text.drain(from..to);
        self.go(from, false);
    }

    /// The marks of what is typed there: those pressed, or those of what stands before in its paragraph.
    fn marks(&self, at: usize) -> String {
        if let Some(pressed) = &self.pressed {
            return pressed.clone();
        }
        let beside = |at: Option<usize>| {
            at.and_then(|at| self.text.get(at)).filter(|(letter, _)| *letter != '\n')
        };
        let found = beside(at.checked_sub(1)).or_else(|| beside(Some(at)));
        found.map(|(_, marks)| marks.clone()).unwrap_or_default()
    }

    fn press(&mut self, key: Key) {
        let ((from, to), before) = (self.range(), (self.cursor, self.anchor));
        match key {
            Key::Letter(letter) => {
                let marks = self.marks(from);
                self.remove();
                self.text.insert(from, (letter, marks));
                self.go(from + 1, false);
            }
            Key::Enter => {
                self.remove();
                self.text.insert(from, ('\n', String::new()));
                self.go(from + 1, false);
            }
            Key::Backspace | Key::Delete if from < to => self.remove(),
            Key::Backspace if from > 0 => {
                self.text.remove(from - 1);
                self.go(from - 1, false);
            }
            Key::Delete if to < self.text.len() => drop(self.text.remove(to)),
            Key::Backspace | Key::Delete => {}
            Key::Left(false) if from < to => self.go(from, false),
            Key::Right(false) if from < to => self.go(to, false),
            Key::Left(shift) => self.go(self.cursor.saturating_sub(1), shift),
            Key::Right(shift) => self.go((self.cursor + 1).min(self.text.len()), shift),
            Key::Mark(mark) if from == to => {
                self.pressed = Some(toggled(&self.marks(from), mark));
                return;
            }
            Key::Mark(mark) => {
                let letters = || self.text[from..to].iter().filter(|(letter, _)| *letter != '\n');
                let all = letters().all(|(_, marks)| marks.contains(mark));
                for (letter, marks) in &mut self.text[from..to] {
                    if *letter != '\n' && marks.contains(mark) == all {
                        *marks = toggled(marks, mark);
                    }
                }
            }
        }
        if before != (self.cursor, self.anchor) {
            self.pressed = None;
        }
    }

    fn paragraphs(&self) -> Value {
        let paragraphs = self.text.split(|(letter, _)| *letter == '\n');
        let shown = paragraphs.map(|letters| {
            letters.iter().map(|(letter, marks)| json!([letter.to_string(), marks])).collect()
        });
        shown.collect::<Vec<Value>>().into()
    }
}

fn toggled(marks: &str, mark: char) -> String {
    let mut marks: Vec<char> = marks.chars().collect();
    match marks.iter().position(|other| *other == mark) {
        Some(at) => drop(marks.remove(at)),
        None => marks.push(mark),
    }
    marks.sort_unstable();
    marks.into_iter().collect()
}

/// The letters of the paragraphs that the editor shows, with their marks.
async fn shown(window: &Window) -> Value {
    let read = "const letters = { STRONG: 'b', EM: 'i' };
        const read = (node, marks) => [...node.childNodes].flatMap((child) => child.nodeType === 3
          ? [...child.data].map((letter) => [letter, marks])
          : read(child, [...marks, ...(letters[child.nodeName] || '')].sort().join('')));
        return [...document.querySelector('#composer .editor').children].map((block) => read(block, ''));";
    window.run(read).await
}

#[tokio::test(flavor = "multi_thread")]
async fn random_series_of_keys_lose_nothing_in_browser() {
    let (net, browser) = (TestApp::new().await, Browser::start());
    let ana = net.member("ana").await;
    net.space(&ana, "room", spaces::Access::Open).await;
    let window = writing(&net, &browser, &Look::default(), &ana).await;
    let mut seed: u64 = 20_261_129;
    let mut random = move |n: usize| -> usize {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed % u64::try_from(n).expect("small")).expect("small")
    };
    for _ in 0..series() {
        let (mut model, mut keys, mut told) = (Model::default(), String::new(), Vec::new());
        for _ in 0..5 + random(40) {
            let key = match random(100) {
                0..50 => Key::Letter(['a', 'b', 'c', 'é', ' ', 'f', 'g'][random(7)]),
                50..58 => Key::Enter,
                58..66 => Key::Backspace,
                66..70 => Key::Delete,
                70..82 => Key::Left(random(5) < 2),
                82..90 => Key::Right(random(5) < 2),
                _ => Key::Mark(['b', 'i'][random(2)]),
            };
            model.press(key);
            key.write(&mut keys);
            told.push(key);
        }
        window
            .run(
                "const field = document.querySelector('#composer textarea');
            field.value = ''; field.editor.load(); field.editor.focus()",
            )
            .await;
        window.press(EDITOR, &keys).await;
        assert_eq!(shown(&window).await, model.paragraphs(), "{told:?}");
        let written = markdown(&window).await;
        let read = text::parse(&written).text();
        let words: String = model.text.iter().map(|(letter, _)| letter).collect();
        let bare = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(bare(&read), bare(&words), "{written:?} after {told:?}");

        // All of it is undone, and done again.
        let again = |key: char| format!("{CONTROL}{}{RELEASED}", key.to_string().repeat(60));
        window.press(EDITOR, &again('z')).await;
        assert_eq!(markdown(&window).await, "", "after {told:?}");
        window.press(EDITOR, &again('y')).await;
        assert_eq!(markdown(&window).await, written, "after {told:?}");
    }
}
