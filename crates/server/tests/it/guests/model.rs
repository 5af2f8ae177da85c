//! Which guest reads which post, as simply as it can be said.

use std::collections::HashSet;

/// What happens to guests and spaces, by their numbers.
#[derive(Clone, Copy, Debug)]
pub enum Act {
    Publish(usize),
    /// From now on the space takes guests; or no longer.
    Open(usize),
    Close(usize),
    Add(usize, usize),
    Leave(usize, usize),
    LetGo(usize, usize),
    Expire(usize, usize),
}

/// A space: the numbers of its posts, and those of before it was opened.
#[derive(Clone, Debug, Default)]
pub struct Space {
    takes: bool,
    posts: Vec<usize>,
    old: HashSet<usize>,
    members: HashSet<usize>,
}

/// The state of things; a guest who is out cannot sign in.
#[derive(Clone, Debug)]
pub struct Model {
    pub spaces: Vec<Space>,
    pub out: Vec<bool>,
    pub posts: usize,
}

impl Model {
    pub fn new(guests: usize, spaces: usize) -> Model {
        Model { spaces: vec![Space::default(); spaces], out: vec![false; guests], posts: 0 }
    }

    pub fn sees(&self, guest: usize, space: usize) -> bool {
        !self.out[guest] && self.spaces[space].members.contains(&guest)
    }

    pub fn reads(&self, guest: usize, post: usize) -> bool {
        let of = |n: &usize| {
            let space = &self.spaces[*n];
            space.posts.contains(&post) && !space.old.contains(&post)
        };
        (0..self.spaces.len()).any(|n| of(&n) && self.sees(guest, n))
    }

    pub fn possible(&self) -> Vec<Act> {
        let mut acts = Vec::new();
        for (n, space) in self.spaces.iter().enumerate() {
            acts.extend([Act::Publish(n), if space.takes { Act::Close(n) } else { Act::Open(n) }]);
            for guest in 0..self.out.len() {
                match space.members.contains(&guest) {
                    true => acts.extend([
                        Act::Leave(guest, n),
                        Act::LetGo(guest, n),
                        Act::Expire(guest, n),
                    ]),
                    // The likelier, so that there is something to lose.
                    false if space.takes => acts.extend([Act::Add(guest, n); 3]),
                    false => {}
                }
            }
        }
        acts
    }

    pub fn apply(&mut self, act: Act) {
        match act {
            Act::Publish(n) => {
                self.spaces[n].posts.push(self.posts);
                self.posts += 1;
            }
            Act::Open(n) => {
                self.spaces[n].takes = true;
                self.spaces[n].old = self.spaces[n].posts.iter().copied().collect();
            }
            Act::Close(n) => {
                self.spaces[n].takes = false;
                for guest in std::mem::take(&mut self.spaces[n].members) {
                    self.is_out_without_a_space(guest);
                }
            }
            Act::Add(guest, n) => {
                self.spaces[n].members.insert(guest);
                self.out[guest] = false;
            }
            Act::Leave(guest, n) | Act::LetGo(guest, n) | Act::Expire(guest, n) => {
                self.spaces[n].members.remove(&guest);
                self.is_out_without_a_space(guest);
            }
        }
    }

    fn is_out_without_a_space(&mut self, guest: usize) {
        self.out[guest] = self.spaces.iter().all(|space| !space.members.contains(&guest));
    }
}
