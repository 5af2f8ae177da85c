//! The words alone: plain text, excerpts, keys and language.

use proptest::prelude::*;
use text::{fold, language, parse};

#[test]
fn plain_text_has_a_line_for_each_block() {
    let text = "# Titre\n\nUn *mot* de @camille.\n\n- a\n- b `c`\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n\
                ```rust\nfn f() {}\n```\n[lien](https://a.fr) ![plan](/files/p.png)";
    assert_eq!(
        parse(text).text(),
        "Titre\nUn mot de @camille.\na\nb c\nx y\n1 2\nfn f() {}\nlien plan"
    );
    assert_eq!(parse("").text(), "");
}

#[test]
fn an_excerpt_ends_between_words() {
    let doc = parse("Bonjour à **toutes** et à tous,\n\nvoici la suite.");
    assert_eq!(doc.excerpt(100), "Bonjour à toutes et à tous, voici la suite.");
    assert_eq!(doc.excerpt(20), "Bonjour à toutes et…");
    assert_eq!(doc.excerpt(19), "Bonjour à toutes…");
    assert_eq!(doc.excerpt(28), "Bonjour à toutes et à tous…");
}

#[test]
fn an_excerpt_keeps_blocks_apart_and_no_break_spaces() {
    let list = parse("# Version 3\n\nÀ faire\u{202f}:\n\n- une lampe,\n- pince changée\n- reste");
    assert_eq!(list.excerpt(100), "Version 3 · À faire\u{202f}: une lampe, pince changée · reste");
    assert_eq!(list.excerpt(11), "Version 3…");
    assert_eq!(parse("a line\nthat goes on").excerpt(100), "a line that goes on");
}

#[test]
fn an_excerpt_cuts_a_word_longer_than_itself() {
    assert_eq!(parse("anticonstitutionnellement").excerpt(5), "anti…");
    assert_eq!(parse("abc def").excerpt(3), "ab…");
    assert_eq!(parse("abc").excerpt(3), "abc");
    assert_eq!(parse("abc").excerpt(0), "");
}

#[test]
fn names_fold_to_one_key() {
    for name in ["Sécurité", "SECURITE", "se\u{301}curite\u{301}"] {
        assert_eq!(fold(name), "securite");
    }
    assert_eq!(fold("L’Œuvre de Zoë Straße"), "l'oeuvre de zoe strasse");
    assert_eq!(fold("Ñandú ﬁn"), "nandu fin");
    // Marks that make another letter are kept.
    assert_ne!(fold("が"), fold("か"));
}

#[test]
fn the_language_is_told_when_clear() {
    let fr = "Bonjour à tous, la réunion de demain est déplacée à quatorze heures en salle bleue.";
    let en = "Hello everyone, tomorrow's meeting has been moved to two o'clock in the blue room.";
    let de = "Guten Tag zusammen, die Besprechung von morgen wurde auf vierzehn Uhr verschoben.";
    assert_eq!(language(fr), Some("fr"));
    assert_eq!(language(en), Some("en"));
    assert_eq!(language(de), None);
    assert_eq!(language("ok 👍"), None);
    let names = "@emile.marques @christiane.peron #sécurité https://exemple.fr/une-page-de-plus ok";
    assert_eq!(language(names), None);
    assert_eq!(language(&format!("{en} {names}")), Some("en"));
    assert_eq!(language(""), None);
}

#[test]
fn short_sentences_have_a_language_too() {
    for fr in ["Merci beaucoup, c'est parfait !", "Quelqu'un a vu les clés du camion ?"] {
        assert_eq!(language(fr), Some("fr"), "{fr}");
    }
    for en in ["Thanks a lot, that works for me.", "Has anybody seen the keys of the truck?"] {
        assert_eq!(language(en), Some("en"), "{en}");
    }
    // Their trigrams look French.
    for en in ["Could you please provide more details?", "What does your project file say?"] {
        assert_eq!(language(en), Some("en"), "{en}");
    }
}

#[test]
fn neighbours_are_not_taken_for_ours() {
    for other in [
        "Bitte beachten: der Parkplatz ist am Montag gesperrt, die Einfahrt liegt im Norden.",
        "La reunión de mañana se ha cambiado a las cuatro de la tarde en la sala azul.",
        "La riunione di domani è stata spostata alle quattordici nella sala blu del primo piano.",
        "A reunião de amanhã passou para as duas da tarde, na sala azul do primeiro andar.",
        "De vergadering van morgen is verplaatst naar twee uur, in de blauwe zaal beneden.",
        "La reunió de demà s’ha canviat a les quatre de la tarda, a la sala blava del pis de dalt.",
        "Mötet i morgon har flyttats till klockan två i det blå rummet på andra våningen.",
        "Ședința de mâine a fost mutată la ora două, în sala albastră de la etajul al doilea.",
    ] {
        assert_eq!(language(other), None, "{other}");
    }
}

#[test]
fn a_long_text_is_of_the_language_it_begins_in() {
    let fr = "Nous avons terminé la mise à jour du site, merci à tous pour votre patience. ";
    let en = "We have finished the update of the site, thanks to all of you for waiting. ";
    assert_eq!(language(&format!("{}{}", fr.repeat(20), en.repeat(200))), Some("fr"));
    assert_eq!(language(&format!("{}{}", en.repeat(20), fr.repeat(200))), Some("en"));
}

proptest! {
    #[test]
    fn folding_twice_changes_nothing(s in any::<String>()) {
        let once = fold(&s);
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn an_excerpt_never_exceeds_its_length(s in "\\PC{0,80}", max in 0usize..40) {
        let excerpt = parse(&s).excerpt(max);
        prop_assert!(excerpt.chars().count() <= max, "{}", excerpt);
        prop_assert!(!excerpt.contains('\n'));
    }
}
