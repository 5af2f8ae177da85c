//! Numbers, dates, sizes and the cookie that carries one sentence.

use axum::http::{HeaderMap, HeaderValue, header};
use kernel::{Lang, Message, Time};
use ui::flash::{self, Flash};
use ui::{Locale, Theme, initials, tint};

const FR: fn() -> Locale = || Locale::new(Lang::Fr);
const EN: fn() -> Locale = || Locale::new(Lang::En);
/// 1 June 2026, 12:05 UTC, which is 14:05 in Paris.
const AT: Time = Time(1_780_315_500_000_000);

#[test]
fn numbers_are_grouped_by_language() {
    assert_eq!(FR().number(1_234_567), "1\u{202f}234\u{202f}567");
    assert_eq!(EN().number(1_234_567), "1,234,567");
    assert_eq!(EN().number(-999), "\u{2212}999");
    assert_eq!(FR().number(0), "0");
    assert_eq!(EN().number(i64::MIN), "\u{2212}9,223,372,036,854,775,808");
}

#[test]
fn numbers_inside_messages_too_and_plurals_follow_the_language() {
    assert_eq!(FR().tn("ui-people", 1_234), "1\u{202f}234 personnes");
    assert_eq!(EN().tn("ui-people", 1), "1 person");
    assert_eq!(EN().tn("ui-comments", 0), "0 comments");
    assert_eq!(FR().tn("ui-comments", 0), "0 commentaire");
}

#[test]
fn sizes_use_the_unit_that_suits() {
    assert_eq!(FR().bytes(812), "812\u{a0}octets");
    assert_eq!(FR().bytes(2_480_000), "2,4\u{a0}Mo");
    assert_eq!(EN().bytes(2_480_000), "2.4\u{a0}MB");
    assert_eq!(EN().bytes(45_600), "45\u{a0}kB");
}

#[test]
fn dates_are_of_paris() {
    assert_eq!(FR().date(AT), "1er\u{a0}juin 2026");
    assert_eq!(EN().date(AT), "1\u{a0}June 2026");
    assert_eq!(FR().datetime(AT), "1er\u{a0}juin 2026 à 14:05");
    assert_eq!(FR().iso(AT), "2026-06-01T12:05:00Z");
}

#[test]
fn ago_speaks_in_words_within_a_week() {
    let after = |seconds| AT.plus_seconds(seconds);
    assert_eq!(FR().ago(AT, after(5)), "à l’instant");
    assert_eq!(FR().ago(AT, after(-30)), "à l’instant");
    assert_eq!(EN().ago(AT, after(60)), "1 minute ago");
    assert_eq!(FR().ago(AT, after(2 * 3_600)), "il y a 2\u{a0}h");
    assert_eq!(FR().ago(AT, after(86_400)), "il y a 1 jour");
    assert_eq!(EN().ago(AT, after(6 * 86_400)), "6 days ago");
    assert_eq!(FR().ago(AT, after(8 * 86_400)), "le 1er\u{a0}juin");
    assert_eq!(EN().ago(AT, after(400 * 86_400)), "1\u{a0}June 2026");
}

#[test]
fn french_has_its_spaces_and_leaves_values_alone() {
    assert_eq!(FR().t("ui-body-placeholder"), "Que souhaitez-vous partager ou demander\u{202f}?");
    assert_eq!(FR().t1("error-page-request", "id", 7), "Numéro de requête\u{a0}: 7");
    assert_eq!(FR().t1("ui-publish-in", "space", "a : b"), "Publier dans a : b");
}

#[test]
fn a_message_of_an_error_is_translated_with_its_arguments() {
    let message = Message::new("ui-comments").with("n", 2);
    assert_eq!(FR().msg(&message), "2 commentaires");
}

#[test]
fn a_missing_message_shows_its_key() {
    assert_eq!(FR().t("no-such-message"), "no-such-message");
}

fn with_cookie(value: &str) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert(header::COOKIE, HeaderValue::from_str(value).expect("a header value"));
    headers
}

#[test]
fn a_flash_comes_back_as_it_went() {
    let flash = Flash::new("notice-published").undo("/posts/12/delete");
    let cookie = flash.set_cookie().to_str().expect("text").to_owned();
    assert!(cookie.ends_with("; Path=/; Max-Age=60; HttpOnly; SameSite=Lax"), "{cookie}");
    let pair = cookie.split(';').next().unwrap_or_default();
    assert_eq!(Flash::from_headers(&with_cookie(&format!("a=b; {pair}; c=d"))), Some(flash));
}

#[test]
fn a_forged_flash_says_nothing() {
    for forged in [
        "flash=error-internal|",
        "flash=notice-<b>|",
        "flash=notice-published|https://elsewhere.example/",
        "flash=notice-published|//elsewhere.example/",
        "flash=notice-published|/\\elsewhere.example/",
        "flash=notice-published|/a\"b",
        "flash=notice-published",
        "flash=",
    ] {
        assert_eq!(Flash::from_headers(&with_cookie(forged)), None, "{forged}");
    }
    assert!(flash::clear_cookie().to_str().unwrap_or("").contains("Max-Age=0"));
}

#[test]
fn a_theme_is_one_of_three() {
    assert_eq!(Theme::from_headers(&with_cookie("theme=dark")), Theme::Dark);
    assert_eq!(Theme::from_headers(&with_cookie("theme=\"><b>")), Theme::Auto);
}

#[test]
fn initials_and_tints_are_steady() {
    assert_eq!(initials("Marie-Charlotte de La Rochefoucauld-Montbel"), "MR");
    assert_eq!(initials("Élodie"), "É");
    assert_eq!(initials("  "), "");
    assert_eq!(initials("ßtraße ﬁn"), "SS");
    assert_eq!(tint("Inès Belkacem"), tint("Inès Belkacem"));
    assert!((0..200).map(|i| tint(&i.to_string())).all(|t| t < 12));
}
