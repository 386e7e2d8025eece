//! What stands in the margins of printed pages: title, version and date above, the page number below.

use crate::assets::words::say;
use crate::export::{Page, document::Playbook};
use crate::text::fit;

/// So many cells of a title stand above a page.
const TITLE: usize = 70;

/// The rules for the margins; a sheet for the wall has none.
pub(super) fn margins(playbook: &Playbook) -> String {
    if playbook.kind.page() == Page::Wall {
        return String::new();
    }
    let title = quoted(&fit(&playbook.title, TITLE));
    let imprint = quoted(&fit(&playbook.imprint.line(), TITLE));
    let (page, of) =
        (quoted(&format!("{} ", say("document.page"))), quoted(&format!(" {} ", say("document.page_of"))));
    let font = "font: 8.5pt Calibri, Carlito, Arial, sans-serif; color: #55606e";
    format!(
        "@page {{ @top-left {{ content: {title}; {font} }} @top-right {{ content: {imprint}; {font} }} \
         @bottom-right {{ content: {page} counter(page) {of} counter(pages); {font} }} }}\n\
         @page :first {{ @top-left {{ content: \"\" }} @top-right {{ content: \"\" }} }}\n"
    )
}

/// A string of a style sheet in which no character can end it or the sheet.
fn quoted(text: &str) -> String {
    let escaped = text.chars().map(|character| {
        let plain = character.is_alphanumeric() || character == ' ';
        if plain { character.to_string() } else { format!("\\{:x} ", u32::from(character)) }
    });
    format!("\"{}\"", escaped.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn no_title_ends_the_string_or_the_sheet() {
        assert_eq!(quoted("Q1: Müller"), "\"Q1\\3a  Müller\"");
        let hostile = quoted("\"}</style><script>alert(1)</script>\\\n");
        assert!(!hostile[1..hostile.len() - 1].contains(['"', '<', '>', '}', '\n', '(']), "{hostile}");
    }
}
