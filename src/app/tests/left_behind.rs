//! What does not go along to the next screen: sentences said on the last one, and what only narrowed a list.

use super::*;

#[test]
fn a_sentence_stays_on_the_screen_it_was_said_on() {
    let mut play = lead();
    play.keys("<enter>half<space>typed<esc>");
    assert!(play.text().contains("Draft kept"), "{}", play.text());
    play.keys("a");
    assert!(!play.text().contains("Draft kept"), "{}", play.text());
}

#[test]
fn what_narrowed_the_commands_is_no_draft_and_narrows_nothing_later() {
    let mut play = lead();
    play.keys(":zebra").wait(1).keys("<esc>");
    assert!(!play.text().contains("Draft kept"), "{}", play.text());
    let kept = play.effects.iter().filter(|effect| matches!(effect, Effect::Keep(_))).count();
    assert_eq!(kept, 0, "{:?}", play.effects);
    play.keys("<esc>?");
    assert!(!play.text().contains("zebra"), "{}", play.text());
}
