//! Every screen as text at three sizes and as a picture at 80x24: the practice session, stopped where the screen shows
//! what it is for. The README shows these very pictures.
//!
//! `INSTA_UPDATE=always cargo test` accepts; look at what you accept.

#[path = "support/stopped.rs"]
mod stopped;
#[path = "support/svg.rs"]
mod svg;

use smarketing::{
    app::play::Play,
    domain::{
        baseline::{Wave, tally::Occasion},
        fields::Fields,
        history::Workshop,
        moment::Moment,
        session::{Session, Step},
    },
    effect::{Effect, Listed, Place, SoFar},
    import::practice,
};
use std::{
    fs,
    path::{Path, PathBuf},
};
use stopped::{almost, checked_in, finished, lead_objected, lead_worded, session_when};

/// Sizes every screen is drawn at: the smallest, the designed one, the widest.
const SIZES: [(u16, u16); 3] = [(40, 12), (80, 24), (120, 40)];

/// A screen and how to get there.
type Scene = (&'static str, fn(u16, u16) -> Play);

fn lead_proposed() -> Session {
    session_when(|session| session.topic(&"lead".into()).is_some_and(|lead| lead.proposals.len() == 2))
}

/// Both teams have given their points, nothing is agreed yet.
fn market_weighed() -> Session {
    session_when(|session| {
        session.topic(&"market".into()).is_some_and(
            |market| matches!(&market.fields, Fields::Market(market) if market.totals().sales > 0),
        )
    })
}

fn topic(id: &str) -> Place {
    Place::Topic(id.into())
}

fn home(width: u16, height: u16) -> Play {
    use smarketing::{app::Msg, effect::Done};
    let mut play = Play::new(width, height);
    let session = almost();
    let row = Listed {
        id: Some(session.id.clone()),
        name: session.name.clone(),
        company: session.company.clone(),
        step: Step::Sla,
        closed_at: None,
        review_by: session.review_by,
        people: session.people.len(),
        modified: Moment::parse("2026-03-12T11:58:00Z").ok(),
        so_far: SoFar {
            agreed: vec!["Lead".to_owned(), "Messaging and strategy".to_owned(), "Target market".to_owned()],
            dissent: 1,
            parked: 3,
        },
        ..Listed::of_file(PathBuf::from("acme.json"))
    };
    let other = Listed { name: "Q4 alignment".to_owned(), path: PathBuf::from("q4.json"), ..row.clone() };
    play.msg(Msg::Done(Done::Library(vec![row, other])));
    play
}

/// In the middle of the afternoon, after these keys.
fn at_work(width: u16, height: u16, keys: &str) -> Play {
    let at = Moment::parse("2026-03-12T13:42:54Z").expect("a time");
    let workshop = practice::until("practice".into(), at);
    let mut play = Play::resumed(workshop, topic("messaging"), width, height);
    play.keys(keys);
    play
}

/// The practice survey read from its file, not taken over yet.
fn import_read(width: u16, height: u16) -> Play {
    use smarketing::{
        app::Msg,
        assets::demo,
        effect::Done,
        import::{
            Input,
            survey::{self, Map},
        },
    };
    let map = Map::parse("survey_map.toml", demo::survey_map()).expect("the map is shipped");
    let mut source = std::io::Cursor::new(demo::survey());
    let input = Input { name: "survey.csv".to_owned(), source: &mut source, team: None };
    let read = survey::read(&mut [input], &map).expect("the survey is shipped");
    let mut play = Play::at(almost(), Place::ImportSurvey, width, height);
    play.keys("survey.csv<enter>");
    play.msg(Msg::Done(Done::Survey(Box::new(read))));
    play
}

/// Counting fingers in the room, after these keys.
fn in_room(width: u16, height: u16, keys: &str) -> Play {
    let mut play = Play::at(checked_in(), Place::Tally(Occasion::Opening), width, height);
    play.keys(keys);
    play
}

/// The practice survey with every item's counts changed, as if people had been asked again.
fn survey(change: impl Fn(&mut Vec<u32>)) -> Option<Wave> {
    let mut wave = almost().baseline;
    let items = wave.iter_mut().flat_map(|wave| &mut wave.items);
    for counts in items.filter_map(|item| item.answers.sales.counts.as_mut()) {
        change(counts);
    }
    wave
}

/// What Sales wrote about Marketing, tagged by hand.
fn with_words(width: u16, height: u16, keys: &str) -> Play {
    let term = |(id, (label, mentions, tag)): (usize, (&str, u32, Option<&str>))| serde_json::json!({ "id": id, "label": label, "mentions": mentions, "tag": tag });
    let words = [
        ("ivory tower", 4, Some("negative")),
        ("creative", 3, Some("positive")),
        ("party planners", 3, Some("negative")),
        ("busy", 2, Some("neutral")),
        ("brand police", 2, None),
        ("out of touch", 1, None),
    ];
    let terms: Vec<_> = words.into_iter().enumerate().map(term).collect();
    let written = serde_json::json!({ "people_with_a_term": 8, "terms": terms });
    let yes = |team, by| serde_json::json!([{ "agree_to_words": { "team": team, "by": by } }]);
    let attach =
        serde_json::json!([{ "attach_words": { "written_by": { "sales": written, "marketing": null } } }]);
    let mut workshop = Workshop::new(almost());
    for batch in [yes("sales", "Sam"), yes("marketing", "Mo"), attach] {
        let batch = serde_json::from_value(batch).expect("commands as a script has them");
        workshop
            .commit(batch, Moment::parse("2026-03-12T15:00:00Z").expect("a time"))
            .expect("both said yes");
    }
    let mut play = Play::resumed(workshop, Place::Words, width, height);
    play.keys(keys);
    play
}

/// At the close, after these keys.
fn closing(width: u16, height: u16, keys: &str) -> Play {
    let mut play = Play::at(almost(), Place::Close, width, height);
    play.keys(keys);
    play
}

/// Every screen of the map.
const SCENES: &[Scene] = &[
    ("home-empty", Play::new),
    ("home", home),
    ("library", |w, h| {
        let mut play = home(w, h);
        play.keys("l");
        play
    }),
    ("new-name", |w, h| {
        let mut play = Play::new(w, h);
        play.keys("n Acme<enter>");
        play
    }),
    ("new-length", |w, h| {
        let mut play = Play::new(w, h);
        play.keys("n<enter><enter>");
        play
    }),
    ("new-time", |w, h| {
        let mut play = Play::new(w, h);
        play.keys("n<enter><enter><enter>24 Mar<enter>");
        play
    }),
    ("new-people", |w, h| {
        let mut play = Play::new(w, h);
        play.keys(
            "n<enter><enter><enter><enter><enter>Dana Keller, sales, team lead<enter>Lee Hartmann, m<enter>",
        );
        play
    }),
    ("new-survey", |w, h| {
        let mut play = Play::new(w, h);
        play.keys("n<enter><enter><enter><enter><enter><enter>");
        play
    }),
    ("new-confirm", |w, h| {
        let mut play = Play::new(w, h);
        play.keys(
            "n Acme<enter><enter><enter><enter><enter>Dana Keller, sales<enter>Lee, m<enter><enter><enter>",
        );
        play
    }),
    ("check-in", |w, h| Play::at(checked_in(), Place::CheckIn, w, h)),
    ("check-in-measured", |w, h| {
        let mut play = Play::at(checked_in(), Place::CheckIn, w, h);
        play.keys("<tab>");
        play
    }),
    ("check-in-rules", |w, h| {
        let mut play = Play::at(checked_in(), Place::CheckIn, w, h);
        play.keys("<tab><tab>");
        play
    }),
    ("check-in-practice-vote", |w, h| {
        let mut play = Play::at(checked_in(), Place::CheckIn, w, h);
        play.keys("<tab><tab>v 55443<tab>55420r");
        play
    }),
    ("check-in-agreements", |w, h| {
        let mut play = Play::at(checked_in(), Place::CheckIn, w, h);
        play.keys("<tab><tab><tab>");
        play
    }),
    ("baseline", |w, h| Play::at(almost(), Place::Baseline, w, h)),
    ("baseline-empty", |w, h| {
        let planned = practice::planned("practice".into());
        Play::at(planned.session().clone(), Place::Baseline, w, h)
    }),
    ("item", |w, h| Play::at(almost(), Place::Item("q5".to_owned()), w, h)),
    ("item-explained", |w, h| {
        let mut play = Play::at(almost(), Place::Item("q5".to_owned()), w, h);
        play.keys("h");
        play
    }),
    ("import-survey", |w, h| Play::at(almost(), Place::ImportSurvey, w, h)),
    ("import-survey-read", import_read),
    ("in-room", |w, h| Play::at(checked_in(), Place::Tally(Occasion::Opening), w, h)),
    ("in-room-counting", |w, h| in_room(w, h, "<enter> 55442 ")),
    ("in-room-revealed", |w, h| in_room(w, h, "<enter> 554442 <enter> 11224 <enter>")),
    ("top-three", |w, h| Play::at(checked_in(), Place::TopThree, w, h)),
    ("remeasured", |w, h| {
        let mut session = almost();
        session.baseline = survey(|counts| counts.rotate_right(1));
        session.earlier = almost().as_earlier();
        Play::at(session, Place::Remeasured, w, h)
    }),
    ("words", |w, h| Play::at(almost(), Place::Words, w, h)),
    ("words-tagging", |w, h| with_words(w, h, "<down>e")),
    ("words-read-out", |w, h| with_words(w, h, "<down><enter><enter>")),
    ("topics", |w, h| Play::at(almost(), Place::Topics(Step::Definitions), w, h)),
    ("topic-propose", |w, h| Play::at(lead_proposed(), topic("lead"), w, h)),
    ("topic-vote", |w, h| {
        let mut play = Play::at(lead_worded(), topic("lead"), w, h);
        play.keys("v 554444<tab>433");
        play
    }),
    ("topic-decide", |w, h| Play::at(lead_objected(), topic("lead"), w, h)),
    ("topic-objection", |w, h| {
        let mut play = Play::at(lead_objected(), topic("lead"), w, h);
        play.keys("<enter>");
        play
    }),
    ("topic-agreed", |w, h| Play::at(almost(), topic("lead"), w, h)),
    ("weights", |w, h| Play::at(almost(), Place::Weights("market".into()), w, h)),
    ("weights-typing", |w, h| {
        let mut play = Play::at(market_weighed(), Place::Weights("market".into()), w, h);
        play.keys("33");
        play
    }),
    ("promises", |w, h| Play::at(almost(), Place::Promises, w, h)),
    ("decide-park", |w, h| {
        let mut play = Play::at(lead_objected(), topic("lead"), w, h);
        play.keys("4");
        play
    }),
    ("decide-leadership", |w, h| {
        let mut play = Play::at(lead_objected(), topic("lead"), w, h);
        play.keys("5<enter>");
        play
    }),
    ("promise", |w, h| Play::at(almost(), topic("follow-up"), w, h)),
    ("help", |w, h| {
        let mut play = Play::at(lead_worded(), topic("lead"), w, h);
        play.keys("?");
        play
    }),
    ("palette", |w, h| {
        let mut play = Play::at(lead_worded(), topic("lead"), w, h);
        play.keys(": vote");
        play
    }),
    ("cadence", |w, h| Play::at(almost(), Place::Cadence, w, h)),
    ("leave", |w, h| {
        let mut play = Play::at(lead_worded(), topic("lead"), w, h);
        play.keys("q");
        play
    }),
    ("agenda", |w, h| at_work(w, h, "a")),
    ("parking", |w, h| at_work(w, h, "p<esc>")),
    ("timer", |w, h| at_work(w, h, "t")),
    ("go-to", |w, h| at_work(w, h, "g")),
    ("so-far", |w, h| at_work(w, h, "g s")),
    ("save-elsewhere", |w, h| at_work(w, h, ":elsewhere<enter>")),
    ("close", |w, h| Play::at(almost(), Place::Close, w, h)),
    ("close-actions", |w, h| closing(w, h, "<tab>")),
    ("close-read-back", |w, h| closing(w, h, "<tab><tab>")),
    ("close-sign", |w, h| closing(w, h, "<tab><tab><tab>")),
    ("close-sentences", |w, h| closing(w, h, "<tab><tab><tab><tab>")),
    ("close-rest", |w, h| closing(w, h, "r")),
    ("care", |w, h| at_work(w, h, "p<esc>c")),
    ("thanks", |w, h| Play::at(almost(), Place::Thanks, w, h)),
    ("thanks-closed", |w, h| Play::at(finished(), Place::Thanks, w, h)),
    ("export", |w, h| Play::at(finished(), Place::Export, w, h)),
    ("review", |w, h| Play::at(finished(), Place::Review, w, h)),
    ("review-topic", |w, h| {
        let mut play = Play::at(finished(), Place::Review, w, h);
        play.keys("/ follow-up<enter><enter>");
        play
    }),
    ("review-why", |w, h| {
        let mut play = Play::at(finished(), Place::Review, w, h);
        play.keys("/ messaging<enter>w<end>");
        play
    }),
    ("blank", |w, h| {
        let mut play = Play::at(lead_worded(), topic("lead"), w, h);
        play.keys("b");
        play
    }),
];

#[test]
fn every_screen_as_text() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for (name, scene) in SCENES {
            for (width, height) in SIZES {
                insta::assert_snapshot!(format!("{name}-{width}x{height}"), scene(width, height).text());
            }
        }
    });
}

#[test]
#[expect(clippy::disallowed_methods, reason = "this test keeps the pictures of the README")]
fn every_screen_as_a_picture() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/screenshots");
    let accept = std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always");
    for (name, scene) in SCENES {
        let path = folder.join(format!("{name}.svg"));
        let picture = svg::svg(&scene(80, 24).buffer());
        if accept {
            fs::create_dir_all(&folder).expect("the folder can be made");
            fs::write(&path, &picture).expect("the picture can be written");
        }
        let kept = fs::read_to_string(&path).unwrap_or_default();
        assert!(kept == picture, "{name}.svg is out of date: look at it and accept with INSTA_UPDATE=always");
    }
}

#[test]
fn every_key_table_is_free_of_conflicts() {
    let overrides = smarketing::keymap::Overrides::default();
    assert_eq!(smarketing::screen::conflicts(&overrides), Vec::new());
}

#[test]
fn no_screen_asks_for_a_write_by_being_drawn() {
    for (name, scene) in SCENES {
        let play = scene(80, 24);
        let before = play.effects.len();
        play.text();
        assert_eq!(play.effects.len(), before, "{name}");
        assert!(!play.effects.iter().any(|effect| matches!(effect, Effect::Quit)), "{name}");
    }
}

#[test]
fn help_is_on_every_footer() {
    for (name, scene) in SCENES.iter().filter(|(name, _)| *name != "blank") {
        for (width, height) in SIZES {
            let text = scene(width, height).text();
            let footer = text.lines().last().unwrap_or_default();
            assert!(footer.ends_with("help"), "{name} at {width}x{height}: {footer}");
        }
    }
}

#[test]
fn sales_and_marketing_differ_without_colour() {
    let text = Play::at(lead_objected(), topic("lead"), 80, 24).text();
    assert!(text.contains("▲ Sales") && text.contains("● Marketing"), "{text}");
}

#[test]
fn the_practice_session_replays_to_its_state() {
    let workshop: Workshop = practice::finished("practice".into());
    assert_eq!(workshop.replay().as_ref(), Some(workshop.session()));
}
