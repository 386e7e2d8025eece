//! What the program takes while nobody types, and how much memory it has after an afternoon of eight hours.

use super::{
    process, sessions,
    table::Report,
    window::{Home, Window},
};
use smarketing::domain::session::Step;
use std::time::{Duration, Instant};

/// How long nobody types.
const IDLE: Duration = Duration::from_secs(30);
/// Percent of one processor.
const MOST_IDLE: f64 = 0.5;
/// Eight hours with a key every second.
const PRESSES: usize = 8 * 3600;
const MOST_MEGABYTES: f64 = 40.0;
const MEBIBYTE: f64 = 1_048_576.0;

/// What the afternoon is made of: agenda, wording, undo, help, room view, the way along the steps.
const ROUND: &str =
    "a\x1b[B\x1b[B\x1b[A|\x1b|\rewe agree on one lead that both teams know\r|u|?|\x1b|z|z|\x1b[6~|\x1b[5~|";

pub fn run(report: &mut Report) {
    for (what, running) in [("while a timer runs", true), ("while none runs", false)] {
        let home = Home::new();
        let mut window = opened(&home);
        if !running {
            // The clock of the session runs: it is paused on the agenda, which is closed again.
            for key in ["a", " ", "\x1b"] {
                window.send(key);
                window.settle(Duration::from_millis(300));
            }
        }
        idle(report, what, &window);
    }
    let home = Home::new();
    let mut window = opened(&home);
    let memory = |report: &mut Report, what: &str, bytes: Option<u64>, most| match bytes {
        Some(bytes) => report.value(what, "MiB", bytes as f64 / MEBIBYTE, most),
        None => report.without(what, "only on Linux"),
    };
    memory(report, "memory after the start", process::memory(window.process()), None);
    let mut presses = 0;
    while presses < PRESSES {
        for keys in ROUND.split('|') {
            window.send(keys);
            window.settle(Duration::from_millis(2));
            presses += keys.chars().count();
        }
    }
    memory(
        report,
        "memory after eight hours of keys",
        process::memory(window.process()),
        Some(MOST_MEGABYTES),
    );
    memory(
        report,
        "most memory in eight hours",
        process::peak_memory(window.process()),
        Some(MOST_MEGABYTES),
    );
}

fn opened(home: &Home) -> Window {
    let path = sessions::write(&sessions::up_to(Step::Sla), &home.sessions());
    let window = home.open(&["open", &path.to_string_lossy(), "--step", "sla"]);
    // Shorter than the second after which a running clock paints again.
    window.settle(Duration::from_millis(400));
    window
}

fn idle(report: &mut Report, what: &str, window: &Window) {
    let before = process::processor_time(window.process());
    let begun = Instant::now();
    let (mut bytes, mut pictures) = (0, 0);
    while begun.elapsed() < IDLE {
        let (more, pieces) = window.settle(Duration::from_millis(100));
        bytes += more;
        pictures += pieces;
    }
    let seconds = begun.elapsed().as_secs_f64();
    match (before, process::processor_time(window.process())) {
        (Some(before), Some(after)) => {
            let percent = after.saturating_sub(before).as_secs_f64() / seconds * 100.0;
            report.value(&format!("processor {what}"), "%", percent, Some(MOST_IDLE));
        }
        _ => report.without(&format!("processor {what}"), "only on Linux"),
    }
    report.value(&format!("pictures a minute {what}"), "", pictures as f64 / seconds * 60.0, None);
    report.value(&format!("bytes a minute {what}"), "", bytes as f64 / seconds * 60.0, None);
}
