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
    // Readers pass over stray bytes.
    let stray = [&b"\xff\xd8\xff\xfe\0\x04ab stray"[..], &note, &coded, &[0xff, 0xd9]].concat();
    let left = tells_nothing(&stray);
    assert!(left.starts_with(b"\xff\xd8 stray\xff\xe1"));
    assert_eq!(cleaned(b"\xff\xd8\xff\xe1\0\0 no length"), None);
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
fn an_avif_picture_keeps_metadata_that_say_nothing() {
    let named =
        |id: u8, kind: &[u8]| boxed(b"infe", &[&[2, 0, 0, 0, 0, id, 0, 0], kind, &[0]].concat());
    let names = [named(1, b"av01"), named(2, b"Exif"), named(3, b"mime")].concat();
    let items = boxed(b"iinf", &[&[0, 0, 0, 0, 0, 3][..], &names].concat());
    let brand = boxed(b"ftyp", b"avif\0\0\0\0mif1");
    let notes = [&[0; 4][..], &exif()].concat();
    let xmp = [b"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">", SECRET, b"</x:xmpmeta>"].concat();
    let (tail, middle) = (SECRET.len(), notes.len() - 30);
    // The Exif in two pieces: it is one.
    let file = |at: [usize; 4]| {
        let extent = |at: usize, size: usize| {
            [(at as u32).to_be_bytes(), (size as u32).to_be_bytes()].concat()
        };
        let place = |id: u8, count: u8| vec![0, id, 0, 0, 0, count];
        let places = [
            vec![0, 0, 0, 0, 0x44, 0, 0, 3],
            [place(1, 1), extent(at[0], 4)].concat(),
            [place(2, 2), extent(at[1], middle), extent(at[2], 30)].concat(),
            [place(3, 1), extent(at[3], xmp.len())].concat(),
        ];
        let meta =
            boxed(b"meta", &[&[0; 4][..], &items, &boxed(b"iloc", &places.concat())].concat());
        let data = boxed(b"mdat", &[b"seen", &notes[..], &xmp].concat());
        [brand.clone(), meta, data, boxed(b"uuid", SECRET)].concat()
    };
    let data = file([0; 4]).len() - (8 + tail) - xmp.len() - notes.len();
    let (exif_at, xmp_at) = (data, data + notes.len());
    let left = tells_nothing(&file([data - 4, exif_at, exif_at + middle, xmp_at]));
    let exif = &left[exif_at..xmp_at];
    assert_eq!(&exif[..18], b"\0\0\0\0II*\0\x08\0\0\0\0\0\0\0\0\0");
    assert!(exif[18..].iter().all(|byte| *byte == 0), "{exif:?}");
    let xmp = std::str::from_utf8(&left[xmp_at..xmp_at + xmp.len()]).expect("text");
    assert_eq!(xmp.trim_end(), "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"/>");
    assert!(says(&left, b"seen") && says(&left, b"av01"));
}

#[test]
fn a_film_keeps_its_tracks() {
    let track = boxed(b"trak", &[boxed(b"mdia", b"seen"), boxed(b"udta", SECRET)].concat());
    let film = boxed(
        b"moov",
        &[boxed(b"mvhd", b"h"), track, boxed(b"udta", SECRET), boxed(b"meta", SECRET)].concat(),
    );
    // A track in which a camera says where it is, from second to second.
    let table = |kind: &[u8; 4], numbers: &[u32]| {
        boxed(kind, &numbers.iter().flat_map(|n| n.to_be_bytes()).collect::<Vec<u8>>())
    };
    let gps = |at: u32| {
        let samples = [
            table(b"stsz", &[0, 0, 1, SECRET.len() as u32]),
            table(b"stsc", &[0, 1, 1, 1, 1]),
            table(b"stco", &[0, 1, at]),
        ];
        let media = [
            boxed(b"hdlr", b"\0\0\0\0\0\0\0\0meta"),
            boxed(b"minf", &boxed(b"stbl", &samples.concat())),
        ];
        boxed(b"trak", &boxed(b"mdia", &media.concat()))
    };
    let brand = boxed(b"ftyp", b"qt  ");
    let at = brand.len() + film.len() + gps(0).len() + 8 + 6;
    let film = boxed(b"moov", &[&film[8..], &gps(at as u32)].concat());
    let file = [brand, film, boxed(b"mdat", &[b"frames", SECRET].concat()), boxed(b"mpvd", SECRET)]
        .concat();
    let left = tells_nothing(&file);
    assert_eq!(left.len(), file.len());
    assert!(says(&left, b"seen") && says(&left, b"frames"));
}

#[test]
fn what_a_small_file_says_of_sizes_is_not_believed() {
    // Four thousand million values, and an item as long as can be said.
    let entry =
        [&0x927c_u16.to_be_bytes()[..], &5_u16.to_be_bytes(), &[0xff; 4], &[0, 0, 0, 26]].concat();
    let vast = [&b"MM\0*\0\0\0\x08\0\x01"[..], &entry, &[0; 4], SECRET].concat();
    assert_eq!(cleaned(&vast).map(|left| left.len()), Some(vast.len()));
    let places =
        [&[0, 0, 0, 0, 0, 0, 0xff, 0xff][..], &[0, 1, 0, 0, 0xff, 0xff].repeat(60_000)].concat();
    let meta = [&[0; 4][..], &boxed(b"iinf", &[0; 6]), &boxed(b"iloc", &places)].concat();
    let endless = [boxed(b"ftyp", b"heic"), boxed(b"meta", &meta)].concat();
    assert_eq!(cleaned(&endless), None);
    // Directories that overlap: each looks at all that follows.
    let pointers: Vec<u8> = (0..1_000_u32).flat_map(|n| (5_000 + n * 12).to_be_bytes()).collect();
    let first = [
        &b"MM\0*\0\0\0\x08\0\x01\x01\x4a\0\x04"[..],
        &1_000_u32.to_be_bytes(),
        &[0, 0, 0, 26, 0, 0, 0, 0],
    ]
    .concat();
    let sea = [0xff, 0xff, 0x92, 0x7c, 0, 7, 0, 0, 0, 1, 0, 0].repeat(70_000);
    let mut deep = [first, pointers].concat();
    deep.resize(5_000, 0);
    deep.extend(sea);
    assert_eq!(cleaned(&deep), None);
    let many = [b"GIF89a\x01\0\x01\0\0\0\0".to_vec(), [0x21, 0xfe, 0].repeat(300_000)].concat();
    assert_eq!(cleaned(&many), None);
}

#[test]
fn a_raw_picture_keeps_what_it_is_made_of_and_loses_the_place() {
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        [&tag.to_be_bytes()[..], &kind.to_be_bytes(), &count.to_be_bytes(), &value.to_be_bytes()]
            .concat()
    };
    let size = SECRET.len() as u32;
    let entries = [
        entry(0x0106, 3, 1, 32_803 << 16),
        entry(0x02bc, 1, size, 50),
        entry(0x927c, 7, 5, 50 + size),
    ]
    .concat();
    let raw = [&b"MM\0*\0\0\0\x08\0\x03"[..], &entries, &[0; 4], SECRET, b"table"].concat();
    assert!(says(&tells_nothing(&raw), b"table"));
    assert_eq!(cleaned(&boxed(b"ftyp", b"crx isom")), None);
}
