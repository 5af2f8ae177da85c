//! The button that publishes tells the truth: whatever was done with the form before, what is
//! published goes where the button said and to no others, or is asked again with every word.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use spaces::{Access, Kind};
use testkit::browser::{Browser, Look, Window};
use testkit::{Chance, Client, TestApp};

use super::line::Line;
use super::{BODY, PUBLISH, open, until, value};

const SPACES: [(&str, Access); 4] = [
    ("hall", Access::Open),
    ("lab", Access::Closed),
    ("budget", Access::Secret),
    ("partners", Access::Secret),
];

/// What each button says of a space that guests do not read.
fn words(access: Access) -> &'static str {
    match access {
        Access::Open => "everyone in the company",
        Access::Closed => "its members only",
        Access::Secret => "its members only",
    }
}

/// Ana writes, in a window behind a wire; a guest comes and goes.
struct Play {
    app: TestApp,
    line: Line,
    ana: Client,
    window: Window,
    chance: Chance,
    is_cut: bool,
    /// In which spaces the guest is.
    guests: HashMap<&'static str, bool>,
    /// What the button said of each text that was sent.
    said: HashMap<String, String>,
    acts: Vec<String>,
    checked: usize,
}

impl Play {
    async fn begin(browser: &Browser, seed: u64) -> Play {
        let (app, line) = Line::to_new_app().await;
        let ana = app.member("ana").await;
        app.guest("gus").await;
        for (name, access) in SPACES {
            let kind = if name == "partners" { Kind::External } else { Kind::Project };
            app.space_of(&ana, name, access, kind).await;
        }
        let window = open(browser, &Look::default(), &line.address, &ana, "/").await;
        until(&window, "navigator.serviceWorker.controller").await;
        let (guests, said) = (SPACES.map(|(name, _)| (name, false)).into(), HashMap::new());
        Play {
            app,
            line,
            ana,
            window,
            chance: Chance::new(seed),
            is_cut: false,
            guests,
            said,
            acts: Vec::new(),
            checked: 0,
        }
    }

    async fn act(&mut self) {
        let draw = self.chance.below(20);
        let space = self.chance.one(&SPACES).0;
        match draw {
            0..=3 => self.choose(space).await,
            4..=9 => self.write_and_publish(space).await,
            10 | 11 => self.goto("/").await,
            12 => self.goto(&format!("/spaces/{space}")).await,
            13 => self.goto(&format!("/posts/new?space={space}")).await,
            14 => self.begin_a_draft(space).await,
            15 => self.publish_elsewhere(space).await,
            16 | 17 => self.guest_comes_or_goes(space).await,
            18 => self.cut_or_mend().await,
            _ => self.empty_the_form().await,
        }
        self.compare().await;
    }

    fn note(&mut self, act: String) {
        self.acts.push(act);
    }

    async fn goto(&mut self, path: &str) {
        if self.is_cut {
            return;
        }
        self.note(format!("goto {path}"));
        self.window.goto(&format!("{}{path}", self.line.address)).await;
        self.window.wait_for(PUBLISH).await;
    }

    async fn choose(&mut self, space: &str) {
        let option = format!("#composer option[value={space}]");
        if self.window.count(&option).await > 0 {
            self.note(format!("choose {space}"));
            self.window.click(&option).await;
        }
    }

    async fn empty_the_form(&mut self) {
        self.note("empty the form".into());
        self.window.run("document.querySelector('#composer').reset()").await;
    }

    /// Begins to write and goes away; what was begun comes back with the page.
    async fn begin_a_draft(&mut self, space: &str) {
        if self.is_cut {
            return;
        }
        self.choose(space).await;
        self.note("begin a draft, come back".into());
        self.window.fill(BODY, &format!("Begun {}", self.acts.len())).await;
        self.window.reload().await;
        self.window.wait_for(PUBLISH).await;
    }

    async fn publish_elsewhere(&mut self, space: &str) {
        self.note(format!("publish in {space} from elsewhere"));
        self.ana.publish(space, "From elsewhere").await;
    }

    async fn guest_comes_or_goes(&mut self, space: &'static str) {
        let inside = self.guests[space];
        self.note(format!("the guest {} {space}", if inside { "leaves" } else { "joins" }));
        // A space that takes none ends the stay of those it had.
        let takes = json!({ "takes_guests": !inside });
        self.ana.api("PATCH", &format!("/spaces/{space}"), Some(takes)).await.expect(200);
        if !inside {
            let member = json!({ "standing": "member" });
            let path = format!("/spaces/{space}/members/gus");
            let done = self.ana.api("PUT", &path, Some(member)).await;
            assert!(done.status < 300, "{path}: {}", done.text);
        }
        self.guests.insert(space, !inside);
    }

    async fn cut_or_mend(&mut self) {
        self.note(if self.is_cut { "mend" } else { "cut" }.into());
        self.is_cut = !self.is_cut;
        if self.is_cut {
            return self.line.cut();
        }
        self.line.mend();
        self.window.run("dispatchEvent(new Event('online'))").await;
        until(&self.window, "!document.querySelector('.later:not(.is-wrong)')").await;
    }

    async fn write_and_publish(&mut self, space: &str) {
        if self.chance.below(2) == 0 {
            self.choose(space).await;
        }
        let text = format!("Words {}", self.acts.len());
        self.note(format!("publish “{text}”"));
        self.window.fill(BODY, &text).await;
        let button = self.window.text(PUBLISH).await.replace('\n', " ");
        let chosen = "return document.querySelector('#composer').elements.space.value";
        let chosen = self.window.run(chosen).await;
        if chosen == "" {
            // The browser asks for a space; nothing is sent.
            assert_eq!(button.trim(), "Publish");
            return;
        }
        self.said.insert(text.clone(), button);
        self.window.click(PUBLISH).await;
        if self.is_cut {
            let kept = format!(
                "[...document.querySelectorAll('.later')].some((one) => one.textContent.includes('{text}'))"
            );
            until(&self.window, &kept).await;
        } else {
            self.settled(&text).await;
        }
    }

    /// Waits until a text is published, or the form is there again with it.
    async fn settled(&self, text: &str) {
        let deadline = Instant::now() + Duration::from_secs(20);
        while !self.published().await.iter().any(|(_, body)| body == text) {
            let error =
                self.window.run("return document.querySelector('[data-error]')?.textContent").await;
            if error.as_str().is_some_and(|error| error.contains("Check who will read")) {
                assert_eq!(value(&self.window, BODY).await, text, "{:?}", self.acts);
                return;
            }
            assert!(Instant::now() < deadline, "neither published nor refused: {:?}", self.acts);
        }
        until(&self.window, "!document.querySelector('#composer')?.ariaBusy || document.querySelector('#composer').ariaBusy === 'false'").await;
    }

    /// The texts of every space, with its name.
    async fn published(&self) -> Vec<(&'static str, String)> {
        let mut all = Vec::new();
        for (space, _) in SPACES {
            let path = format!("/spaces/{space}/posts?limit=5");
            let page: Value = self.ana.api("GET", &path, None).await.expect(200).json();
            let posts = page["items"].as_array().expect("posts");
            let bodies = posts.iter().filter_map(|post| post["body"].as_str());
            all.extend(bodies.map(|body| (space, body.to_owned())));
        }
        all
    }

    async fn compare(&mut self) {
        // The button, the list and what is sent say the same.
        let form = "const { space, audience, publish } = document.querySelector('#composer').elements;
            return [space.value, audience.value, (publish || document.querySelector('#composer .audience')).textContent];";
        let form = self.window.run(form).await;
        let [space, audience, button] = [0, 1, 2].map(|n| form[n].as_str().unwrap_or_default());
        if space.is_empty() {
            assert_eq!(audience, "", "{:?}", self.acts);
        } else {
            assert!(
                audience.starts_with(&format!("{space} ")),
                "{space}: {audience}: {:?}",
                self.acts
            );
            assert!(
                button.contains(&format!("Publish in {space}")),
                "{space}: {button}: {:?}",
                self.acts
            );
            assert_eq!(audience.ends_with(" guests"), button.contains("guest"), "{:?}", self.acts);
        }
        // Whatever is published is where its button said, for those it said.
        for (space, body) in self.published().await {
            let Some(said) = self.said.remove(&body) else { continue };
            let access = SPACES.iter().find(|(name, _)| *name == space).expect("a space").1;
            assert!(
                said.contains(&format!("Publish in {space}")),
                "{body} in {space}: {said}: {:?}",
                self.acts
            );
            assert!(said.contains(words(access)), "{body} in {space}: {said}: {:?}", self.acts);
            assert!(
                !self.guests[space] || said.contains("guest"),
                "{body} in {space}: {said}: {:?}",
                self.acts
            );
            self.checked += 1;
        }
    }
}

async fn play(seed: u64, acts: usize) {
    let browser = Browser::start();
    let mut play = Play::begin(&browser, seed).await;
    for _ in 0..acts {
        play.act().await;
    }
    assert!(play.checked > acts / 10, "only {} were published: {:?}", play.checked, play.acts);
    drop(play.app);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_button_tells_the_truth_in_browser() {
    play(1, 100).await;
}

/// For a night, or before a release.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes minutes"]
async fn the_button_tells_the_truth_for_long_in_browser() {
    for seed in 100..105 {
        play(seed, 200).await;
    }
}
