//! As much of CBOR (RFC 8949) as authenticators write: definite lengths, no floating point, no tags.

/// How deep values stand in one another.
const DEPTH: u8 = 8;

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value<'a> {
    Number(i64),
    Bytes(&'a [u8]),
    Text(&'a str),
    List(Vec<Value<'a>>),
    Map(Vec<(Value<'a>, Value<'a>)>),
    /// True, false, null: nothing here asks which.
    Simple,
}

impl<'a> Value<'a> {
    pub(crate) fn bytes(&self) -> Option<&'a [u8]> {
        match self {
            Value::Bytes(bytes) => Some(bytes),
            _ => None,
        }
    }

    pub(crate) fn number(&self) -> Option<i64> {
        match self {
            Value::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// What a map has at this key; nothing where it has it twice.
    pub(crate) fn get(&self, key: &Value<'_>) -> Option<&Value<'a>> {
        let Value::Map(pairs) = self else { return None };
        let mut found = pairs.iter().filter(|(known, _)| known == key).map(|(_, value)| value);
        found.next().filter(|_| found.next().is_none())
    }

    pub(crate) fn at(&self, key: i64) -> Option<&Value<'a>> {
        self.get(&Value::Number(key))
    }
}

/// The first value, and what comes after it.
pub(crate) fn read(bytes: &[u8]) -> Option<(Value<'_>, &[u8])> {
    value(bytes, DEPTH)
}

fn value(bytes: &[u8], depth: u8) -> Option<(Value<'_>, &[u8])> {
    let depth = depth.checked_sub(1)?;
    let (first, rest) = bytes.split_first()?;
    if *first >> 5 == 7 {
        return (20..=23).contains(&(first & 31)).then_some((Value::Simple, rest));
    }
    let (length, mut rest) = argument(first & 31, rest)?;
    match first >> 5 {
        0 => Some((Value::Number(i64::try_from(length).ok()?), rest)),
        1 => Some((Value::Number(-1 - i64::try_from(length).ok()?), rest)),
        2 | 3 => {
            let length = usize::try_from(length).ok().filter(|length| *length <= rest.len())?;
            let (content, rest) = rest.split_at(length);
            let read = match first >> 5 {
                2 => Value::Bytes(content),
                _ => Value::Text(std::str::from_utf8(content).ok()?),
            };
            Some((read, rest))
        }
        4 => {
            let mut list = Vec::new();
            for _ in 0..length {
                let (one, after) = value(rest, depth)?;
                list.push(one);
                rest = after;
            }
            Some((Value::List(list), rest))
        }
        5 => {
            let mut pairs = Vec::new();
            for _ in 0..length {
                let (key, after) = value(rest, depth)?;
                let (one, after) = value(after, depth)?;
                pairs.push((key, one));
                rest = after;
            }
            Some((Value::Map(pairs), rest))
        }
        _ => None,
    }
}

/// The number that a first byte announces.
fn argument(short: u8, rest: &[u8]) -> Option<(u64, &[u8])> {
    let size = match short {
        0..=23 => return Some((u64::from(short), rest)),
        24..=27 => 1_usize << (short - 24),
        _ => return None,
    };
    let (number, rest) = rest.split_at_checked(size)?;
    Some((number.iter().fold(0, |all, byte| (all << 8) | u64::from(*byte)), rest))
}

#[cfg(test)]
mod tests {
    use super::{Value, read};

    #[test]
    fn what_authenticators_write_is_read() {
        // {1: 2, 3: -7, "a": [h'ff', true]}
        let bytes = [0xa3, 1, 2, 3, 0x26, 0x61, b'a', 0x82, 0x41, 0xff, 0xf5, 9];
        let (map, rest) = read(&bytes).expect("a map");
        assert_eq!(rest, [9]);
        assert_eq!(map.at(3), Some(&Value::Number(-7)));
        let list = Value::List(vec![Value::Bytes(&[0xff]), Value::Simple]);
        assert_eq!(map.get(&Value::Text("a")), Some(&list));
    }

    #[test]
    fn whatever_else_comes_is_refused() {
        for bytes in [
            &[][..],
            &[0x58], // a length that is missing
            &[0x5b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], // as long as memory
            &[0x9b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], // as many
            &[0x3b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], // below every number
            &[0x9f, 0xff], // without a length
            &[0xc0, 1], // a tag
            &[0xfb, 0, 0, 0, 0, 0, 0, 0, 0], // a fraction
            &[0x61, 0xff], // no UTF-8
            &[0x81; 4_000], // without end
        ] {
            assert_eq!(read(bytes), None, "{bytes:x?}");
        }
        let twice = [0xa2, 1, 2, 1, 3];
        assert_eq!(read(&twice).and_then(|(map, _)| map.at(1).cloned()), None);
    }
}
