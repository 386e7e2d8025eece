//! The layers and house numbers of ARCHITECTURE.md, checked on the source tree; a failure names file and line.
//!
//! Each check is a function from one file to its problems, tested on small samples beside it, so that none passes
//! because it finds nothing at all.

#[path = "architecture/imports.rs"]
mod imports;
#[path = "architecture/layers.rs"]
mod layers;
#[path = "architecture/numbers.rs"]
mod numbers;
#[path = "architecture/problem.rs"]
mod problem;
#[path = "support/source.rs"]
mod source;
#[path = "architecture/speech.rs"]
mod speech;

use problem::Problem;
use source::{Source, blank, source_tree};

#[track_caller]
fn no_problem(check: fn(&Source) -> Vec<Problem>) {
    let found: Vec<String> =
        source_tree().iter().flat_map(check).map(|problem| problem.to_string()).collect();
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn modules_import_only_what_the_table_allows() {
    no_problem(layers::forbidden_imports);
}

#[test]
fn no_ring_between_modules() {
    assert_eq!(layers::rings(&source_tree()), Vec::<String>::new());
}

#[test]
fn outside_crates_stay_in_their_layers() {
    no_problem(layers::outside_crates);
    no_problem(layers::json_in_domain);
}

#[test]
fn private_notes_are_read_by_the_console_alone() {
    no_problem(layers::private_notes);
}

#[test]
fn files_are_short() {
    no_problem(numbers::long_files);
}

#[test]
fn functions_are_short() {
    no_problem(numbers::long_functions);
}

#[test]
fn every_file_says_what_it_is() {
    no_problem(numbers::silent_files);
}

#[test]
fn nothing_banned_is_left_in_the_code() {
    no_problem(numbers::banned_text);
}

#[test]
fn clocks_and_files_stay_at_the_edge() {
    no_problem(numbers::world_touched);
}

#[test]
fn text_leaves_the_program_through_few_doors() {
    no_problem(numbers::streams_touched);
}

#[test]
fn names_say_what_a_thing_is() {
    no_problem(numbers::empty_names);
}

#[test]
fn what_people_read_comes_from_the_words() {
    no_problem(speech::sentences);
    no_problem(speech::error_texts);
    assert_eq!(speech::gone(&source_tree()), Vec::<&str>::new());
}

#[test]
fn the_model_is_narrow() {
    no_problem(numbers::wide_model);
}

#[test]
fn comments_and_literals_are_blanked() {
    let cases = [
        ("a // b\nc", "a     \nc"),
        ("a /* b /* c */ d */ e", "a                   e"),
        ("f(\"x\\\"y\", 1)", "f(      , 1)"),
        ("r#\"a \" b\"# + r\"c\"", "           +     "),
        ("b'x' + '\\'' + '\"' + 'a", "b    +      +     + 'a"),
        ("for r in rr#x", "for r in rr#x"),
        ("let s = \"a\nb\";", "let s =   \n  ;"),
        ("\"not closed", "           "),
    ];
    for (raw, code) in cases {
        assert_eq!(blank(raw), code, "{raw}");
    }
}
