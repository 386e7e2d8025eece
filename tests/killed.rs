//! The real program in a pseudo-terminal, typed into by a script and killed at a random moment, again and again: what
//! the screen called saved is there afterwards, and the file can be opened and written at once.
//!
//! Twenty seeds by default. `SMARKETING_SEEDS=200 cargo test --test killed -- --nocapture` tries more and says what it
//! counted; `SMARKETING_SEEDS=17..18` tries one of them again.
#![cfg(unix)]

#[path = "support/pty.rs"]
#[expect(dead_code, reason = "the tests of the terminal use the rest")]
mod pty;

use pty::{Home, Terminal};
use smarketing::{
    domain::{moment::Moment, session::Session},
    store::{self, Access, Places},
};
use std::{
    ops::Range,
    path::PathBuf,
    sync::atomic::{AtomicU64, Ordering},
    thread,
    time::Duration,
};

/// How many trials run at once.
const HANDS: usize = 2;
/// Half-typed text is on disk this long after its last key at the latest; far above the quarter second it should take,
/// for machines under load.
const WORDS_ARE_KEPT: Duration = Duration::from_secs(2);

/// How the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    Kill,
    Terminate,
    CloseWindow,
}

/// Chance that comes out the same for the same seed.
struct Chance(u64);

impl Chance {
    /// A number below `bound` (`SplitMix64`).
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % bound
    }

    fn wait(&mut self, milliseconds: Range<u64>) {
        let span = milliseconds.end - milliseconds.start;
        thread::sleep(Duration::from_millis(milliseconds.start + self.below(span)));
    }
}

/// What a trial, or many of them, came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Count {
    trials: usize,
    /// Items that the screen had called saved, and half-typed ones that had long been typed.
    acknowledged: usize,
    /// Those of them that are gone.
    lost: usize,
    /// Items on the screen, not yet called saved, that are gone.
    unacknowledged_gone: usize,
    /// Files that cannot be opened and written again at once, or hold what nobody typed.
    unreadable: usize,
}

impl Count {
    fn add(&mut self, other: &Self) {
        self.trials += other.trials;
        self.acknowledged += other.acknowledged;
        self.lost += other.lost;
        self.unacknowledged_gone += other.unacknowledged_gone;
        self.unreadable += other.unreadable;
    }
}

/// A session nobody has opened yet, and where it is.
struct Desk {
    home: Home,
    places: Places,
    path: PathBuf,
}

impl Desk {
    fn new() -> Self {
        let home = Home::new();
        let root = home.path().canonicalize().expect("the home is there");
        let places = Places {
            sessions: root.join("Smarketing"),
            state: root.join(".state/smarketing"),
            config_file: root.join(".config/smarketing/config.toml"),
            trash: root.join(".data/Trash"),
        };
        let session = Session::new("s1".into(), "Q1 alignment".to_owned(), "UTC".to_owned());
        let path = store::create(session, &places, now()).expect("a session can be made").path;
        Self { home, places, path }
    }

    /// The program, at an empty parking lot.
    fn at_the_parking_lot(&self) -> Terminal {
        let mut terminal = self.home.start(&["open", "last", "--step", "definitions"], 80, 50);
        terminal.wait_for("Definitions");
        terminal.keys("p");
        terminal.wait_for("Parking lot");
        terminal
    }
}

fn now() -> Moment {
    Moment::parse("2026-03-12T13:02:00Z").expect("a time")
}

fn item(number: usize) -> String {
    format!("word {number} about the leads")
}

/// Whether an item is on the list: what is still being typed has no mark before it.
fn is_listed(screen: &vt100::Screen, item: &str) -> bool {
    screen.contents().contains(&format!("= {item}"))
}

/// The head stands above the list and is drawn first: a list with an item under "saved" says that the item is.
fn is_saved(screen: &vt100::Screen) -> bool {
    screen.rows(0, 80).next().is_some_and(|head| head.contains("saved 1"))
}

/// What was typed when the program was killed.
#[derive(Debug, Default)]
struct Typed {
    /// Items typed with Enter, whether or not the program has read the keys.
    items: usize,
    /// The first so many of them the screen called saved.
    saved: usize,
    /// The first so many of them were on the screen.
    shown: usize,
    /// Half an item that had been on the screen for long enough.
    words: Option<String>,
}

/// Types items until a random moment: somewhere in a word, while a change is being written, or while the file is.
fn type_until_a_moment(terminal: &mut Terminal, chance: &mut Chance) -> Typed {
    let mut typed = Typed::default();
    let items = 1 + chance.below(5) as usize;
    for number in 0..items {
        if number > 0 {
            terminal.keys("n");
        }
        for part in item(number).split_inclusive(' ') {
            terminal.send(part.as_bytes());
            chance.wait(0..12);
        }
        terminal.keys("<enter>");
        typed.items = number + 1;
        if typed.items < items {
            terminal
                .wait_until("the item saved", |screen| is_listed(screen, &item(number)) && is_saved(screen));
        }
    }
    match chance.below(4) {
        // While the line is written and confirmed.
        0 => chance.wait(0..4),
        1 => chance.wait(0..30),
        // A second and a half later the file is written.
        2 => {
            terminal.wait_until("the item saved", is_saved);
            chance.wait(1450..1600);
        }
        // Half a word is on the screen, for a moment or for long.
        _ => {
            terminal.wait_until("the item saved", |screen| {
                is_listed(screen, &item(items - 1)) && is_saved(screen)
            });
            let words = format!("half a word {}", chance.below(1000));
            terminal.keys("n");
            terminal.send(words.as_bytes());
            if chance.below(2) == 0 {
                terminal.wait_for(&words);
                thread::sleep(WORDS_ARE_KEPT);
                typed.words = Some(words);
            } else {
                chance.wait(0..300);
            }
        }
    }
    terminal.look(|screen| {
        typed.shown = (0..items).take_while(|number| is_listed(screen, &item(*number))).count();
        let all_saved = is_saved(screen) && typed.shown == items;
        typed.saved = if all_saved { items } else { items - 1 };
    });
    typed
}

fn end(terminal: &mut Terminal, ending: Ending) {
    match ending {
        Ending::Kill => terminal.signal("KILL"),
        Ending::Terminate => terminal.signal("TERM"),
        Ending::CloseWindow => terminal.hang_up(),
    }
    terminal.exit_status();
}

fn trial(seed: u64) -> (Ending, Count) {
    let mut chance = Chance(seed);
    let ending =
        [Ending::Kill, Ending::Kill, Ending::Terminate, Ending::CloseWindow][chance.below(4) as usize];
    let desk = Desk::new();
    let mut terminal = desk.at_the_parking_lot();
    let typed = type_until_a_moment(&mut terminal, &mut chance);
    end(&mut terminal, ending);
    let count = what_is_left(&desk, &typed);
    if count.lost + count.unreadable > 0 || count.unacknowledged_gone > 1 {
        println!("killed: seed {seed}, {ending:?}, {typed:?}: {count:?}");
    }
    (ending, count)
}

/// Opens what the program left behind. In a window that is gone the terminal library asks `tput` for its size, and what
/// was forked for that holds the lock until it has become `tput`: a few milliseconds longer than the program lives.
fn reopened(desk: &Desk) -> Result<store::Opened, store::StoreError> {
    for _ in 0..100 {
        let opened = store::open(&desk.path, &desk.places, now())?;
        if !matches!(opened.access, Access::ReadOnly(store::ReadOnly::Locked { .. })) {
            return Ok(opened);
        }
        thread::sleep(Duration::from_millis(10));
    }
    store::open(&desk.path, &desk.places, now())
}

/// Opens what the program left behind, to write it, and looks for what was typed.
fn what_is_left(desk: &Desk, typed: &Typed) -> Count {
    let acknowledged = typed.saved + usize::from(typed.words.is_some());
    let mut count = Count { trials: 1, acknowledged, ..Count::default() };
    let Ok(opened) = reopened(desk) else {
        return Count { unreadable: 1, lost: acknowledged, ..count };
    };
    let parked: Vec<&str> = opened.workshop.session().parking.iter().map(|item| item.text.as_str()).collect();
    let wanted: Vec<String> = (0..typed.items).map(item).collect();
    let is_whole = wanted.iter().zip(&parked).all(|(wanted, parked)| wanted == parked);
    if !is_whole || parked.len() > wanted.len() || matches!(opened.access, Access::ReadOnly(_)) {
        println!("killed: {:?} with {parked:?}", opened.access);
        count.unreadable = 1;
    }
    count.lost = typed.saved.saturating_sub(parked.len());
    count.unacknowledged_gone = typed.shown.saturating_sub(parked.len().max(typed.saved));
    if let Some(words) = &typed.words {
        count.lost += usize::from(!opened.drafts.iter().any(|draft| draft.text == *words));
    }
    count
}

/// The seeds asked for: so many, or from one to before another.
fn seeds() -> Range<u64> {
    let asked = std::env::var("SMARKETING_SEEDS").unwrap_or_else(|_| "20".to_owned());
    let (from, to) = asked.split_once("..").unwrap_or(("0", &asked));
    let number = |text: &str| text.parse().expect("SMARKETING_SEEDS is a number, or two with .. between");
    number(from)..number(to)
}

#[test]
fn what_the_screen_called_saved_outlives_every_way_of_dying() {
    let seeds = seeds();
    let next = AtomicU64::new(seeds.start);
    let take = || Some(next.fetch_add(1, Ordering::Relaxed)).filter(|seed| seeds.contains(seed));
    let hand = || std::iter::from_fn(take).map(trial).collect::<Vec<_>>();
    let trials: Vec<(Ending, Count)> = thread::scope(|scope| {
        let hands: Vec<_> = (0..HANDS).map(|_| scope.spawn(hand)).collect();
        hands.into_iter().flat_map(|hand| hand.join().expect("a trial ends by itself")).collect()
    });
    let mut all = Count::default();
    for ending in [Ending::Kill, Ending::Terminate, Ending::CloseWindow] {
        let mut sum = Count::default();
        trials.iter().filter(|trial| trial.0 == ending).for_each(|trial| sum.add(&trial.1));
        println!("killed: {ending:?}: {sum:?}");
        all.add(&sum);
    }
    let most_gone = trials.iter().map(|trial| trial.1.unacknowledged_gone).max().unwrap_or_default();
    println!("killed: seeds {seeds:?}: {all:?}");
    assert_eq!((all.lost, all.unreadable), (0, 0), "{all:?}");
    assert!(most_gone <= 1, "at most one item that was not called saved is missing, not {most_gone}");
    assert!(all.acknowledged > all.trials, "the script types something: {all:?}");
}

#[test]
fn a_killed_window_frees_the_session_at_once() {
    let desk = Desk::new();
    let mut terminal = desk.at_the_parking_lot();
    let held = store::open(&desk.path, &desk.places, now()).unwrap();
    assert!(matches!(held.access, Access::ReadOnly(store::ReadOnly::Locked { .. })), "{:?}", held.access);
    end(&mut terminal, Ending::Kill);
    let free = store::open(&desk.path, &desk.places, now()).unwrap();
    assert!(matches!(free.access, Access::ReadWrite(_)), "{:?}", free.access);
}

/// The modes a program can leave behind, and the terminal's own settings.
fn modes(terminal: &Terminal) -> ([bool; 4], String) {
    let modes = terminal.look(|screen| {
        let mouse = screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None;
        [screen.alternate_screen(), screen.bracketed_paste(), mouse, screen.hide_cursor()]
    });
    (modes, terminal.settings())
}

/// Leaves the program in one way.
type WayOut = fn(&mut Terminal);

#[test]
fn after_every_way_out_the_terminal_is_as_it_was() {
    let desk = Desk::new();
    let shell = desk.home.start_program("/bin/sh".as_ref(), &["-c", "echo ready; read line"], 80, 50);
    shell.wait_for("ready");
    let before = modes(&shell);
    let ways: [(&str, u32, WayOut); 6] = [
        ("q", 0, |terminal| terminal.keys("<esc><esc>q<enter>q")),
        ("Ctrl+C twice", 0, |terminal| terminal.keys("<esc><esc><ctrl+c><ctrl+c>")),
        ("TERM", 143, |terminal| terminal.signal("TERM")),
        ("HUP", 129, |terminal| terminal.signal("HUP")),
        ("INT", 130, |terminal| terminal.signal("INT")),
        ("QUIT", 131, |terminal| terminal.signal("QUIT")),
    ];
    for (name, status, leave) in ways {
        let mut terminal = desk.at_the_parking_lot();
        assert_ne!(modes(&terminal), before, "{name}");
        leave(&mut terminal);
        assert_eq!(terminal.exit_status().exit_code(), status, "{name}");
        terminal.wait_until("the screen of the shell", |screen| {
            !screen.alternate_screen() && !screen.hide_cursor()
        });
        assert_eq!(modes(&terminal), before, "{name}");
    }
}
