//! The second reading: posts, replies, reactions and files.

use super::super::archive::Archive;
use super::super::attachments::Attachments;
use super::super::conversation::{Reaction, Said};
use super::super::line::Line;
use super::message_keys::{MessageKeys, POST};
use super::names::Names;
use super::people::People;
use super::spaces::Places;
use super::structure::SHARE;
use super::{SOURCE, emoji};
use crate::attach;
use crate::batches::Batches;
use crate::failure::Failure;
use crate::hour::possible;
use crate::messages::{self, Carried, FileState, Message, Under};
use crate::network::Network;
use crate::problem::{Place, Problem};
use crate::progress::Progress;
use crate::report::{Kind, Report};
use crate::store::{is_known, key};
use files::file_name;
use kernel::{SpaceId, Time};

/// What stands for the words of a message that has none but that others answer.
const NO_WORDS: &str = "…";

/// Brings everything that was said.
pub(super) fn bring(
    network: &Network<'_>,
    archive: &mut Archive,
    people: &People,
    places: &Places,
    progress: &mut Progress,
    report: &mut Report,
) -> Result<(), Failure> {
    let names = Names::new(people.renamed(), places.renamed());
    let now = network.app.clock().now();
    let (size, mut lines, files) = archive.parts()?;
    let mut reading = Reading { network, people, names, now, files, posts: MessageKeys::default() };
    let mut batches = Batches::new(network, SOURCE);
    let (done, total) = (size.0, size.0.saturating_mul(SHARE));
    while let Some(line) = lines.next() {
        progress.set(done + lines.bytes() * (SHARE - 1), total);
        let Ok(read) = line else { continue };
        let place = Place::Line(read.number);
        let (team, space, said, replies) = match read.line {
            Line::Post(post) => {
                let space = places.channel(&post.team, &post.channel);
                (post.team, space, post.said, post.replies)
            }
            Line::DirectPost(post) => {
                (String::new(), places.conversation(&post.members), post.said, post.replies)
            }
            _ => continue,
        };
        match space {
            Ok(space) => {
                let spot = Spot { place, space, team: &team };
                reading.thread(&spot, said, replies, &mut batches, report)?;
            }
            Err(problem) => {
                report.skipped(Kind::Posts, place, problem.clone());
                report.skipped_many(Kind::Comments, place, problem, replies.len() as u64);
            }
        }
    }
    batches.flush(report)
}

/// Where messages of one line stand.
struct Spot<'a> {
    place: Place,
    space: SpaceId,
    team: &'a str,
}

struct Reading<'a> {
    network: &'a Network<'a>,
    people: &'a People,
    names: Names,
    now: Time,
    files: &'a mut Attachments,
    posts: MessageKeys,
}

impl Reading<'_> {
    fn thread(
        &mut self,
        spot: &Spot<'_>,
        mut post: Said,
        replies: Vec<Said>,
        batches: &mut Batches<'_>,
        report: &mut Report,
    ) -> Result<(), Failure> {
        let answered = !replies.is_empty();
        post.user = post.author(answered).to_owned();
        let (home, place) = (format!("{POST}{}", spot.space), spot.place);
        let author = self.people.id(&post.user);
        let (post_key, is_twice) = self.posts.of(&home, author, &post);
        let began = possible(post.create_at, self.now);
        let made = self.message(spot, post, &post_key, Under::Space, answered, began, report)?;
        let Some(message) = made else {
            let times = replies.len() as u64;
            report.skipped_many(Kind::Comments, place, Problem::ThreadMissing, times);
            return Ok(());
        };
        tell_twice(is_twice, place, report);
        batches.push(message, report)?;
        let (home, mut keys) = (format!("reply/{post_key}"), MessageKeys::default());
        for reply in replies {
            let author = self.people.id(&reply.user);
            let (key, is_twice) = keys.of(&home, author, &reply);
            let under = Under::Post(post_key.clone(), None);
            let made = self.message(spot, reply, &key, under, false, began, report)?;
            if let Some(message) = made {
                tell_twice(is_twice, place, report);
                batches.push(message, report)?;
            }
        }
        Ok(())
    }

    /// The message to write, or nothing where there is nothing to keep of it. What has no time that
    /// can be gets that of `began`, when its thread began, or else that of the import.
    #[expect(clippy::too_many_arguments, reason = "what a message is made of, once")]
    fn message(
        &mut self,
        spot: &Spot<'_>,
        said: Said,
        key: &str,
        under: Under,
        answered: bool,
        began: Option<Time>,
        report: &mut Report,
    ) -> Result<Option<Message>, Failure> {
        let Spot { place, space, team } = *spot;
        let kind = if matches!(under, Under::Space) { Kind::Posts } else { Kind::Comments };
        if said.is_system(answered) {
            let name = said.post_type.chars().take(60).collect();
            report.skipped_many(kind, place, Problem::SystemMessage { name }, 1);
            return Ok(None);
        }
        let Some(author) = self.people.id(&said.user) else {
            report.skipped(kind, place, Problem::UserUnknown { name: said.user });
            return Ok(None);
        };
        let files = self.files(place, key, &said.attachments, report)?;
        let mut body = self.names.translate(team, &said.message).into_owned();
        if body.trim().is_empty() && files.iter().all(is_left) {
            body = names_of(&files);
        }
        if body.trim().is_empty() && files.is_empty() {
            if !answered {
                report.skipped_many(kind, place, Problem::EmptyMessage, 1);
                return Ok(None);
            }
            body = NO_WORDS.to_owned();
        }
        let at = possible(said.create_at, self.now).unwrap_or_else(|| {
            let problem =
                if began.is_some() { Problem::TimeOfThread } else { Problem::TimeImpossible };
            report.repeated(place, problem, 1);
            began.unwrap_or(self.now)
        });
        let reactions = self.reactions(place, key, said.reactions, at, report);
        let (key, title) = (key.to_owned(), String::new());
        let also = None;
        Ok(Some(Message {
            place,
            key,
            also,
            under,
            space,
            author,
            at,
            title,
            body,
            files,
            reactions,
        }))
    }

    fn files(
        &mut self,
        place: Place,
        message: &str,
        attached: &[String],
        report: &mut Report,
    ) -> Result<Vec<Carried>, Failure> {
        if attached.is_empty() {
            return Ok(Vec::new());
        }
        let problem = Problem::TooManyFiles { limit: attach::MOST as u64 };
        let too_many = attached.len().saturating_sub(attach::MOST) as u64;
        report.skipped_many(Kind::Files, place, problem, too_many);
        let came_before = is_known(self.network.app, SOURCE, message)?;
        let mut files = Vec::new();
        for (number, path) in attached.iter().take(attach::MOST).enumerate() {
            let key = key(&["file", message, &number.to_string()]);
            let state = match came_before {
                true => FileState::Seen,
                false => self.file(path)?,
            };
            files.push(Carried { key, name: file_name(path), state });
        }
        Ok(files)
    }

    fn file(&mut self, path: &str) -> Result<FileState, Failure> {
        match self.files.open(path) {
            Ok(file) => self.network.store_file(&file.name, file.size, file.content),
            Err(problem) => Ok(FileState::Left(problem)),
        }
    }

    fn reactions(
        &self,
        place: Place,
        message: &str,
        all: Vec<Reaction>,
        said_at: Time,
        report: &mut Report,
    ) -> Vec<messages::Reaction> {
        let mut kept = Vec::with_capacity(all.len());
        for one in all {
            let Some(person) = self.people.id(&one.user) else {
                let problem = Problem::UserUnknown { name: one.user };
                report.skipped_many(Kind::Reactions, place, problem, 1);
                continue;
            };
            let Some(emoji) = emoji::named(&one.emoji_name) else {
                let name = one.emoji_name.chars().take(60).collect();
                report.skipped_many(Kind::Reactions, place, Problem::EmojiUnknown { name }, 1);
                continue;
            };
            let key = key(&["reaction", message, &person.to_string(), &emoji]);
            let at = possible(one.create_at, self.now).unwrap_or(said_at);
            kept.push(messages::Reaction { key, person, emoji, at });
        }
        kept
    }
}

/// Tells of a message that is imported although one before it is the same.
fn tell_twice(is_twice: bool, place: Place, report: &mut Report) {
    if is_twice {
        report.repeated(place, Problem::MessageTwice, 1);
    }
}

fn is_left(file: &Carried) -> bool {
    matches!(file.state, FileState::Left(_))
}

/// What stands for the words of a message whose files could not come.
fn names_of(files: &[Carried]) -> String {
    let names: Vec<String> =
        files.iter().map(|file| format!("`{}`", file.name.replace('`', "'"))).collect();
    names.join(" ")
}
