//! The editor: random edits keep the cursor in view and undo to the start.

use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::*;
use crate::theme::Theme;

fn typed(editor: &mut Editor, text: &str) {
    for character in text.chars() {
        editor.input(Edit::Insert(character));
    }
}

fn go(editor: &mut Editor, to: Motion) -> Outcome {
    editor.input(Edit::Move { to, select: false })
}

fn mark(editor: &mut Editor, to: Motion) -> Outcome {
    editor.input(Edit::Move { to, select: true })
}

fn drawn(editor: &Editor, width: u16, height: u16) -> (Vec<String>, Option<Position>) {
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    let cursor = editor.draw(buffer.area, &mut buffer, &Theme::default(), true);
    let row = |y| (0..width).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
    ((0..height).map(row).collect(), cursor)
}

#[test]
fn a_family_takes_one_backspace() {
    let mut editor = Editor::new("x👨‍👩‍👧‍👦");
    assert_eq!(editor.input(Edit::Backspace), Outcome::Changed);
    assert_eq!(editor.text(), "x");
    typed(&mut editor, "e\u{301}");
    assert_eq!(go(&mut editor, Motion::Left), Outcome::Moved);
    assert_eq!(editor.cursor(), 1);
}

#[test]
fn a_word_is_one_step_of_undo() {
    let mut editor = Editor::new("");
    typed(&mut editor, "two words");
    editor.input(Edit::Undo);
    assert_eq!(editor.text(), "two ");
    editor.input(Edit::Undo);
    assert_eq!(editor.text(), "");
    assert!(!editor.can_undo() && editor.can_redo());
    assert_eq!(editor.input(Edit::Undo), Outcome::Ignored);
    editor.input(Edit::Redo);
    editor.input(Edit::Redo);
    assert_eq!(editor.text(), "two words");
}

#[test]
fn a_run_of_backspaces_is_one_step() {
    let mut editor = Editor::new("abcdef");
    for _ in 0..3 {
        editor.input(Edit::Backspace);
    }
    editor.input(Edit::Undo);
    assert_eq!((editor.text(), editor.cursor()), ("abcdef", 6));
    go(&mut editor, Motion::TextStart);
    editor.input(Edit::Delete);
    editor.input(Edit::Delete);
    assert_eq!(editor.text(), "cdef");
    editor.input(Edit::Undo);
    assert_eq!((editor.text(), editor.cursor()), ("abcdef", 0));
}

#[test]
fn a_move_ends_the_step() {
    let mut editor = Editor::new("");
    typed(&mut editor, "ab");
    go(&mut editor, Motion::Left);
    go(&mut editor, Motion::Right);
    typed(&mut editor, "c");
    editor.input(Edit::Undo);
    assert_eq!(editor.text(), "ab");
}

#[test]
fn a_paste_is_one_step_and_keeps_its_lines() {
    let mut editor = Editor::new("");
    assert_eq!(editor.input(Input::Paste("one\rtwo\r\nthree".into())), Outcome::Changed);
    assert_eq!(editor.text(), "one\ntwo\nthree");
    editor.input(Edit::Undo);
    assert_eq!(editor.text(), "");
    let mut line = Editor::line("");
    line.input(Input::Paste("one\ntwo".into()));
    assert_eq!(line.text(), "one two");
    assert_eq!(line.input(Edit::Newline), Outcome::Ignored);
}

#[test]
fn a_huge_paste_is_refused_whole() {
    let mut editor = Editor::new("kept");
    assert_eq!(editor.input(Input::Paste("x".repeat(PASTE_LIMIT + 1))), Outcome::PasteRefused);
    assert_eq!(editor.text(), "kept");
    assert_eq!(editor.input(Input::Paste("x".repeat(PASTE_LIMIT))), Outcome::Changed);
}

#[test]
fn a_selection_is_replaced() {
    let mut editor = Editor::new("a lead now");
    mark(&mut editor, Motion::WordLeft);
    assert_eq!(editor.selected_text(), Some("now"));
    typed(&mut editor, "later");
    assert_eq!(editor.text(), "a lead later");
    editor.input(Edit::Undo);
    assert_eq!(editor.text(), "a lead now");
    editor.input(Edit::SelectAll);
    editor.input(Edit::Backspace);
    assert!(editor.is_empty());
}

#[test]
fn left_and_right_leave_a_selection_at_its_ends() {
    let mut editor = Editor::new("abcd");
    mark(&mut editor, Motion::TextStart);
    go(&mut editor, Motion::Right);
    assert_eq!((editor.cursor(), editor.selection()), (4, None));
    mark(&mut editor, Motion::TextStart);
    go(&mut editor, Motion::Left);
    assert_eq!((editor.cursor(), editor.selection()), (0, None));
}

#[test]
fn up_and_down_keep_the_column() {
    let mut editor = Editor::new("long line\nx\nlong line");
    go(&mut editor, Motion::Up);
    assert_eq!(editor.cursor(), 11);
    go(&mut editor, Motion::Up);
    assert_eq!(editor.cursor(), 9);
    go(&mut editor, Motion::Up);
    assert_eq!(editor.cursor(), 0);
    assert_eq!(go(&mut editor, Motion::Up), Outcome::Ignored);
}

#[test]
fn home_and_end_stay_on_the_shown_row() {
    let mut editor = Editor::new("hello world");
    editor.set_room(8, 3);
    go(&mut editor, Motion::TextStart);
    go(&mut editor, Motion::LineEnd);
    assert_eq!(editor.cursor(), 5);
    go(&mut editor, Motion::Down);
    assert_eq!(editor.cursor(), 11);
    go(&mut editor, Motion::LineStart);
    assert_eq!(editor.cursor(), 6);
}

#[test]
fn a_click_places_the_cursor() {
    let mut editor = Editor::new("hello world");
    editor.set_room(8, 3);
    assert_eq!(editor.input(Input::Click { column: 2, row: 0 }), Outcome::Moved);
    assert_eq!(editor.cursor(), 2);
    editor.input(Input::Click { column: 7, row: 2 });
    assert_eq!(editor.cursor(), 11);
}

#[test]
fn rows_wrap_and_the_cursor_is_drawn_behind_them() {
    let editor = Editor::new("hello world");
    let (rows, cursor) = drawn(&editor, 8, 2);
    assert_eq!(rows, ["hello", "world"]);
    assert_eq!(cursor, Some(Position::new(5, 1)));
}

#[test]
fn a_line_scrolls_sideways() {
    let mut editor = Editor::line("abcdefghij");
    let (rows, cursor) = drawn(&editor, 5, 1);
    assert_eq!((rows[0].as_str(), cursor), ("ghij", Some(Position::new(4, 0))));
    go(&mut editor, Motion::TextStart);
    assert_eq!(drawn(&editor, 5, 1).0, ["abcde"]);
}

#[test]
fn controls_are_shown_as_pictures_and_kept_raw() {
    let editor = Editor::new("a\x1b\u{202e}b");
    assert_eq!(drawn(&editor, 10, 1).0, ["a␛b"]);
    assert_eq!(editor.text(), "a\x1b\u{202e}b");
}

#[test]
fn a_wide_character_in_a_narrow_field_is_hinted_at() {
    assert_eq!(drawn(&Editor::new("日"), 1, 2).0, ["·", ""]);
}

#[test]
fn marked_text_is_drawn_marked() {
    let mut editor = Editor::new("ab");
    mark(&mut editor, Motion::Left);
    let mut buffer = Buffer::empty(Rect::new(0, 0, 4, 1));
    let theme = Theme::default();
    editor.draw(buffer.area, &mut buffer, &theme, true);
    let reversed = |x: u16| buffer[(x, 0)].modifier.contains(ratatui::style::Modifier::REVERSED);
    assert_eq!([reversed(0), reversed(1), reversed(2)], [false, true, false]);
}

#[test]
fn replacing_all_of_the_text_can_be_undone() {
    let mut editor = Editor::new("old");
    editor.set_text("new words");
    assert_eq!((editor.text(), editor.can_undo()), ("new words", true));
    editor.input(Edit::Undo);
    assert_eq!(editor.text(), "old");
    editor.set_text("old");
    assert!(!editor.can_undo());
}

#[test]
fn too_long_is_counted_in_graphemes() {
    let mut editor = Editor::new(&"e\u{301}".repeat(SOFT_LIMIT));
    assert!(!editor.is_too_long_to_read_aloud());
    typed(&mut editor, "!");
    assert!(editor.is_too_long_to_read_aloud());
    assert_eq!(editor.length(), 601);
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-c \n\t\r\u{1}]{0,12}",
        any::<String>(),
        "[日本\u{301}👩\u{200d}🇩🇪\u{202e}\u{1100}\u{1161} ]{0,12}"
    ]
}

#[test]
fn a_typed_line_is_deleted_back_to_its_start() {
    let mut editor = Editor::new("first\nsecond line");
    assert_eq!(editor.input(Edit::DeleteLineBefore), Outcome::Changed);
    assert_eq!(editor.text(), "first\n");
    assert_eq!(editor.input(Edit::DeleteLineBefore), Outcome::Ignored);
    editor.input(Edit::Undo);
    assert_eq!(editor.text(), "first\nsecond line");
}

fn any_input() -> impl Strategy<Value = Input> {
    let motion = prop::sample::select(vec![
        Motion::Left,
        Motion::Right,
        Motion::WordLeft,
        Motion::WordRight,
        Motion::Up,
        Motion::Down,
        Motion::LineStart,
        Motion::LineEnd,
        Motion::PageUp,
        Motion::PageDown,
        Motion::TextStart,
        Motion::TextEnd,
    ]);
    let edit = prop::sample::select(vec![
        Edit::Newline,
        Edit::Backspace,
        Edit::Delete,
        Edit::DeleteWordBefore,
        Edit::DeleteLineBefore,
        Edit::DeleteWordAfter,
        Edit::SelectAll,
        Edit::Undo,
        Edit::Redo,
    ]);
    let typed = "[a-c é日\u{301}\u{200d}👩🇩🇪\u{1}]"
        .prop_map(|text| Edit::Insert(text.chars().next().expect("the pattern is one character")));
    prop_oneof![
        4 => typed.prop_map(Input::Edit),
        2 => any::<char>().prop_map(|character| Edit::Insert(character).into()),
        4 => (motion, any::<bool>()).prop_map(|(to, select)| Edit::Move { to, select }.into()),
        4 => edit.prop_map(Input::Edit),
        1 => any_text().prop_map(Input::Paste),
        1 => (0u16..30, 0u16..6).prop_map(|(column, row)| Input::Click { column, row }),
    ]
}

fn any_editor() -> impl Strategy<Value = Editor> {
    (any_text(), any::<bool>(), 0u16..20, 0u16..5).prop_map(|(text, single_line, width, height)| {
        let mut editor = if single_line { Editor::line(&text) } else { Editor::new(&text) };
        editor.set_room(width, height);
        editor
    })
}

proptest! {
    #[test]
    fn random_edits_keep_the_cursor_in_view(
        mut editor in any_editor(),
        inputs in prop::collection::vec(any_input(), 0..40),
        (width, height) in (0u16..14, 0u16..4),
    ) {
        let mut buffer = Buffer::empty(Rect::new(2, 1, 16, 5));
        let area = Rect::new(3, 2, width, height);
        for input in inputs {
            editor.input(input);
            prop_assert!(editor.cursor() == motion::snap(&editor.text, editor.cursor));
            match editor.draw(area, &mut buffer, &Theme::default(), true) {
                Some(cursor) => prop_assert!(area.contains(cursor)),
                None => prop_assert!(area.is_empty()),
            }
        }
    }

    #[test]
    fn undoing_everything_restores_the_text(
        mut editor in any_editor(),
        inputs in prop::collection::vec(any_input(), 0..60),
    ) {
        let start = editor.text().to_owned();
        for input in inputs {
            editor.input(input);
        }
        // Taken back steps of the random part are done again first, so that both directions are tried.
        while editor.can_redo() {
            editor.input(Edit::Redo);
        }
        let end = editor.text().to_owned();
        while editor.can_undo() {
            editor.input(Edit::Undo);
        }
        prop_assert_eq!(editor.text(), start);
        while editor.can_redo() {
            editor.input(Edit::Redo);
        }
        prop_assert_eq!(editor.text(), end);
    }

    #[test]
    fn ignored_means_that_nothing_changed(
        mut editor in any_editor(),
        inputs in prop::collection::vec(any_input(), 0..20),
    ) {
        for input in inputs {
            let before = (editor.text.clone(), editor.cursor, editor.selection());
            let outcome = editor.input(input);
            let after = (editor.text.clone(), editor.cursor, editor.selection());
            match outcome {
                Outcome::Ignored | Outcome::PasteRefused => prop_assert_eq!(before, after),
                Outcome::Moved => prop_assert_eq!(before.0, after.0),
                Outcome::Changed => {}
            }
        }
    }
}

#[test]
fn text_inside_a_sentence_takes_new_lines_and_lets_up_and_down_go() {
    let mut editor = Editor::flowing("name, e-mail");
    assert_eq!(go(&mut editor, Motion::Up), Outcome::Ignored);
    assert_eq!(editor.input(Edit::Newline), Outcome::Changed);
    typed(&mut editor, "source");
    assert_eq!(editor.text(), "name, e-mail\nsource");
    assert_eq!(go(&mut editor, Motion::Down), Outcome::Ignored);
    assert_eq!(go(&mut editor, Motion::LineStart), Outcome::Moved);
    assert_eq!(editor.cursor(), 0);
    assert!(!editor.is_single_line());
}
