//! The terminal under real signals, panics and stops: modes come back as they were, on whatever way out.
//!
//! The program in the pseudo-terminal is this test binary again, told by a variable to be `interface_under_test`.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "the interface under test is a test too, spread over functions")]

#[path = "support/pty.rs"]
#[expect(dead_code, reason = "the tests of the whole program use the rest")]
mod pty;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, SystemTime};

use pty::{Home, Terminal};
use smarketing::tui::{Crash, Guard, Input, Reader};
use smarketing::tui::{install_panic_hook, run_outside, suspend, watch_signals};

/// Names the way the interface is to behave; without it the test below is nothing to run.
const BEHAVIOUR: &str = "INTERFACE_UNDER_TEST";

fn start(home: &Home) -> Terminal {
    let program = std::env::current_exe().unwrap();
    let arguments = ["--ignored", "--exact", "interface_under_test", "--nocapture"];
    home.start_program(&program, &arguments, 80, 24)
}

fn running(behaviour: &str) -> (Home, Terminal) {
    let home = Home::new().with(BEHAVIOUR, behaviour);
    let terminal = start(&home);
    terminal.wait_for("waiting for input");
    terminal.wait_until("a hidden cursor", vt100::Screen::hide_cursor);
    (home, terminal)
}

/// The modes a program can leave behind: own screen, bracketed paste, mouse, hidden cursor.
fn modes(terminal: &Terminal) -> [bool; 4] {
    terminal.look(|screen| {
        let mouse = screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None;
        [screen.alternate_screen(), screen.bracketed_paste(), mouse, screen.hide_cursor()]
    })
}

const OURS: [bool; 4] = [true; 4];
const PLAIN: [bool; 4] = [false; 4];

/// The settings of a terminal in which nothing has run.
fn fresh_settings() -> String {
    let home = Home::new();
    let terminal = home.start_program(Path::new("/bin/sh"), &["-c", "echo ready; read line"], 80, 24);
    terminal.wait_for("ready");
    terminal.settings()
}

#[track_caller]
fn everything_is_back(terminal: &Terminal) {
    terminal
        .wait_until("the modes of the shell", |screen| !screen.alternate_screen() && !screen.hide_cursor());
    assert_eq!(modes(terminal), PLAIN);
    assert_eq!(terminal.settings(), fresh_settings());
}

#[test]
fn leaving_gives_the_terminal_back() {
    let (_home, mut terminal) = running("plain");
    assert_eq!(modes(&terminal), OURS);
    assert_ne!(terminal.settings(), fresh_settings());
    terminal.keys("q");
    assert_eq!(terminal.exit_status().exit_code(), 0);
    everything_is_back(&terminal);
}

#[test]
fn keys_pastes_sizes_and_clicks_arrive() {
    let (_home, mut terminal) = running("plain");
    terminal.keys("Aé<pgdn><shift+left><ctrl+j><backtab>");
    terminal.wait_for("A é pgdn shift+left ctrl+j backtab");
    terminal.paste("one\ntwo\nthree");
    terminal.wait_for(r#"Paste("one\ntwo\nthree")"#);
    terminal.resize(60, 20);
    terminal.wait_for("Resize { width: 60, height: 20 }");
    terminal.send(b"\x1b[<0;8;4M\x1b[<0;8;4m");
    terminal.wait_for("Click { column: 7, row: 3 }");
    terminal.send(b"\x1bx");
    terminal.wait_for("esc x");
}

#[test]
fn nine_thousand_bytes_in_one_burst_all_arrive() {
    let (home, mut terminal) = running("plain");
    terminal.send("0123456789".repeat(900).as_bytes());
    terminal.keys("q");
    assert_eq!(terminal.exit_status().exit_code(), 0);
    let typed = read(&home.file("typed"));
    assert_eq!(typed.len(), 9001);
    assert!(typed.starts_with("0123456789012") && typed.ends_with("6789q"));
}

#[test]
fn signals_save_restore_and_end() {
    for (name, number) in [("TERM", 15), ("HUP", 1), ("INT", 2), ("QUIT", 3)] {
        let (home, mut terminal) = running("plain");
        ends_within_a_second(&mut terminal, name, number);
        assert_eq!(read(&home.file("saved")), "saved", "{name}");
        everything_is_back(&terminal);
    }
}

#[test]
fn an_unterminated_paste_does_not_deafen_it() {
    let (home, mut terminal) = running("plain");
    terminal.send(b"\x1b[200~never ends");
    terminal.keys("q");
    ends_within_a_second(&mut terminal, "TERM", 15);
    assert_eq!(read(&home.file("saved")), "saved");
    everything_is_back(&terminal);
}

#[test]
fn a_blocked_terminal_does_not_hold_it_up() {
    let (home, mut terminal) = running("plain");
    terminal.block_output();
    terminal.keys("f");
    wait_for_file(&home.file("flooding"));
    thread::sleep(Duration::from_millis(200));
    ends_within_a_second(&mut terminal, "TERM", 15);
    assert_eq!(read(&home.file("saved")), "saved");
    assert_eq!(terminal.settings(), fresh_settings());
}

#[test]
fn saving_that_hangs_or_panics_does_not_hold_it_up() {
    for behaviour in ["save hangs", "save panics"] {
        let (_home, mut terminal) = running(behaviour);
        ends_within_a_second(&mut terminal, "TERM", 15);
        everything_is_back(&terminal);
    }
}

#[test]
fn a_panic_of_the_interface_restores_and_says_one_sentence() {
    let (home, mut terminal) = running("plain");
    terminal.keys("p");
    assert_eq!(terminal.exit_status().exit_code(), 101);
    terminal.wait_for("It broke (the roof is on fire), nothing is lost.");
    everything_is_back(&terminal);
    let log = read(&home.file("log"));
    assert!(log.starts_with("interface_under_test: the roof is on fire at tests/terminal.rs:"), "{log}");
}

#[test]
fn a_panic_elsewhere_is_logged_and_the_screen_stays() {
    let (home, mut terminal) = running("plain");
    terminal.keys("t");
    wait_for_file(&home.file("log"));
    terminal.keys("x");
    terminal.wait_for("t x");
    assert_eq!(modes(&terminal), OURS);
    assert!(read(&home.file("log")).starts_with("worker: lost a wheel at "));
}

#[test]
fn suspended_the_shell_has_its_terminal_and_fg_brings_the_screen_back() {
    let home = Home::new().with(BEHAVIOUR, "plain").with("PS1", "shell> ");
    let mut terminal = home.start_program(Path::new("/bin/sh"), &["-i"], 80, 24);
    terminal.wait_for("shell>");
    let program = std::env::current_exe().unwrap();
    terminal.send(
        format!("{} --ignored --exact interface_under_test --nocapture\n", program.display()).as_bytes(),
    );
    terminal.wait_until("our screen", |screen| screen.alternate_screen() && screen.hide_cursor());
    terminal.wait_for("waiting for input");
    terminal.keys("z");
    terminal.wait_until("the shell", |screen| {
        !screen.alternate_screen() && screen.contents().contains("Stopped")
    });
    assert_eq!(modes(&terminal), PLAIN);
    terminal.send(b"echo still $((40 + 2))\n");
    terminal.wait_for("still 42");
    terminal.send(b"fg\n");
    terminal.wait_until("our screen again", |screen| screen.alternate_screen() && screen.hide_cursor());
    terminal.wait_for("continued");
    assert_eq!(modes(&terminal), OURS);
    terminal.keys("x");
    terminal.wait_for("continued x");
}

#[test]
fn without_job_control_suspending_only_redraws() {
    let (_home, mut terminal) = running("plain");
    terminal.keys("z");
    terminal.keys("x");
    terminal.wait_for("z x");
    assert_eq!(modes(&terminal), OURS);
}

#[test]
fn stopped_from_outside_and_continued_it_sets_its_modes_again() {
    let (_home, mut terminal) = running("plain");
    terminal.signal("STOP");
    terminal.signal("CONT");
    terminal.wait_for("continued");
    terminal.keys("x");
    terminal.wait_for("continued x");
    assert_eq!(modes(&terminal), OURS);
}

/// This window answers no question about its cursor: nothing may wait for one.
#[test]
fn continued_the_whole_program_draws_at_once_and_asks_the_terminal_nothing() {
    let home = Home::new();
    let mut terminal = home.start(&[], 80, 24);
    terminal.wait_for("No sessions yet");
    terminal.signal("STOP");
    terminal.resize(100, 30);
    terminal.signal("CONT");
    let continued = now();
    terminal.wait_until("our screen again", |screen| screen.contents().lines().count() > 24);
    let waited = now().duration_since(continued).unwrap();
    assert!(waited < Duration::from_millis(1500), "drawn after {waited:?}");
    terminal.keys("q");
    assert_eq!(terminal.exit_status().exit_code(), 0, "{}", terminal.text());
}

#[test]
fn another_program_reads_the_terminal_while_it_runs() {
    let (home, mut terminal) = running("plain");
    terminal.keys("e");
    terminal.wait_for("editor here");
    assert_eq!(modes(&terminal), PLAIN);
    terminal.send(b"for the editor\n");
    wait_for_file(&home.file("edited"));
    terminal.wait_until("our screen again", |screen| screen.alternate_screen() && screen.hide_cursor());
    terminal.keys("x");
    terminal.wait_for("e x");
    assert_eq!(read(&home.file("edited")), "for the editor\n");
}

#[test]
fn a_window_closed_without_a_signal_ends_the_input() {
    let home = Home::new().with(BEHAVIOUR, "no signals");
    let script = r#"trap "" HUP; "$0" --ignored --exact interface_under_test --nocapture; echo done > ended"#;
    let program = std::env::current_exe().unwrap();
    let mut terminal =
        home.start_program(Path::new("/bin/sh"), &["-c", script, program.to_str().unwrap()], 80, 24);
    terminal.wait_for("waiting for input");
    terminal.hang_up();
    wait_for_file(&home.file("closed"));
    wait_for_file(&home.file("ended"));
}

#[track_caller]
fn ends_within_a_second(terminal: &mut Terminal, name: &str, number: u32) {
    let sent = now();
    terminal.signal(name);
    let status = terminal.exit_status();
    let took = now().duration_since(sent).unwrap_or_default();
    assert_eq!(status.exit_code(), 128 + number, "SIG{name}: {status:?}");
    assert!(
        took < Duration::from_millis(1500),
        "SIG{name}: a second, and slack for a busy machine, not {took:?}"
    );
}

#[expect(clippy::disallowed_methods, reason = "the test measures real time")]
fn now() -> SystemTime {
    SystemTime::now()
}

#[expect(clippy::disallowed_methods, reason = "the test reads what the interface left behind")]
fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_default()
}

#[track_caller]
fn wait_for_file(path: &Path) {
    for _ in 0..2000 {
        if !read(path).is_empty() {
            return;
        }
        thread::sleep(Duration::from_millis(10));
    }
    panic!("{} was not written", path.display());
}

/// What the interface leaves behind, in the home it was started in.
#[expect(clippy::disallowed_methods, reason = "the interface under test leaves its traces in files")]
fn leave(name: &str, text: &str) {
    std::fs::write(PathBuf::from(std::env::var_os("HOME").unwrap()).join(name), text).unwrap();
}

/// A small interface on the real parts: shows what comes in, and does as the keys say.
#[test]
#[ignore = "the other tests start it in a terminal"]
fn interface_under_test() {
    let behaviour = std::env::var(BEHAVIOUR).expect("the other tests say how to behave");
    install_panic_hook(
        |crash: &Crash| leave("log", &format!("{}: {} at {}", crash.thread, crash.what, crash.place)),
        |crash: &Crash| format!("It broke ({}), nothing is lost.", crash.what),
    );
    let guard = Guard::enter(true).unwrap();
    let (sender, inputs) = mpsc::channel();
    let typed = sender.clone();
    let reader = Reader::start(move |input| typed.send(Some(input)).is_ok()).unwrap();
    if behaviour != "no signals" {
        watch_signals(move || save(&behaviour), move || drop(sender.send(None))).unwrap();
    }
    let mut seen = Seen::default();
    seen.show("waiting for input");
    for input in inputs {
        match input {
            None => seen.show("continued"),
            Some(Input::Closed) => {
                leave("closed", "closed");
                break;
            }
            Some(Input::Chord(chord)) => {
                seen.show(&chord.notation());
                if !obey(&chord.notation(), &reader, &mut seen) {
                    break;
                }
            }
            Some(other) => seen.show(&format!("{other:?}")),
        }
    }
    leave("typed", &seen.typed);
    drop(guard);
}

fn save(behaviour: &str) {
    match behaviour {
        "save hangs" => thread::sleep(Duration::from_mins(1)),
        "save panics" => panic!("no room"),
        _ => leave("saved", "saved"),
    }
}

/// Does what a key says; `false` leaves.
fn obey(key: &str, reader: &Reader, seen: &mut Seen) -> bool {
    match key {
        "q" => return false,
        "p" => panic!("the roof is on fire"),
        "t" => {
            let worker = thread::Builder::new().name("worker".to_owned()).spawn(|| panic!("lost a wheel"));
            assert!(worker.unwrap().join().is_err());
        }
        "z" => {
            suspend(reader).unwrap();
            seen.draw();
        }
        "e" => {
            run_outside(reader, || {
                println!("editor here");
                let mut line = String::new();
                std::io::stdin().read_line(&mut line)?;
                leave("edited", &line);
                Ok(())
            })
            .unwrap();
            seen.draw();
        }
        "f" => {
            leave("flooding", "flooding");
            loop {
                seen.show("flood");
            }
        }
        _ => {}
    }
    true
}

/// Everything that came in, as it is on the screen.
#[derive(Default)]
struct Seen {
    words: Vec<String>,
    typed: String,
}

impl Seen {
    fn show(&mut self, word: &str) {
        if word.chars().count() == 1 {
            self.typed.push_str(word);
        }
        self.words.push(word.to_owned());
        self.draw();
    }

    fn draw(&mut self) {
        let last = &self.words[self.words.len().saturating_sub(20)..];
        let mut frame = String::from("\x1b[2J\x1b[H");
        write!(frame, "{}", last.join(" ")).unwrap();
        // The window may be gone already; then the end of the input is what tells.
        let _ = smarketing::tui::write_frame(frame.as_bytes());
    }
}
