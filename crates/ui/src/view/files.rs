//! What is shown of files and pictures.

/// A picture attached to a post or comment.
#[derive(Clone, Debug, Default)]
pub struct Picture {
    /// The page that shows it large.
    pub href: String,
    /// A smaller one of it.
    pub thumb: String,
    /// Its name or description.
    pub alt: String,
    /// Width of the small one in pixels, so that nothing moves when it arrives.
    pub width: u32,
    /// Height of the small one in pixels.
    pub height: u32,
}

/// A file attached to a post or comment.
#[derive(Clone, Debug, Default)]
pub struct FileItem {
    /// Its name.
    pub name: String,
    /// Where it is fetched.
    pub href: String,
    /// Its size in bytes.
    pub size: u64,
    /// Its icon.
    pub icon: String,
    /// The end of its name in capitals, where that says what it is; may be empty.
    pub ending: String,
    /// How it is seen.
    pub opened: Opened,
}

/// A file that was uploaded and waits for its form to be sent.
#[derive(Clone, Debug, Default)]
pub struct Upload {
    /// Its identifier.
    pub id: String,
    /// Its name.
    pub name: String,
    /// A small picture of it; empty where it is no picture.
    pub thumb: String,
    /// What there is to see in it, as far as that was said.
    pub alt: String,
}

/// How a file that is no picture is seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Opened {
    /// It is saved.
    #[default]
    Saved,
    /// The browser shows it in a window of its own.
    Aside,
    /// It is heard where it is.
    Sound,
    /// It is played where it is.
    Film,
}
