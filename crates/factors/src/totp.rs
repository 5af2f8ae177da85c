//! Codes by time (RFC 6238): six digits, thirty seconds, SHA-1, as every authenticator app knows them.

use data_encoding::BASE32_NOPAD;
use ring::hmac;
use subtle::ConstantTimeEq;

/// How long a code is shown, in seconds.
pub const STEP: i64 = 30;
/// Digits of a code.
const DIGITS: u32 = 6;
/// Steps before and after the present one whose codes are good: clocks differ, and typing takes a while.
const WINDOW: i64 = 1;

/// A secret in letters, from 20 random bytes.
pub fn secret(random: &[u8; 20]) -> String {
    BASE32_NOPAD.encode(random)
}

/// What the picture says that an app scans.
pub fn uri(secret: &str, issuer: &str, account: &str) -> String {
    let (issuer, account) = (escaped(issuer), escaped(account));
    format!("otpauth://totp/{issuer}:{account}?secret={secret}&issuer={issuer}")
}

fn escaped(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'@' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

/// A code that was typed, in its one form: six digits, however they were spaced or however wide they are.
pub fn typed(text: &str) -> Option<String> {
    let written = text.chars().filter(|letter| !letter.is_whitespace() && *letter != '-');
    let digits = written.map(|letter| match letter {
        '０'..='９' => char::from_digit(letter as u32 - '０' as u32, 10),
        '0'..='9' => Some(letter),
        _ => None,
    });
    let code: String = digits.take(DIGITS as usize + 1).collect::<Option<_>>()?;
    (code.len() == DIGITS as usize).then_some(code)
}

/// The code of a step.
pub fn code(secret: &str, step: i64) -> Option<String> {
    let key = BASE32_NOPAD.decode(secret.as_bytes()).ok()?;
    Some(of_key(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, &key, step, DIGITS))
}

/// The step at which a code is good at `seconds` since 1970, after the step `used` last: a code is good once.
pub fn matching(secret: &str, typed: &str, seconds: i64, used: i64) -> Option<i64> {
    let now = seconds.div_euclid(STEP);
    let mut found = None;
    // All are compared, so that how long it takes says nothing.
    for step in now - WINDOW..=now + WINDOW {
        let is = bool::from(code(secret, step)?.as_bytes().ct_eq(typed.as_bytes()));
        if is && step > used {
            found = found.or(Some(step));
        }
    }
    found
}

/// RFC 4226, 5.3.
fn of_key(algorithm: hmac::Algorithm, key: &[u8], step: i64, digits: u32) -> String {
    let key = hmac::Key::new(algorithm, key);
    let sum = hmac::sign(&key, &step.to_be_bytes());
    let sum = sum.as_ref();
    let from = usize::from(sum.last().copied().unwrap_or_default() & 15);
    let four = sum.get(from..from + 4).unwrap_or_default();
    let number = four.iter().fold(0_u32, |all, byte| (all << 8) | u32::from(*byte)) & 0x7fff_ffff;
    format!("{:0width$}", number % 10_u32.pow(digits), width = digits as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The keys of RFC 6238, appendix B: as many digits as the hash has bytes.
    fn key(length: usize) -> Vec<u8> {
        b"1234567890".iter().copied().cycle().take(length).collect()
    }

    #[test]
    fn codes_are_those_of_the_standards() {
        for (seconds, expected) in [
            (59, "94287082"),
            (1_111_111_109, "07081804"),
            (1_111_111_111, "14050471"),
            (1_234_567_890, "89005924"),
            (2_000_000_000, "69279037"),
            (20_000_000_000, "65353130"),
        ] {
            let sha1 = hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY;
            assert_eq!(of_key(sha1, &key(20), seconds / STEP, 8), expected);
        }
        for (seconds, expected) in
            [(59, "46119246"), (1_111_111_109, "68084774"), (1_234_567_890, "91819424")]
        {
            assert_eq!(of_key(hmac::HMAC_SHA256, &key(32), seconds / STEP, 8), expected);
        }
        for (seconds, expected) in
            [(59, "90693936"), (1_111_111_109, "25091201"), (1_234_567_890, "93441116")]
        {
            assert_eq!(of_key(hmac::HMAC_SHA512, &key(64), seconds / STEP, 8), expected);
        }
        let letters = secret(b"12345678901234567890");
        for (step, expected) in [
            "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583",
            "399871", "520489",
        ]
        .into_iter()
        .enumerate()
        {
            assert_eq!(code(&letters, step as i64).as_deref(), Some(expected));
        }
    }

    #[test]
    fn a_code_is_good_about_its_time_and_once() {
        let letters = secret(b"12345678901234567890");
        let at = |step: i64| code(&letters, step).expect("a code");
        for (step, is_good) in
            [(97, false), (98, false), (99, true), (100, true), (101, true), (102, false)]
        {
            let found = matching(&letters, &at(step), 100 * STEP + 7, 0);
            assert_eq!(found, is_good.then_some(step), "step {step}");
        }
        assert_eq!(matching(&letters, &at(100), 100 * STEP, 100), None, "used");
        assert_eq!(matching(&letters, &at(99), 100 * STEP, 100), None, "older than one used");
        assert_eq!(matching(&letters, &at(101), 100 * STEP, 100), Some(101));
        assert_eq!(matching("not base32!", "000000", 0, 0), None);
    }

    #[test]
    fn codes_are_read_as_they_are_typed() {
        for text in ["123456", " 123 456 ", "１２３４５６", "123-456", "123\u{202f}456"] {
            assert_eq!(typed(text).as_deref(), Some("123456"), "{text}");
        }
        for text in ["", "12345", "1234567", "12345a", "一二三四五六"] {
            assert_eq!(typed(text), None, "{text}");
        }
    }

    #[test]
    fn an_app_is_told_whose_account_it_is() {
        let uri = uri("ABC", "Cycles & fils", "nadia");
        assert_eq!(
            uri,
            "otpauth://totp/Cycles%20%26%20fils:nadia?secret=ABC&issuer=Cycles%20%26%20fils"
        );
    }
}
