//! Screens and pictures in the documents are those the tests of screens keep, and links lead somewhere.

use crate::{
    blocks::{blocks, prose},
    pages, read, root, updating, write,
};
use std::path::PathBuf;

/// The picture of a screen by the name a document gives it: `topic-vote`, `room/silent`, `after/numbers`.
fn picture(name: &str) -> PathBuf {
    let (folder, name) = name.split_once('/').unwrap_or(("", name));
    let folder = if folder.is_empty() { "snapshots".to_owned() } else { format!("{folder}_snapshots") };
    root().join("tests").join(folder).join(format!("{name}-80x24.snap"))
}

/// A screen as lines, without the blank ones at its end.
fn screen(name: &str) -> Vec<String> {
    let kept = read(&picture(name));
    let text = kept.splitn(3, "---\n").nth(2).expect("a picture has a head");
    let lines = text.trim_end().lines().map(|line| line.trim_end().to_owned());
    lines.collect()
}

#[test]
fn every_screen_shown_as_text_is_one_of_the_pictures() {
    let mut found = 0;
    for path in pages() {
        let text = read(&path);
        let mut now: Vec<String> = text.lines().map(str::to_owned).collect();
        for block in blocks(&path, &text).into_iter().rev() {
            let Some(name) = block.mark("screen") else { continue };
            found += 1;
            let screen = screen(name);
            if updating() {
                now.splice(block.line..block.line + block.lines.len(), screen);
            } else {
                assert!(block.lines == screen, "{}: {name} has changed: UPDATE_DOCUMENTS=1", block.place());
            }
        }
        if updating() {
            write(&path, &(now.join("\n") + "\n"));
        }
    }
    assert!(found > 2, "only {found} screens are shown");
}

/// What a heading is called in a link.
fn anchor(heading: &str) -> String {
    let kept = heading.trim_start_matches('#').trim().to_lowercase();
    kept.chars()
        .filter(|c| c.is_alphanumeric() || [' ', '-', '_'].contains(c))
        .map(|c| if c == ' ' { '-' } else { c })
        .collect()
}

#[test]
fn every_link_and_picture_of_the_documents_is_there() {
    let mut found = 0;
    for path in pages() {
        let prose = prose(&read(&path));
        for (at, _) in prose.match_indices("](") {
            let link = prose[at + 2..].split(')').next().expect("a link ends");
            if link.starts_with("https://") {
                continue;
            }
            let (file, part) = link.split_once('#').unwrap_or((link, ""));
            let target = if file.is_empty() { path.clone() } else { path.with_file_name(file) };
            assert!(target.exists(), "{}: {link} is not there", path.display());
            if !part.is_empty() {
                let headed = read(&target).lines().any(|line| line.starts_with('#') && anchor(line) == part);
                assert!(headed, "{}: {link}: no such heading", path.display());
            }
            found += 1;
        }
    }
    assert!(found > 20, "only {found} links");
}
