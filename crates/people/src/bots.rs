//! Accounts of programs: whose name stands beside what comes from elsewhere. Such an account is closed from the
//! beginning and stays so: nobody signs in to it, it is in no space, in no list of people and in no figure, and whoever it
//! names in its words is not told. People may mute it as they mute anybody.

use kernel::{Lang, PersonId, Result, Tx};

use crate::create::{NewPerson, create, free_handle};
use crate::names;
use crate::store::accounts;

/// The longest beginning of a handle that is made of a name, in characters.
const STEM_MOST: usize = 40;

/// Makes one of this name.
///
/// # Errors
/// `Invalid` on the field `name` where nothing can be seen of it, or it is too long.
pub fn make(tx: &mut Tx<'_>, name: &str, lang: Lang) -> Result<PersonId> {
    let handle = free_handle(tx, &stem(name))?;
    let new = NewPerson { handle, name: names::name(name)?, lang, ..NewPerson::default() };
    let id = create(tx, &new)?;
    accounts::make_bot(tx, id)?;
    accounts::close(tx, id)?;
    Ok(id)
}

/// What its handle begins with: the words of its name, and what it is.
fn stem(name: &str) -> String {
    let words = names::words(name);
    let sound = |c: &char| c.is_ascii_alphanumeric() || *c == ' ';
    let stem: String = words.chars().filter(sound).take(STEM_MOST).collect();
    let stem = stem.split_whitespace().collect::<Vec<_>>().join("-");
    if stem.is_empty() { "bot".to_owned() } else { format!("{stem}-bot") }
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn the_handle_of_a_bot_says_what_it_is() {
        assert_eq!(stem("Sauvegarde de la paie"), "sauvegarde-de-la-paie-bot");
        assert_eq!(stem("Été: <alertes>"), "ete-alertes-bot");
        assert_eq!(stem("🚀"), "bot");
    }
}
