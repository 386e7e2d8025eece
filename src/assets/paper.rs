//! What documents look like on paper: style sheets and Word's styles, embedded as they are.
//!
//! It knows nothing of a document's words; nothing of a session is ever put into these files.

/// The style sheet of web pages, for the screen and for A4, Letter and A3.
pub fn style_sheet() -> &'static str {
    include_str!("../../assets/paper/style.css")
}

/// Word's styles: every style a document names.
pub fn word_styles() -> &'static str {
    include_str!("../../assets/paper/styles.xml")
}

/// Word's list of bullets.
pub fn word_numbering() -> &'static str {
    include_str!("../../assets/paper/numbering.xml")
}
