//! The same two times of programs everybody knows, where they are installed: start to the first picture, a key to paint.

use super::{
    table::{Report, Spread, milliseconds},
    window::{Home, Window},
};
use std::{env, fs, path::PathBuf, time::Duration};

/// Starts, and keys, of each.
const STARTS: usize = 20;
const KEYS: usize = 300;

/// A program, how it is started without anybody's settings, and the keys that take turns.
struct Peer {
    name: &'static str,
    arguments: &'static [&'static str],
    /// Pressed first, to type text.
    before: &'static str,
    keys: &'static [&'static str],
}

const TYPED: &[&str] = &["p", "l", "a", "n", " ", "\x7f", "\x7f", "\x7f", "\x7f", "\x7f"];

const PEERS: &[Peer] = &[
    Peer { name: "vim", arguments: &["-u", "NONE", "-N", "-n"], before: "i", keys: TYPED },
    Peer { name: "nano", arguments: &["-I"], before: "", keys: TYPED },
    Peer { name: "less", arguments: &[], before: "", keys: &["j", "k"] },
    Peer { name: "kak", arguments: &["-n"], before: "i", keys: TYPED },
    Peer { name: "micro", arguments: &[], before: "", keys: TYPED },
];

/// A line of the file they open, and the end of it: a cursor on the first word may cut that in two.
const LINE: &str = "Marketing and Sales agree on one playbook.\n";
const WORD: &str = "playbook";

pub fn run(report: &mut Report) {
    for peer in PEERS {
        let Some(program) = installed(peer.name) else {
            report.without(peer.name, "not installed");
            continue;
        };
        for size in [(80, 24), (200, 50)] {
            let home = Home::of_size(size);
            let file = home.path().join("page.txt");
            fs::write(&file, LINE.repeat(400)).unwrap();
            let file = file.to_string_lossy();
            let arguments: Vec<&str> = peer.arguments.iter().copied().chain([file.as_ref()]).collect();
            let open = || Window::open(&program, &arguments, &home);
            let (width, height) = size;
            let starts: Vec<f64> = (0..STARTS).map_while(|_| open().shows(WORD)).map(milliseconds).collect();
            report.spread(
                &format!("{}: start to the first picture, {width}x{height}", peer.name),
                "ms",
                &Spread::of(starts),
                None,
            );
            let mut window = open();
            window.settle(Duration::from_millis(500));
            window.send(peer.before);
            window.settle(Duration::from_millis(200));
            let paints = (0..KEYS).filter_map(|turn| window.press(peer.keys[turn % peer.keys.len()]));
            let (took, bytes) = paints.map(|paint| (milliseconds(paint.took), paint.bytes as f64)).unzip();
            report.spread(
                &format!("{}: key to paint, {width}x{height}", peer.name),
                "ms",
                &Spread::of(took),
                None,
            );
            report.spread("  written for a key", "bytes", &Spread::of(bytes), None);
        }
    }
}

/// Where a program is.
fn installed(name: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(name)).find(|path| path.is_file())
}
