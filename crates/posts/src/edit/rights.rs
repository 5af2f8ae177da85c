//! What of a post the viewer may change: judged by the state it is in, on the whole of it, whichever way
//! the change comes.

use kernel::{Error, Result, Tx};

use crate::access::Authored;
use crate::{Post, Readable};

/// What of a post the viewer may change. Nobody changes the words of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rights {
    /// Nothing.
    Nothing,
    /// What its kind asks.
    Fields,
    /// That, its words and its files.
    Everything,
}

impl Rights {
    /// Of the viewer of a post.
    pub(crate) fn over(tx: &mut Tx<'_>, post: &Readable<Post>) -> Result<Rights> {
        if !post.is_known() || !post.kind.editors(&post.state).includes(tx, post)? {
            return Ok(Rights::Nothing);
        }
        let is_own = post.author() == post.viewer();
        Ok(if is_own { Rights::Everything } else { Rights::Fields })
    }

    /// The same, where they may change anything.
    ///
    /// # Errors
    /// `Forbidden` where they may not; `Conflict` where its kind is declared otherwise by now.
    pub(crate) fn proven(tx: &mut Tx<'_>, post: &Readable<Post>) -> Result<Rights> {
        match Rights::over(tx, post)? {
            Rights::Nothing => Err(Error::forbidden()),
            some => post.kind.holds(tx).map(|()| some),
        }
    }

    /// Lets the viewer change its words and its files.
    ///
    /// # Errors
    /// As [`proven`](Rights::proven).
    pub(crate) fn all(tx: &mut Tx<'_>, post: &Readable<Post>) -> Result<()> {
        match Rights::proven(tx, post)? {
            Rights::Everything => Ok(()),
            _ => Err(Error::forbidden()),
        }
    }
}
