//! The palette by mouse: on every screen, a click on a line that can be run does what its key does.

use super::super::{Msg, play::Play};
use crate::{
    assets::words::{fill, say},
    domain::{
        baseline::tally::Occasion, command::Command, funnel::Number, history::Workshop, moment::Moment,
        people::Team, session::Step,
    },
    effect::{Done, Effect, Ending, Listed, Place},
    import::practice,
    keymap::{Chord, Overrides},
    screen,
};
use ratatui::layout::Position;
use std::collections::{BTreeMap, BTreeSet};

/// Large enough for every line of the palette at once.
const SIZE: (u16, u16) = (100, 110);

/// Screens without lines of their own that could be clicked: the palette itself, an empty one, and a question.
const WITHOUT: &[&str] = &["commands", "blank", "leave"];

/// The workshops that the screens are shown with.
struct Scenes {
    planned: Workshop,
    drafted: Workshop,
    finished: Workshop,
    followed: Workshop,
    measured_again: Workshop,
    small: Workshop,
}

impl Scenes {
    fn new() -> Self {
        let finished = practice::reviewed("demo".into());
        let followed = practice::second_planned("next".into(), finished.session());
        let mut small = practice::planned("demo".into());
        let concerns = vec!["leads lie around".to_owned()];
        let named = Command::NameTopThree { team: Team::Marketing, concerns };
        small
            .commit(vec![named], Moment::parse("2026-03-12T12:10:00Z").expect("a time"))
            .expect("a small team");
        Self {
            small,
            planned: practice::planned("demo".into()),
            drafted: practice::up_to("demo".into(), Step::Sla).0,
            measured_again: practice::second("next".into(), finished.session().id.clone()),
            finished,
            followed,
        }
    }

    /// Every screen, and the workshop that has something to do there; before a session is open none is.
    fn places(&self) -> Vec<(Option<&Workshop>, Place)> {
        let lead = || "lead".into();
        let (planned, drafted) = (Some(&self.planned), Some(&self.drafted));
        let (finished, followed) = (Some(&self.finished), Some(&self.followed));
        let mut places: Vec<(Option<&Workshop>, Place)> =
            [Place::Home, Place::New, Place::Library, Place::Search].map(|place| (None, place)).into();
        places.extend(of_planned().map(|place| (planned, place)));
        let of_drafted = [
            Place::Baseline,
            Place::Item("q3".to_owned()),
            Place::Words,
            Place::Topic(lead()),
            Place::ReadAloud("follow-up".into()),
            Place::Topics(Step::Sla),
            Place::Promises,
            Place::Keep(Some("follow-up".into())),
            Place::Funnel,
            Place::Origin(Number::Deals),
            Place::Calendars,
            Place::Calendar("standard".into()),
            Place::Deadlines("follow-up".into()),
            Place::Parking,
            Place::SoFar,
            Place::Cadence,
            Place::Close,
            Place::Export,
        ];
        places.extend(of_drafted.map(|place| (drafted, place)));
        let of_finished = [
            Place::Thanks,
            Place::Numbers,
            Place::After,
            Place::Review,
            Place::Achieved,
            Place::NextSession,
            Place::Timeline(lead()),
        ];
        places.extend(of_finished.map(|place| (finished, place)));
        places.extend([Place::Due, Place::Compare].map(|place| (followed, place)));
        places.push((Some(&self.measured_again), Place::Remeasured));
        places.push((Some(&self.small), Place::TopThree));
        places
    }
}

/// Where a session that was only planned has something to do.
fn of_planned() -> [Place; 19] {
    let lead = || "lead".into();
    [
        Place::CheckIn,
        Place::ImportSurvey,
        Place::Tally(Occasion::Opening),
        Place::Topics(Step::Definitions),
        Place::Silent(lead()),
        Place::Hearing(lead()),
        Place::Topic(lead()),
        Place::Topic("follow-up".into()),
        Place::Weights("market".into()),
        Place::Decide(lead(), Ending::Park),
        Place::Rest,
        Place::Energiser,
        Place::Pairs { draw: 7, topic: None },
        Place::TakeBreak,
        Place::Agenda,
        Place::Timer,
        Place::GoTo,
        Place::SaveElsewhere,
        Place::PrepAnswers,
    ]
}

fn play(scene: Option<&Workshop>, place: &Place) -> Play {
    let (width, height) = SIZE;
    if let Some(workshop) = scene {
        return Play::resumed(workshop.clone(), place.clone(), width, height);
    }
    let mut play = Play::new(width, height);
    let session =
        |name: &str| Listed { company: name.to_owned(), ..Listed::of_file(format!("{name}.json").into()) };
    play.msg(Msg::Done(Done::Library(vec![session("Acme"), session("Globex")])));
    play.msg(Msg::Done(Done::Begin(place.clone())));
    play
}

/// What came of it: where it leads, what is typed in, what is on screen, what became of the session, what was asked.
fn outcome(play: &Play, before: usize) -> (Place, Option<String>, String, String, Vec<Effect>) {
    let session = play.model.open.as_ref().map(|open| format!("{:?}", open.workshop.session()));
    let asked = play.effects[before..].iter().filter(|effect| !matches!(effect, Effect::Show(_)));
    let field = play.model.field.as_ref().map(|field| format!("{:?}", field.key));
    (
        play.model.top().place.clone(),
        field,
        play.text(),
        session.unwrap_or_default(),
        asked.cloned().collect(),
    )
}

/// The palette is opened, and its line with this number clicked.
fn click(play: &mut Play, line: usize) {
    play.msg(Msg::Done(Done::Begin(Place::Palette)));
    let picks = format!("Pick({line})");
    let hit = play.model.drawn.hits.iter().find(|(_, msg)| format!("{msg:?}").contains(&picks));
    let area = hit.unwrap_or_else(|| panic!("line {line} answers no click\n{}", play.text())).0;
    play.msg(Msg::Click(Position::new(area.x, area.y)));
}

/// The keys of every action, by its name.
fn keys() -> BTreeMap<&'static str, Vec<Chord>> {
    let mut keys: BTreeMap<&'static str, Vec<Chord>> = BTreeMap::new();
    for (label, written) in screen::named_keys(&Overrides::default()).into_iter().flat_map(|(_, rows)| rows) {
        let chords = written.split_whitespace().filter_map(|chord| Chord::parse(chord).ok());
        keys.entry(label).or_default().extend(chords);
    }
    keys
}

#[test]
fn a_click_on_a_line_of_the_palette_does_what_its_key_does() {
    let (scenes, keys) = (Scenes::new(), keys());
    let mut proven: BTreeSet<&'static str> = BTreeSet::new();
    for (scene, place) in scenes.places() {
        let start = play(scene, &place);
        assert_eq!(start.model.top().place, place, "{}", start.text());
        let own =
            start.model.top().screen.key_rows(&start.model.context(start.now(), &[]), &Overrides::default());
        let mut rows = start.model.key_rows(start.now());
        rows.sort_by_key(|row| !row.works);
        for (line, row) in rows.iter().enumerate().filter(|(_, row)| row.works) {
            let Some(chords) = keys.get(row.label).filter(|_| own.contains(row)) else { continue };
            let mut clicked = play(scene, &place);
            let before = clicked.effects.len();
            click(&mut clicked, line);
            let came = outcome(&clicked, before);
            let same = chords.iter().any(|chord| {
                let mut pressed = play(scene, &place);
                let before = pressed.effects.len();
                pressed.model.field = None;
                pressed.msg(Msg::Key(*chord));
                outcome(&pressed, before) == came
            });
            assert!(same, "{place:?}: a click on {} is none of its keys {chords:?}\n{}", row.label, came.2);
            proven.insert(row.label);
        }
    }
    let tables = screen::named_keys(&Overrides::default());
    let untouched = tables.iter().filter(|(_, rows)| !rows.iter().any(|(label, _)| proven.contains(label)));
    let left: Vec<&str> = untouched.map(|(screen, _)| *screen).collect();
    assert_eq!(left, WITHOUT, "screens of which no line was clicked");
    assert!(proven.len() > 200, "{} lines", proven.len());
}

#[test]
fn a_click_on_a_line_that_cannot_be_run_now_says_so_and_changes_nothing() {
    let scenes = Scenes::new();
    let place = Place::Topic("lead".into());
    let start = play(Some(&scenes.planned), &place);
    let mut rows = start.model.key_rows(start.now());
    rows.sort_by_key(|row| !row.works);
    let idle: Vec<usize> = (0..rows.len()).filter(|line| !rows[*line].works).collect();
    assert!(!idle.is_empty(), "some of it has its moment");
    for line in idle {
        let mut clicked = play(Some(&scenes.planned), &place);
        click(&mut clicked, line);
        assert!(clicked.text().contains("Not now: "), "{}\n{}", rows[line].label, clicked.text());
        assert_eq!(clicked.session(), start.session());
    }
}

#[test]
fn a_name_typed_in_full_is_the_one_that_is_run_or_not_now() {
    let scenes = Scenes::new();
    let place = Place::Topic("lead".into());
    let start = play(Some(&scenes.planned), &place);
    let rows = start.model.key_rows(start.now());
    let works = |name: &str| rows.iter().any(|row| row.works && say(row.label) == name);
    let idle: Vec<_> = rows.iter().filter(|row| !row.works && !works(say(row.label))).collect();
    assert!(!idle.is_empty(), "some of it has its moment");
    for row in idle {
        let name = say(row.label);
        let mut typed = play(Some(&scenes.planned), &place);
        typed.keys(&format!(":{}<enter>", name.replace(' ', "<space>")));
        let refused = fill("app.not_now", &[("what", &name)]);
        assert!(typed.text().contains(&refused), "{refused}\n{}", typed.text());
        assert_eq!(typed.session(), start.session());
    }
}
