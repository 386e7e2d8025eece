//! XML that is always well formed: every element is closed, every text and value escaped, what XML forbids left out.

/// XML being written.
#[derive(Debug, Default)]
pub(super) struct Xml(String);

/// Names and values of an element's attributes.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Xml {
    /// A document of its own.
    pub(super) fn document() -> Self {
        Self("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned())
    }

    /// An element and what stands in it.
    pub(super) fn element(&mut self, name: &str, attributes: Attributes<'_>, inside: impl FnOnce(&mut Self)) {
        self.begin(name, attributes);
        self.0.push('>');
        inside(self);
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push('>');
    }

    /// An element with nothing in it.
    pub(super) fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.begin(name, attributes);
        self.0.push_str("/>");
    }

    /// An element whose one attribute is Word's `w:val`.
    pub(super) fn value(&mut self, name: &str, value: &str) {
        self.empty(name, &[("w:val", value)]);
    }

    /// Text between elements.
    pub(super) fn text(&mut self, text: &str) {
        for character in text.chars().filter(|character| is_allowed(*character)) {
            match character {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                character => self.0.push(character),
            }
        }
    }

    /// What was written.
    pub(super) fn into_string(self) -> String {
        self.0
    }

    fn begin(&mut self, name: &str, attributes: Attributes<'_>) {
        self.0.push('<');
        self.0.push_str(name);
        for (name, value) in attributes {
            self.0.push(' ');
            self.0.push_str(name);
            self.0.push_str("=\"");
            self.text(value);
            self.0.push('"');
        }
    }
}

/// Whether XML 1.0 allows a character at all.
fn is_allowed(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::Xml;

    #[test]
    fn what_acts_is_escaped_and_what_is_forbidden_left_out() {
        let mut xml = Xml::default();
        xml.element("a", &[("b", "\"<&\u{0}")], |xml| xml.text("]]>\u{ffff}\u{8}<x/>"));
        xml.value("c", "d");
        assert_eq!(xml.into_string(), "<a b=\"&quot;&lt;&amp;\">]]&gt;&lt;x/&gt;</a><c w:val=\"d\"/>");
    }
}
