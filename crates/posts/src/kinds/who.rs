//! Who may do something with a post they can read.

use std::fmt::{self, Display, Formatter};
use std::str::FromStr;

use kernel::{Error, Result, Tx};
use people::groups::{self, GroupId};
use spaces::Standing;

use super::Word;
use crate::Post;
use crate::access::{Authored, Readable};

/// Who may do something with a post they can read. As text: see [`Display`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// Everybody who reads it.
    Reader,
    /// Its author, and whoever runs its community.
    Host,
    /// Its author.
    Author,
    /// Whoever runs its community.
    Animator,
    /// Whoever is in its space.
    Member,
    /// Whom this field of it names.
    Named(Word),
    /// The people of a group.
    Group(GroupId),
    /// Each of these.
    Any(Vec<Who>),
}

impl Who {
    /// Whether the viewer of this post, as it is now, is one of them.
    ///
    /// # Errors
    /// Whatever the database meets.
    pub fn includes(&self, tx: &mut Tx<'_>, post: &Readable<Post>) -> Result<bool> {
        let viewer = post.viewer();
        let animates = post.space().animates() && post.space().is_community();
        Ok(match self {
            Who::Reader => true,
            Who::Host => post.author() == viewer || animates,
            Who::Author => post.author() == viewer,
            Who::Animator => animates,
            Who::Member => post.space().standing() >= Standing::Member,
            Who::Named(field) => post.fields.people(field).contains(&viewer),
            Who::Group(group) => groups::is_in(tx, *group, viewer)?,
            Who::Any(all) => {
                for who in all {
                    if who.includes(tx, post)? {
                        return Ok(true);
                    }
                }
                false
            }
        })
    }
}

impl Display for Who {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Who::Reader => f.write_str("reader"),
            Who::Host => f.write_str("host"),
            Who::Author => f.write_str("author"),
            Who::Animator => f.write_str("manager"),
            Who::Member => f.write_str("member"),
            Who::Named(field) => write!(f, "person:{field}"),
            Who::Group(group) => write!(f, "group:{group}"),
            Who::Any(all) => {
                let all: Vec<String> = all.iter().map(ToString::to_string).collect();
                f.write_str(&all.join(" "))
            }
        }
    }
}

impl FromStr for Who {
    type Err = Error;

    fn from_str(text: &str) -> Result<Who> {
        let unknown = || Error::invalid("kind-field-wrong");
        Ok(match text.split_once(':') {
            None => match text {
                "reader" => Who::Reader,
                "host" => Who::Host,
                "author" => Who::Author,
                "manager" => Who::Animator,
                "member" => Who::Member,
                _ => return Err(unknown()),
            },
            Some(("person", field)) => Who::Named(field.to_owned().into()),
            Some(("group", id)) => Who::Group(id.parse().map_err(|_| unknown())?),
            Some(_) => return Err(unknown()),
        })
    }
}
