//! What was said in plain lines, sentence by sentence.

/// Every sentence is there, in this order.
pub fn assert_said_in_order(said: &str, sentences: &[&str]) {
    let mut rest = said;
    for sentence in sentences {
        let at = rest.find(sentence).unwrap_or_else(|| panic!("{sentence:?} is not in\n{rest}"));
        rest = &rest[at + sentence.len()..];
    }
}
