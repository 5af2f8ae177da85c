//! Sitemaps (sitemaps.org): the pages of a site, or other sitemaps.

use quick_xml::Reader;
use quick_xml::events::Event;

/// What a sitemap names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Sitemap {
    /// Pages.
    Pages(Vec<String>),
    /// Other sitemaps.
    Sitemaps(Vec<String>),
}

/// Reads a sitemap, at most so many addresses of it; nothing where it is something else.
pub(crate) fn read(bytes: &[u8], most: usize) -> Option<Sitemap> {
    let mut reader = Reader::from_reader(bytes);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let (mut buffer, mut root) = (Vec::new(), None);
    let (mut addresses, mut address): (Vec<String>, Option<String>) = (Vec::new(), None);
    while addresses.len() < most {
        buffer.clear();
        // One that was cut has told what it told.
        let Ok(event) = reader.read_event_into(&mut buffer) else { break };
        match event {
            Event::Eof => break,
            Event::Start(tag) => match (root, tag.local_name().into_inner()) {
                (None, "urlset") => root = Some(true),
                (None, "sitemapindex") => root = Some(false),
                (None, _) => return None,
                // Without a prefix: pictures of pages have addresses too.
                (Some(_), _) if tag.name().into_inner() == "loc" => address = Some(String::new()),
                _ => {}
            },
            Event::End(tag) if tag.local_name().into_inner() == "loc" => {
                addresses.extend(address.take().map(|one| one.trim().to_owned()));
            }
            Event::Text(words) => extend(&mut address, &words.xml10_content()),
            Event::CData(words) => extend(&mut address, &words.xml10_content()),
            Event::GeneralRef(name) if &*name.xml10_content() == "amp" => extend(&mut address, "&"),
            _ => {}
        }
    }
    Some(if root? { Sitemap::Pages(addresses) } else { Sitemap::Sitemaps(addresses) })
}

fn extend(address: &mut Option<String>, words: &str) {
    if let Some(address) = address.as_mut().filter(|address| address.len() < 4_000) {
        address.push_str(words);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_and_other_sitemaps_are_told() {
        let pages = b"<?xml version='1.0'?><urlset xmlns='x'><url><loc> https://a.example/?b=1&amp;c </loc>
            <image:loc>https://a.example/p.png</image:loc></url><url><loc><![CDATA[https://a.example/d]]></loc>";
        let expected = ["https://a.example/?b=1&c", "https://a.example/d"].map(str::to_owned);
        assert_eq!(read(pages, 10), Some(Sitemap::Pages(expected.to_vec())));
        assert_eq!(read(pages, 1), Some(Sitemap::Pages(expected[..1].to_vec())));
        let index =
            b"<sitemapindex><sitemap><loc>https://a.example/1.xml</loc></sitemap></sitemapindex>";
        let expected = vec!["https://a.example/1.xml".to_owned()];
        assert_eq!(read(index, 10), Some(Sitemap::Sitemaps(expected)));
        assert_eq!(read(b"<html><loc>x</loc>", 10), None);
        assert_eq!(read(b"%PDF-1.7", 10), None);
    }
}
