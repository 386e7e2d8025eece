//! The guide's lists of boxes, preparations and things to bring are those of the program.

use crate::{read, root};
use smarketing::assets::{prep, templates};
use std::collections::BTreeMap;

fn guide() -> String {
    read(&root().join("docs/facilitators-guide.md"))
}

/// The rows of the table with this head.
fn rows(guide: &str, head: &str) -> Vec<Vec<String>> {
    let from = guide.find(head).unwrap_or_else(|| panic!("no table {head}"));
    let lines = guide[from..].lines().skip(2).take_while(|line| line.starts_with('|'));
    lines.map(|line| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()).collect()
}

#[test]
fn the_boxes_of_the_guide_are_those_of_the_templates() {
    let guide = guide();
    let mut told: [BTreeMap<String, u32>; 3] = Default::default();
    for row in rows(&guide, "| box |") {
        for (template, cell) in told.iter_mut().zip(&row[1..]) {
            if !cell.is_empty() {
                *template.entry(row[0].replace(" (the second)", " 2")).or_default() +=
                    cell.parse::<u32>().expect("minutes");
            }
        }
    }
    for (template, told) in templates::all().iter().zip(told) {
        let mut wanted = BTreeMap::new();
        for entry in &template.boxes {
            let second = if entry.id.ends_with("-2") { " 2" } else { "" };
            wanted.insert(format!("{}{second}", entry.title()), entry.minutes);
        }
        assert_eq!(told, wanted, "{}", template.id);
        assert_eq!(told.values().sum::<u32>(), template.minutes, "{}", template.id);
    }
}

#[test]
fn what_is_done_before_is_what_the_run_sheet_says() {
    let guide = guide();
    let told: Vec<(String, String)> =
        rows(&guide, "| days before |").into_iter().map(|row| (row[0].clone(), row[1].clone())).collect();
    let wanted: Vec<(String, String)> = prep::prep()
        .tasks
        .iter()
        .map(|task| (task.days_before.to_string(), task.text().to_owned()))
        .collect();
    assert_eq!(told, wanted);
    for thing in &prep::prep().kit {
        assert!(guide.contains(&format!("\n- {}\n", thing.text())), "{}", thing.text());
    }
}
