//! What could not be taken from a file, where, and why: one enum for every connector.

mod located;
#[cfg(test)]
mod tests;

use kernel::Message;
use std::fmt;

pub use located::{Located, Place};

/// Declares [`Problem`]: each variant with the key of its Fluent message and its English text, so
/// that neither can be forgotten. A test holds the Fluent files to the same words.
macro_rules! problems {
    ($( $(#[$doc:meta])* $name:ident $({ $($(#[$field_doc:meta])* $field:ident: $type:ty),+ })?
        = $key:literal, $text:literal; )+) => {
        /// Why something was not taken, or not as it stood.
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
        pub enum Problem {
            $( $(#[$doc])* $name $({ $($(#[$field_doc])* $field: $type),+ })?, )+
        }

        impl Problem {
            /// The key of its message in the Fluent files.
            pub fn key(&self) -> &'static str {
                match self { $( Problem::$name $({ $($field: _),+ })? => $key, )+ }
            }
            /// The message to show, with its arguments.
            pub fn message(&self) -> Message {
                match self {
                    $( Problem::$name $({ $($field),+ })? =>
                        Message::new($key) $($(.with(stringify!($field), $field))+)?, )+
                }
            }
        }

        impl fmt::Display for Problem {
            /// In English, for terminals and logs.
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self { $( Problem::$name $({ $($field),+ })? => write!(f, $text), )+ }
            }
        }

        #[cfg(test)]
        pub(crate) fn every_problem() -> Vec<Problem> {
            vec![ $( Problem::$name $({ $($field: Default::default()),+ })?, )+ ]
        }
    };
}

problems! {
    /// The disk, or the network behind it, refused.
    Unreadable {
        /// What the system said.
        detail: String
    } = "import-unreadable", "the file cannot be read: {detail}";

    /// Not a ZIP archive at all.
    NotAnArchive = "import-not-an-archive", "this is not a ZIP archive";
    /// A ZIP archive that stops before its table of contents.
    ArchiveTruncated {
        /// The member in which it stops.
        member: String,
        /// Its length so far.
        bytes: u64
    } = "import-archive-truncated",
        "the archive is incomplete: it stops after {bytes} bytes, in or after “{member}”";
    /// Broken inside, or of a kind that cannot be read.
    ArchiveDamaged {
        /// What the decoder said.
        detail: String
    } = "import-archive-damaged", "the archive is damaged: {detail}";
    /// More members than any export has.
    TooManyMembers {
        /// How many there are.
        count: u64,
        /// How many there may be.
        limit: u64
    } = "import-too-many-members", "the archive holds {count} files, {limit} at most are allowed";
    /// A member that unpacks to far more than an honest one.
    ArchiveBomb {
        /// Its name.
        member: String
    } = "import-archive-bomb", "“{member}” unpacks to far more than its size: skipped";
    /// No JSONL file in the archive.
    NoScript = "import-no-script", "the archive has no .jsonl file";
    /// Several, and none, or not one alone, called `import.jsonl`.
    SeveralScripts = "import-several-scripts",
        "the archive has several .jsonl files: exactly one must be called import.jsonl";

    /// A line longer than the limit.
    LineTooLong {
        /// Its length.
        megabytes: u64,
        /// The limit.
        limit: u64
    } = "import-line-too-long",
        "the line is {megabytes} MB long, {limit} MB at most are allowed: skipped";
    /// A line that is not UTF-8 everywhere.
    NotUtf8 {
        /// The first byte that cannot be read, from 1.
        byte: u64
    } = "import-not-utf8", "the line is not UTF-8 (byte {byte}): what cannot be read is replaced";
    /// A line that is not JSON.
    BadJson {
        /// Where in the line, from 1.
        column: u64
    } = "import-bad-json", "the line is not valid JSON (column {column}): skipped";
    /// Something without what it needs, or a field that is not of its type.
    WrongShape {
        /// Which.
        detail: String
    } = "import-wrong-shape", "a field is missing or wrong: {detail}";
    /// Lines of a type that does not come.
    LinesLeft {
        /// The type.
        name: String
    } = "import-lines-left", "lines of the type “{name}” are not imported";
    /// No version line at the start.
    NoVersion = "import-no-version", "the file does not start with a version line";
    /// Another version of the format.
    WrongVersion {
        /// The version.
        version: i64
    } = "import-wrong-version", "version {version} of the format is not supported, only version 1";

    /// A Mattermost brought by a version that knew its messages otherwise.
    KeysOld = "import-keys-old",
        "an earlier version of Parvis imported this Mattermost, and this one would import its messages a second time: import the export into a new network";

    /// A file that the archive does not hold.
    FileMissing {
        /// The path given.
        path: String
    } = "import-file-missing", "the file “{path}” is not in the archive";
    /// A file larger than allowed.
    FileTooLarge {
        /// The path or name given.
        path: String,
        /// The limit.
        limit: u64
    } = "import-file-too-large", "the file “{path}” is larger than {limit} MB: skipped";

    /// No `From ` line at the start.
    NotAMailbox = "import-not-a-mailbox", "this is not a mailbox: it does not start with “From ”";
    /// A message longer than the limit.
    MessageTooLong {
        /// Its length.
        megabytes: u64,
        /// The limit.
        limit: u64
    } = "import-message-too-long",
        "the message is {megabytes} MB long, {limit} MB at most are allowed: skipped";
    /// A message that goes on and on: the rest of the mailbox is not read.
    MailboxEndless {
        /// How far it was read.
        megabytes: u64
    } = "import-mailbox-endless",
        "the message does not end after {megabytes} MB: the rest of the mailbox was skipped";
    /// Nothing that looks like a mail.
    NotAMail = "import-not-a-mail", "the message has no readable header: skipped";
    /// A picture that cannot be taken apart, so that nobody knows what it says of where it was taken.
    FileNotCleaned {
        /// Its name.
        path: String
    } = "import-file-not-cleaned",
        "the picture “{path}” is damaged and may contain the place where it was taken: skipped";
    /// Its owner deleted it, or it is a note of a mail program to itself.
    MessageDeleted = "import-message-deleted", "marked as deleted, or a note of a mail program: skipped";
    /// The same Message-ID and date as a message before.
    SameMessage {
        /// The identifier.
        id: String
    } = "import-same-message", "the message {id} is there twice: skipped";

    /// An address that mail could not be sent to.
    AddressOdd {
        /// Who.
        name: String,
        /// What stands as the address.
        address: String
    } = "import-address-odd",
        "{name} is imported without an email address: “{address}” is not valid";
    /// An address that another account of the same file has.
    AddressShared {
        /// Who.
        name: String,
        /// The address.
        address: String
    } = "import-address-shared",
        "@{name} is imported without an email address: “{address}” belongs to another account";
    /// Somebody who had another address in an earlier export.
    AddressChanged {
        /// Who.
        name: String
    } = "import-address-changed",
        "@{name} had another email address in an earlier export: taken for the same person";
    /// Somebody who had another username in an earlier export.
    PersonRenamed {
        /// The username now.
        name: String,
        /// The handle here.
        handle: String
    } = "import-person-renamed",
        "@{name} had another username in an earlier export: the same person, @{handle} here";
    /// A handle that is somebody else’s here, or cannot be one.
    HandleChanged {
        /// The handle there.
        name: String,
        /// The handle here.
        handle: String
    } = "import-handle-changed",
        "@{name} has the handle @{handle} here";
    /// An administrator there, who is none here.
    AdministratorNotTaken {
        /// Who.
        name: String
    } = "import-administrator-not-taken",
        "@{name} was an administrator of the other system and is imported as a member";
    /// Somebody who wrote and is no user of the export.
    StrangerWrote {
        /// Who.
        name: String
    } = "import-stranger-wrote",
        "@{name} is not among the users: a deactivated account was created";
    /// Somebody who is not in the export.
    UserUnknown {
        /// Who.
        name: String
    } = "import-user-unknown",
        "@{name} is not among the users: skipped";
    /// A channel that the export names and does not hold.
    ChannelUnknown {
        /// Its name.
        name: String
    } = "import-channel-unknown",
        "the channel “{name}” is not in the export: skipped";
    /// A channel that had another name in an earlier export.
    ChannelRenamed {
        /// The name now.
        name: String,
        /// The name in addresses of its space.
        space: String
    } = "import-channel-renamed",
        "the channel “{name}” had another name in an earlier export: its space is ~{space}";
    /// A channel whose name another channel had in an earlier export.
    ChannelReplaced {
        /// Its name.
        name: String
    } = "import-channel-replaced",
        "the channel “{name}” is not the one of that name in an earlier export: it gets a new space";
    /// A channel that became private after an earlier import made an open space of it.
    ChannelPrivateNow {
        /// Its name.
        name: String
    } = "import-channel-private-now",
        "the channel “{name}” has become private and its space is not secret: skipped. Make the space secret, then import again";
    /// A channel whose space was deleted here.
    SpaceDeleted {
        /// The channel.
        name: String
    } = "import-space-deleted",
        "the space of the channel “{name}” was deleted here: skipped";
    /// A channel of a type that this version does not know.
    ChannelTypeUnknown {
        /// Its name.
        name: String,
        /// The type.
        channel_type: String
    } = "import-channel-type-unknown",
        "the channel “{name}” is of the unknown type “{channel_type}”: its space is secret";
    /// A channel that was archived, which comes as a space like any other.
    ChannelArchived {
        /// Its name.
        name: String
    } = "import-channel-archived",
        "the channel “{name}” was archived: imported as an active space";
    /// An open channel of a team that not everybody could join.
    ChannelNarrowed {
        /// Its name.
        name: String
    } = "import-channel-narrowed",
        "the channel “{name}” belonged to a team that not everyone could join: its space is secret";
    /// A space that nobody is in.
    SpaceUnattended {
        /// Its name.
        name: String
    } = "import-space-unattended",
        "the space “{name}” has no members";
    /// A message that the other system wrote by itself.
    SystemMessage {
        /// Its type.
        name: String
    } = "import-system-message",
        "system message ({name}): skipped";
    /// A message without words and without files.
    EmptyMessage = "import-empty-message",
        "empty message: skipped";
    /// A comment whose post could not be taken.
    ThreadMissing = "import-thread-missing",
        "the message it replies to was not imported: skipped";
    /// A message longer than one may be here.
    MessageDivided {
        /// How many parts.
        parts: u64
    } = "import-message-divided",
        "the message is too long: imported in {parts} parts";
    /// A message of no time, or of a time to come.
    TimeImpossible = "import-time-impossible",
        "the message has an impossible date: it gets the date of the import";
    /// A reply of no time, or of a time to come.
    TimeOfThread = "import-time-of-thread",
        "the reply has an impossible date: it gets the date of its thread";
    /// A message that its author wrote twice at the same time, in one file.
    MessageTwice = "import-message-twice",
        "the same author, time and text as a message before: both are imported";
    /// An emoji that is none of Unicode’s.
    EmojiUnknown {
        /// Its name.
        name: String
    } = "import-emoji-unknown",
        "unknown reaction “:{name}:”: skipped";
    /// A file that an earlier import left.
    FileLeftBefore {
        /// The path or name given.
        path: String
    } = "import-file-left-before",
        "the file “{path}” was skipped by an earlier import";
    /// More files than a message may carry.
    TooManyFiles {
        /// The limit.
        limit: u64
    } = "import-too-many-files",
        "the message has more than {limit} files: the rest was skipped";
    /// Something that a rule of the network refused.
    Refused {
        /// What the rule said.
        detail: String
    } = "import-refused",
        "this cannot be imported: {detail}";
}

impl Problem {
    /// A failure to read, told apart from the limits that our own readers enforce.
    pub(crate) fn from_io(error: std::io::Error) -> Problem {
        Problem::Unreadable { detail: error.to_string() }
    }
    /// This problem, there.
    pub fn at(self, place: Place) -> Located {
        Located { place, problem: self }
    }
}

/// Bytes in megabytes, rounded up: what people compare.
pub(crate) fn megabytes(bytes: u64) -> u64 {
    bytes.div_ceil(1 << 20)
}
