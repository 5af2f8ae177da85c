//! The merge of timelines into one page, strictly newest first.

use std::collections::BinaryHeap;
use std::sync::Arc;

use super::timeline::{Line, Source, Timeline};

/// The first `most` posts older than `before` that are kept, each once.
///
/// # Errors
/// The sources of which more posts are needed before the page can be told.
pub(crate) fn merge(
    timelines: &[(Source, Arc<Timeline>)],
    before: i64,
    most: usize,
    keep: impl Fn(&Line) -> bool,
) -> Result<Vec<Line>, Vec<Source>> {
    let mut rests: Vec<_> =
        timelines.iter().map(|(_, timeline)| timeline.before(before).peekable()).collect();
    let mut heads = BinaryHeap::with_capacity(rests.len());
    let mut short = Vec::new();
    for (n, rest) in rests.iter_mut().enumerate() {
        match rest.peek() {
            Some(line) => heads.push((line.post, n)),
            None if timelines[n].1.is_complete() => {}
            None => short.push(timelines[n].0),
        }
    }
    if !short.is_empty() {
        return Err(short);
    }
    let mut page: Vec<Line> = Vec::with_capacity(most);
    let mut last = None;
    while let Some((post, n)) = heads.pop() {
        let line = rests[n].next();
        // The same post may come from its space, its author and its topics.
        if last != Some(post) {
            last = Some(post);
            if let Some(line) = line.filter(|line| keep(line)) {
                page.push(line.clone());
                if page.len() == most {
                    break;
                }
            }
        }
        match rests[n].peek() {
            Some(line) => heads.push((line.post, n)),
            None if timelines[n].1.is_complete() => {}
            // Its next post may be newer than any other's.
            None => return Err(vec![timelines[n].0]),
        }
    }
    Ok(page)
}
