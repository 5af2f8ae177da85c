//! Who wrote a mail, also where a list or an archive put itself in their place.

use mail_parser::{Addr, Message};

use super::mail::{Sender, one_line};

/// Who wrote; `envelope` is the sender of the `From ` line.
pub(super) fn of(message: &Message<'_>, envelope: &str) -> Sender {
    let from = message.from().and_then(|from| from.first());
    let (name, address) = from.map(parts).unwrap_or_default();
    let list = list_of(message);
    let (own_name, via) = match name.split_once(" via ") {
        Some((own, _)) => (own.trim_matches(['\'', '"', ' ']).to_owned(), true),
        None => (name.clone(), false),
    };
    if via || !list.is_empty() && list.contains(&address) {
        let original = ["X-Original-From", "X-Original-Sender", "Reply-To", "Sender"];
        let found = original.iter().find_map(|header| {
            let people = addresses(message, header);
            people.into_iter().find(|(_, found)| !list.contains(found) && *found != address)
        });
        if let Some((name, address)) = found {
            let of_sender =
                addresses(message, "Sender").into_iter().find(|(_, same)| *same == address);
            let known = [name, of_sender.unwrap_or_default().0];
            let known = known.into_iter().find(|name| !name.is_empty());
            let name = if via { own_name } else { known.unwrap_or_default() };
            return Sender { name, address };
        }
        if via {
            // Nothing says where they write from: they are known by their name.
            return Sender { name: own_name, address: String::new() };
        }
    }
    let is_address = |address: &String| address.contains('@') && !address.contains(' ');
    let address = [address, clean(envelope)].into_iter().find(is_address);
    Sender { name, address: address.unwrap_or_default() }
}

/// Public archives hide addresses as “name at example.org”.
fn clean(address: &str) -> String {
    address.trim().replace(" at ", "@").to_lowercase()
}

fn parts(addr: &Addr<'_>) -> (String, String) {
    (one_line(addr.name().unwrap_or_default()), clean(addr.address().unwrap_or_default()))
}

fn addresses(message: &Message<'_>, header: &str) -> Vec<(String, String)> {
    let named = message.header_as(header.to_owned(), mail_parser::HeaderForm::Addresses);
    let all =
        named.iter().filter_map(|value| value.as_address()).flat_map(|address| address.iter());
    all.map(parts).filter(|(_, address)| address.contains('@') && !address.contains(' ')).collect()
}

/// The addresses of the list itself, as its headers say them.
fn list_of(message: &Message<'_>) -> Vec<String> {
    let mut own = Vec::new();
    let raw = |name: &str| message.header_raw(name.to_owned()).unwrap_or_default().to_lowercase();
    if let Some((id, _)) = raw("List-Id").rsplit_once('<').and_then(|(_, id)| id.split_once('>')) {
        own.extend(id.trim().split_once('.').map(|(name, host)| format!("{name}@{host}")));
    }
    let post = raw("List-Post");
    own.extend(post.split("mailto:").skip(1).filter_map(|rest| {
        rest.split(['>', '?', ',']).next().map(|address| address.trim().to_owned())
    }));
    own
}
