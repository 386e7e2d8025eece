//! Which cell formats of a workbook mean that a number is a day or a time. Everything else about style is skipped.

use super::Flaw;
use super::xml::{Node, Xml, attribute};
use std::collections::HashSet;

/// The formats, in the order cells refer to them: whether each shows a date.
#[derive(Debug, Default)]
pub(super) struct Styles(Vec<bool>);

impl Styles {
    /// Reads the part that holds them.
    pub(super) fn read(part: Vec<u8>) -> Result<Self, Flaw> {
        let mut xml = Xml::of(part);
        let (mut formats, mut dates, mut plain) = (Vec::new(), HashSet::new(), HashSet::new());
        let mut in_cells = false;
        loop {
            match xml.next()? {
                Node::Start(start) => match start.local_name().as_ref() {
                    "cellXfs" => in_cells = true,
                    "numFmt" => {
                        let number = attribute(&start, "numFmtId")?.unwrap_or_default();
                        let code = attribute(&start, "formatCode")?.unwrap_or_default();
                        let known = if is_date(&code) { &mut dates } else { &mut plain };
                        known.insert(number);
                    }
                    "xf" if in_cells => {
                        let number = attribute(&start, "numFmtId")?.unwrap_or_default();
                        let own = dates.contains(&number);
                        formats.push(own || (!plain.contains(&number) && is_built_in_date(&number)));
                    }
                    _ => {}
                },
                Node::End(end) if end.local_name().as_ref() == "cellXfs" => in_cells = false,
                Node::Eof => return Ok(Self(formats)),
                _ => {}
            }
        }
    }

    /// Whether a number in this format is a day or a time.
    pub(super) fn is_date(&self, style: Option<&str>) -> bool {
        let style = style.and_then(|style| style.parse::<usize>().ok());
        style.and_then(|style| self.0.get(style)).copied().unwrap_or(false)
    }
}

/// The formats every spreadsheet knows by number; some of them only in East Asian languages.
fn is_built_in_date(number: &str) -> bool {
    matches!(number.parse::<u32>(), Ok(14..=22 | 27..=36 | 45..=47 | 50..=58))
}

/// A format code with a letter for a part of a day in it, outside quotes, colours and conditions.
fn is_date(code: &str) -> bool {
    let mut rest = code.chars();
    while let Some(found) = rest.next() {
        match found {
            '"' => drop(rest.by_ref().find(|c| *c == '"')),
            '\\' | '_' | '*' => drop(rest.next()),
            '[' => {
                let inside: String = rest.by_ref().take_while(|c| *c != ']').collect();
                let elapsed = inside.to_lowercase();
                if !elapsed.is_empty() && elapsed.chars().all(|c| matches!(c, 'h' | 'm' | 's')) {
                    return true;
                }
            }
            // The second section is for negative numbers: no day has one.
            ';' => return false,
            'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_code_with_a_part_of_a_day_is_a_date() {
        for code in ["m/d/yy h:mm:ss", "dd.mm.yyyy", "[$-409]d-mmm", "[h]:mm", "\"am\" HH:MM", "[Red]yyyy"] {
            assert!(is_date(code), "{code}");
        }
        for code in ["General", "0.00", "#,##0 \"days\"", "0%", "[Red]0;[Blue]0", "0\\d", "_h0", "@", "0;d"] {
            assert!(!is_date(code), "{code}");
        }
    }

    #[test]
    fn formats_of_cells_are_told_from_named_styles() {
        let part = br#"<styleSheet><numFmts><numFmt numFmtId="165" formatCode="yyyy"/><numFmt numFmtId="14"
            formatCode="0.0"/></numFmts><cellStyleXfs><xf numFmtId="22"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>
            <xf numFmtId="165"/><xf numFmtId="22"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;
        let styles = Styles::read(part.to_vec()).unwrap();
        let found: Vec<bool> = ["0", "1", "2", "3", "4"].map(|style| styles.is_date(Some(style))).to_vec();
        assert_eq!(found, [false, true, true, false, false]);
        assert!(!styles.is_date(None));
    }
}
