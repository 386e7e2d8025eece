//! From bytes to UTF-8: which encoding and which line ends a file has, found by reading it once.
//! Nothing is replaced in silence: bytes that belong to no character are an error.

use super::ReadSeek;
use crate::assets::words::{fill, say};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::io::{self, Read, SeekFrom};

/// How the bytes of a file are to be read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Detected {
    /// The encoding.
    pub encoding: &'static Encoding,
    /// Bytes of the mark at the start that names the encoding.
    mark: u64,
    /// The encoding was concluded from the bytes, not named by a mark and not UTF-8.
    pub guessed: bool,
    /// What the bytes look like, where that is not how they are read.
    pub looks_like: Option<&'static str>,
    /// Lines end with a carriage return alone.
    carriage_returns: bool,
    /// Lines end with a carriage return and a line feed.
    pub two_byte_ends: bool,
}

const CHUNK: usize = 64 * 1024;

/// Reads the whole source once, from its start, to find its encoding and line ends.
pub(super) fn detect(source: &mut dyn ReadSeek) -> io::Result<Detected> {
    source.seek(SeekFrom::Start(0))?;
    let mut head = Vec::new();
    source.take(4096).read_to_end(&mut head)?;
    let (encoding, mark, guessed) = match head.as_slice() {
        [0xef, 0xbb, 0xbf, ..] => (UTF_8, 3, false),
        [0xff, 0xfe, ..] => (UTF_16LE, 2, false),
        [0xfe, 0xff, ..] => (UTF_16BE, 2, false),
        bytes => match wide_without_mark(bytes)? {
            Some(encoding) => (encoding, 0, true),
            None => (UTF_8, 0, false),
        },
    };
    let mut detected =
        Detected { encoding, mark, guessed, looks_like: None, carriage_returns: false, two_byte_ends: false };
    if encoding == UTF_8 && !is_utf8(source)? {
        detected.encoding = WINDOWS_1252;
        detected.guessed = true;
        detected.mark = 0;
        detected.looks_like = looks_like(source)?;
    }
    find_line_ends(source, &mut detected)?;
    Ok(detected)
}

/// UTF-16 without a mark: in any language its separators and line ends are ASCII beside a zero.
/// Text in other encodings has no zeros at all; anything else with zeros is no text.
fn wide_without_mark(bytes: &[u8]) -> io::Result<Option<&'static Encoding>> {
    let zeros = bytes.split(|byte| *byte == 0).count() - 1;
    // One in fifty: a single zero that slipped into a text is not enough.
    if zeros * 50 < bytes.len().max(50) {
        return Ok(None);
    }
    let separators = |unit: fn([u8; 2]) -> u16| {
        let (units, _) = bytes.as_chunks::<2>();
        units.iter().filter(|bytes| b"\n\r,;\t|\" ".map(u16::from).contains(&unit(**bytes))).count()
    };
    let (little, big) = (separators(u16::from_le_bytes), separators(u16::from_be_bytes));
    if little > 2 * big {
        Ok(Some(UTF_16LE))
    } else if big > 2 * little {
        Ok(Some(UTF_16BE))
    } else {
        Err(io::Error::new(io::ErrorKind::InvalidData, say("import.no_text")))
    }
}

fn is_utf8(source: &mut dyn ReadSeek) -> io::Result<bool> {
    source.seek(SeekFrom::Start(0))?;
    let mut chunk = vec![0; CHUNK];
    let mut kept = 0;
    loop {
        let read = source.read(&mut chunk[kept..])?;
        if read == 0 {
            return Ok(kept == 0);
        }
        let filled = kept + read;
        kept = match std::str::from_utf8(&chunk[..filled]) {
            Ok(_) => 0,
            Err(error) if error.error_len().is_some() => return Ok(false),
            // A character cut by the end of the chunk: the next one completes it.
            Err(error) => {
                chunk.copy_within(error.valid_up_to()..filled, 0);
                filled - error.valid_up_to()
            }
        };
    }
}

/// The encoding these bytes resemble, if that is another one than Windows-1252.
fn looks_like(source: &mut dyn ReadSeek) -> io::Result<Option<&'static str>> {
    source.seek(SeekFrom::Start(0))?;
    let mut head = Vec::new();
    source.take(1024 * 1024).read_to_end(&mut head)?;
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&head, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    Ok((guess != WINDOWS_1252).then(|| guess.name()))
}

fn find_line_ends(source: &mut dyn ReadSeek, detected: &mut Detected) -> io::Result<()> {
    let mut reader = decoded(source, detected)?;
    let mut chunk = vec![0; CHUNK];
    let mut carriage_return = false;
    let mut last_byte = 0;
    loop {
        let read = reader.read(&mut chunk)?;
        if read == 0 {
            detected.carriage_returns = carriage_return;
            return Ok(());
        }
        if let Some(at) = chunk[..read].iter().position(|byte| *byte == b'\n') {
            let before = if at == 0 { last_byte } else { chunk[at - 1] };
            detected.two_byte_ends = before == b'\r';
            return Ok(());
        }
        carriage_return |= chunk[..read].contains(&b'\r');
        last_byte = chunk[read - 1];
    }
}

/// The text of a source from its start, as UTF-8 without a mark, lines ending in a line feed (with or without
/// a carriage return before it).
pub(super) fn decoded<'a>(
    source: &'a mut dyn ReadSeek,
    detected: &Detected,
) -> io::Result<Box<dyn Read + 'a>> {
    source.seek(SeekFrom::Start(detected.mark))?;
    let reader: Box<dyn Read + 'a> = if detected.encoding == UTF_8 {
        Box::new(source)
    } else {
        Box::new(Decoding {
            source,
            decoder: detected.encoding.new_decoder_without_bom_handling(),
            raw: vec![0; CHUNK],
            raw_at: 0,
            raw_end: 0,
            text: Vec::with_capacity(4 * CHUNK),
            text_at: 0,
            ended: false,
        })
    };
    Ok(if detected.carriage_returns { Box::new(LineFeeds { reader }) } else { reader })
}

/// Turns every carriage return into a line feed.
struct LineFeeds<'a> {
    reader: Box<dyn Read + 'a>,
}

impl Read for LineFeeds<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(buffer)?;
        for byte in buffer[..read].iter_mut().filter(|byte| **byte == b'\r') {
            *byte = b'\n';
        }
        Ok(read)
    }
}

/// Decodes while reading, one chunk at a time.
struct Decoding<'a> {
    source: &'a mut dyn ReadSeek,
    decoder: Decoder,
    raw: Vec<u8>,
    raw_at: usize,
    raw_end: usize,
    text: Vec<u8>,
    text_at: usize,
    ended: bool,
}

impl Decoding<'_> {
    fn fill(&mut self) -> io::Result<()> {
        if self.raw_at == self.raw_end {
            self.raw_end = self.source.read(&mut self.raw)?;
            self.raw_at = 0;
        }
        let last = self.raw_end == 0;
        self.text.resize(4 * CHUNK, 0);
        let (result, read, written) = self.decoder.decode_to_utf8_without_replacement(
            &self.raw[self.raw_at..self.raw_end],
            &mut self.text,
            last,
        );
        self.text.truncate(written);
        self.text_at = 0;
        self.raw_at += read;
        self.ended = last && result == DecoderResult::InputEmpty;
        if matches!(result, DecoderResult::Malformed(..)) {
            let encoding = self.decoder.encoding().name();
            return Err(io::Error::new(
                io::ErrorKind::InvalidData,
                fill("import.no_such_text", &[("encoding", &encoding)]),
            ));
        }
        Ok(())
    }
}

impl Read for Decoding<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.text_at == self.text.len() {
            if self.ended {
                return Ok(0);
            }
            self.fill()?;
        }
        let count = buffer.len().min(self.text.len() - self.text_at);
        buffer[..count].copy_from_slice(&self.text[self.text_at..self.text_at + count]);
        self.text_at += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn text_of(bytes: &[u8]) -> (String, Detected) {
        let mut source = Cursor::new(bytes.to_vec());
        let detected = detect(&mut source).unwrap();
        let mut text = String::new();
        decoded(&mut source, &detected).unwrap().read_to_string(&mut text).unwrap();
        (text, detected)
    }

    fn wide(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    }

    #[test]
    fn every_encoding_gives_the_same_text() {
        let text = "Größe,\"Café\"\n1,2\n";
        let marked = [&[0xff, 0xfe][..], &wide(text, u16::to_le_bytes)].concat();
        let big_endian = wide(text, u16::to_be_bytes);
        let utf8_marked = [&[0xef, 0xbb, 0xbf][..], text.as_bytes()].concat();
        let (western, _, _) = WINDOWS_1252.encode(text);
        for bytes in [text.as_bytes(), &marked, &big_endian, &utf8_marked, &western] {
            assert_eq!(text_of(bytes).0, text);
        }
        assert!(text_of(&western).1.guessed && text_of(&big_endian).1.guessed);
        assert!(!text_of(&marked).1.guessed && !text_of(text.as_bytes()).1.guessed);
    }

    #[test]
    fn a_character_cut_by_a_chunk_is_still_one_character() {
        let text = format!("{}€{}", "a".repeat(CHUNK - 1), "b".repeat(CHUNK));
        let (found, detected) = text_of(text.as_bytes());
        assert_eq!(detected.encoding, UTF_8);
        assert_eq!(found, text);
        assert_eq!(text_of(&text.as_bytes()[..CHUNK]).1.encoding, WINDOWS_1252);
    }

    #[test]
    fn carriage_returns_alone_become_line_feeds() {
        assert_eq!(text_of(b"a,b\r1,2\r").0, "a,b\n1,2\n");
        let (text, detected) = text_of(b"a,b\r\n1,2\r\n");
        assert_eq!(text, "a,b\r\n1,2\r\n");
        assert!(detected.two_byte_ends);
    }

    #[test]
    fn utf_16_without_a_mark_is_found_in_any_language() {
        for text in ["团队,我们合作\n销售,一致同意\n", "Команда;Мы вместе\nпродажи;да\n", "Q,R\n1,2\n"]
        {
            for to_bytes in [u16::to_le_bytes, u16::to_be_bytes] {
                assert_eq!(text_of(&wide(text, to_bytes)).0, text);
            }
        }
        let one_zero = [b"a,b\n".repeat(50), vec![0], b"c,d\n".to_vec()].concat();
        assert_eq!(text_of(&one_zero).1.encoding, UTF_8);
        let mut binary = Cursor::new(b"\x7fELF\x02\x00\x00\x00\x00\x00\x01\x00\x00".to_vec());
        assert!(detect(&mut binary).unwrap_err().to_string().contains("not text"));
    }

    #[test]
    fn half_a_character_in_utf_16_is_an_error() {
        let mut source = Cursor::new(vec![0xff, 0xfe, b'a', 0, 0x00, 0xd8, b'b', 0]);
        assert!(detect(&mut source).is_err());
    }
}
