//! Pictures made here, with notes in every place where a format has them.

use std::io::Cursor;

use super::{Format, copy};

const SECRET: &[u8] = b"48 deg 51 min N";

/// What is left of a file.
fn cleaned(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let format = Format::of(bytes).expect("a format");
    copy(format, &mut Cursor::new(bytes), &mut out).expect("no disk is full").then_some(out)
}

fn says(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|window| window == words)
}

#[track_caller]
fn tells_nothing(bytes: &[u8]) -> Vec<u8> {
    assert!(says(bytes, SECRET));
    let left = cleaned(bytes).expect("pieces");
    assert!(!says(&left, SECRET), "{left:?}");
    left
}

/// Notes of Exif, the greatest byte first: turned to the right, a place, a maker's note.
fn exif() -> Vec<u8> {
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        [&tag.to_be_bytes()[..], &kind.to_be_bytes(), &count.to_be_bytes(), &value.to_be_bytes()]
            .concat()
    };
    let secret = SECRET.len() as u32;
    let first = [
        &[0, 3][..],
        &entry(0x0112, 3, 1, 6 << 16),
        &entry(0x8769, 4, 1, 50),
        &entry(0x8825, 4, 1, 68),
        &[0; 4],
    ]
    .concat();
    let camera = [&[0, 1][..], &entry(0x927c, 7, secret, 86), &[0; 4]].concat();
    let place = [&[0, 1][..], &entry(2, 2, secret, 101), &[0; 4]].concat();
    [b"MM\0*\0\0\0\x08".to_vec(), first, camera, place, SECRET.to_vec(), SECRET.to_vec()].concat()
}

fn segment(kind: u8, words: &[u8]) -> Vec<u8> {
    let size = (words.len() as u16 + 2).to_be_bytes();
    [&[0xff, kind][..], &size, words].concat()
}

#[test]
fn a_jpeg_keeps_its_colours_and_how_it_is_turned() {
    let coded = [&segment(0xda, &[0; 3])[..], &[1, 0xff, 0, 2, 0xff, 0xd0, 3]].concat();
    let note = segment(0xe1, &[b"Exif\0\0".to_vec(), exif()].concat());
    let colours = segment(0xe2, b"ICC_PROFILE\0\x01\x01colours");
    let file = [
        &[0xff, 0xd8][..],
        &segment(0xe0, b"JFIF\0"),
        &note,
        &segment(0xe1, &[b"http://ns.adobe.com/", SECRET].concat()),
        &colours,
        &segment(0xfe, SECRET),
        &segment(0xe2, &[b"MPF\0", SECRET].concat()),
        &coded,
        &segment(0xc4, b"t"),
        &coded,
        &[0xff, 0xd9],
        SECRET,
    ]
    .concat();
    let left = tells_nothing(&file);
    let turn =
        segment(0xe1, b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0");
    let expected = [
        &[0xff, 0xd8][..],
        &segment(0xe0, b"JFIF\0"),
        &turn,
        &colours,
        &coded,
        &segment(0xc4, b"t"),
        &coded,
        &[0xff, 0xd9],
    ]
    .concat();
    assert_eq!(left, expected);
    assert_eq!(cleaned(&left), Some(left.clone()), "cleaning again changes nothing");
    let broken = b"\xff\xd8\xff\xfe\0\x04ab no marker";
    assert_eq!(cleaned(broken).as_deref(), Some(&b"\xff\xd8 no marker"[..]));
}

#[test]
fn a_png_keeps_its_frames() {
    let chunk = |kind: &[u8], data: &[u8]| {
        [&(data.len() as u32).to_be_bytes()[..], kind, data, &[0; 4]].concat()
    };
    let seen = [
        chunk(b"IHDR", b"h"),
        chunk(b"acTL", b"a"),
        chunk(b"iCCP", b"c"),
        chunk(b"IDAT", b"d"),
        chunk(b"fdAT", b"f"),
    ];
    let head = b"\x89PNG\r\n\x1a\n".to_vec();
    let end = chunk(b"IEND", b"");
    let notes = [chunk(b"eXIf", &exif()), chunk(b"tEXt", SECRET), chunk(b"iTXt", SECRET)].concat();
    let file =
        [head.clone(), seen[..3].concat(), notes, seen[3..].concat(), end.clone(), SECRET.to_vec()]
            .concat();
    assert_eq!(tells_nothing(&file), [head, seen.concat(), end].concat());
    assert!(Format::Png.moves(&mut Cursor::new(&file)));
}

#[test]
fn a_webp_keeps_its_frames() {
    let chunk = |kind: &[u8], data: &[u8]| {
        let pad = if data.len() % 2 == 1 { &[0][..] } else { &[] };
        [kind, &(data.len() as u32).to_le_bytes(), data, pad].concat()
    };
    let file = |flags: u8, chunks: &[Vec<u8>]| {
        let body = [
            b"WEBP".to_vec(),
            chunk(b"VP8X", &[flags, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
            chunks.concat(),
        ]
        .concat();
        [&b"RIFF"[..], &(body.len() as u32).to_le_bytes(), &body].concat()
    };
    let (frame, notes) =
        (chunk(b"ANMF", b"odd"), [chunk(b"EXIF", &exif()), chunk(b"XMP ", SECRET)].concat());
    let whole = file(0x0e, &[frame.clone(), notes]);
    assert!(Format::WebP.moves(&mut Cursor::new(&whole)));
    assert_eq!(tells_nothing(&[whole, SECRET.to_vec()].concat()), file(0x02, &[frame]));
}

#[test]
fn a_gif_keeps_how_it_moves() {
    let head = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff".to_vec();
    let extension = |kind: u8, name: &[u8], data: &[u8]| {
        let name = if name.is_empty() { Vec::new() } else { [&[name.len() as u8], name].concat() };
        [&[0x21, kind][..], &name, &[data.len() as u8], data, &[0]].concat()
    };
    let turns = extension(0xff, b"NETSCAPE2.0", b"\x01\0\0");
    let frame = b"\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0".to_vec();
    let notes = [extension(0xfe, b"", SECRET), extension(0xff, b"XMP DataXMP", SECRET)].concat();
    let file =
        [head.clone(), turns.clone(), notes, frame.clone(), vec![0x3b], SECRET.to_vec()].concat();
    assert_eq!(tells_nothing(&file), [head, turns, frame, vec![0x3b]].concat());
}

#[test]
fn a_tiff_keeps_its_length_and_how_it_is_turned() {
    let file = exif();
    let left = tells_nothing(&file);
    assert_eq!(left.len(), file.len());
    assert_eq!(super::tiff::orientation(&left), Some(6));
    assert_eq!(cleaned(b"II+\0"), None, "BigTIFF");
    // A directory that leads to itself.
    assert!(cleaned(b"MM\0*\0\0\0\x08\0\0\0\0\0\x08").is_some());
}

fn boxed(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    [&(data.len() as u32 + 8).to_be_bytes()[..], kind, data].concat()
}

#[test]
fn a_heif_picture_loses_its_notes_where_they_stand() {
    let named =
        |id: u8, kind: &[u8]| boxed(b"infe", &[&[2, 0, 0, 0, 0, id, 0, 0], kind, &[0]].concat());
    let items =
        boxed(b"iinf", &[&[0, 0, 0, 0, 0, 2][..], &named(1, b"hvc1"), &named(2, b"Exif")].concat());
    let brand = boxed(b"ftyp", b"heic\0\0\0\0mif1");
    let file = |at: [u32; 2]| {
        let place = |id: u8, at: u32, size: usize| {
            [&[0, id, 0, 0, 0, 1][..], &at.to_be_bytes(), &(size as u32).to_be_bytes()].concat()
        };
        let places =
            [&[0, 0, 0, 0, 0x44, 0, 0, 2][..], &place(1, at[0], 4), &place(2, at[1], SECRET.len())]
                .concat();
        let meta = boxed(b"meta", &[&[0; 4][..], &items, &boxed(b"iloc", &places)].concat());
        let data = boxed(b"mdat", &[b"seen", SECRET].concat());
        [brand.clone(), meta, data, boxed(b"uuid", SECRET)].concat()
    };
    let before = file([0, 0]).len() - (8 + SECRET.len()) - SECRET.len();
    let whole = file([before as u32 - 4, before as u32]);
    let left = tells_nothing(&whole);
    assert_eq!(left.len(), whole.len());
    assert!(says(&left, b"seen") && says(&left, b"hvc1"));
}

#[test]
fn a_film_keeps_its_tracks() {
    let track = boxed(b"trak", &[boxed(b"mdia", b"seen"), boxed(b"udta", SECRET)].concat());
    let film = boxed(
        b"moov",
        &[boxed(b"mvhd", b"h"), track, boxed(b"udta", SECRET), boxed(b"meta", SECRET)].concat(),
    );
    let file = [boxed(b"ftyp", b"qt  "), film, boxed(b"mdat", b"frames")].concat();
    let left = tells_nothing(&file);
    assert_eq!(left.len(), file.len());
    assert!(says(&left, b"seen") && says(&left, b"frames"));
}
