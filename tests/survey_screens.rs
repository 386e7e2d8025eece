//! The plots of a survey as they are projected: small, middle and large teams, one item and sixty, three window sizes,
//! without colour and in ASCII.
//!
//! `INSTA_UPDATE=always cargo test --test survey_screens` accepts; look at what you accept.

#[path = "support/made_survey.rs"]
mod made_survey;

use made_survey::{item, session, wave};
use smarketing::{
    app::play::Play,
    domain::{
        baseline::{Item, Wave},
        people::PerTeam,
    },
    effect::Place,
    stats::Kind,
    theme::{Role, Theme, Variant},
};

/// Statements of the length people write, on the topics they bear on.
const STATEMENTS: [(&str, &str); 10] = [
    ("Marketing knows our sales targets", "goal"),
    ("Leads arrive on time to be useful", "lead"),
    ("We share one lead definition", "lead"),
    ("Campaigns match what customers ask for", "messaging"),
    ("I know who to call in the other team", ""),
    ("Our content helps to sell", "messaging"),
    ("Both teams look at the same figures", "goal"),
    ("Every lead is answered soon enough", "follow-up"),
    ("We agree which companies are worth our time", "market"),
    ("Both teams tell customers the same story", "messaging"),
];

/// A picture: its name, the survey, where to look, the keys pressed there, the size and how it is drawn.
struct Scene {
    name: &'static str,
    wave: fn() -> Wave,
    place: Place,
    keys: &'static str,
    size: (u16, u16),
    ascii: bool,
}

/// A survey of so many items with so many answers in each team; later items differ less than earlier ones.
fn made(items: u32, people: u32) -> Wave {
    wave((0..items).map(|number| made_item(number, people)).collect(), people)
}

fn made_item(number: u32, people: u32) -> Item {
    let spread = |weights: [u32; 5]| {
        let all: u32 = weights.iter().sum();
        let mut counts = weights.map(|weight| people * weight / all);
        counts[2] += people - counts.iter().sum::<u32>();
        counts
    };
    let closer = (number * 9 / 10).min(8);
    let marketing = spread([closer / 3, 1, 1 + closer / 2, 9 - closer / 2, 6]);
    let sales = spread([9 - closer, 6 - closer / 2, 2, 1 + closer, closer / 2]);
    let (statement, topic) = STATEMENTS[number as usize % STATEMENTS.len()];
    let question = match number as usize / STATEMENTS.len() {
        0 => statement.to_owned(),
        round => format!("{statement} ({})", round + 1),
    };
    Item {
        topic: (!topic.is_empty()).then(|| topic.to_owned()),
        ..item(&format!("q{number}"), &question, &marketing, &sales)
    }
}

/// One of each shape a survey has: small teams seen by side, a reversed item, yes and no, could-not-say, too few.
fn mixed() -> Wave {
    let yes = Item {
        kind: Kind::YesNo,
        labels: None,
        points: vec![0, 1],
        ..item("yes", "Do we have a written lead definition?", &[2, 11], &[9, 4])
    };
    let recommend = Item {
        kind: Kind::Nps,
        labels: None,
        points: (0..=10).collect(),
        ..item(
            "nps",
            "Would you recommend working with us?",
            &[0, 0, 1, 0, 0, 1, 2, 3, 2, 3, 1],
            &[2, 0, 1, 2, 0, 3, 2, 1, 1, 1, 0],
        )
    };
    let blamed = Item {
        reversed: true,
        ..item("blamed", "I feel blamed by the other team", &[0, 2, 2, 5, 4], &[5, 4, 2, 2, 0])
    };
    let mut unknown =
        item("sides", "Sales sees campaigns before they start", &[0, 1, 0, 3, 2], &[4, 3, 3, 1, 0]);
    unknown.answers.marketing.na = 5;
    unknown.answers.sales.na = 1;
    let united = item("united", "We want to work together", &[0, 0, 0, 0, 9], &[0, 0, 0, 8, 0]);
    let few = item("few", "I was shouted at", &[0, 0, 0, 3, 1], &[5, 4, 2, 2, 0]);
    wave(vec![yes, recommend, blamed, unknown, united, few], 13)
}

/// Everybody in both teams answered.
fn census() -> Wave {
    let mut wave = made(12, 13);
    wave.people = PerTeam { sales: Some(13), marketing: Some(13) };
    wave
}

/// Teams of three, who agreed to be shown.
fn three() -> Wave {
    let mut wave = made(20, 3);
    (wave.threshold, wave.threshold_agreed_by) = (3, Some("Kim".to_owned()));
    wave
}

fn overview(name: &'static str, wave: fn() -> Wave, keys: &'static str, size: (u16, u16)) -> Scene {
    Scene { name, wave, place: Place::Baseline, keys, size, ascii: false }
}

fn one_item(name: &'static str, wave: fn() -> Wave, id: &str, size: (u16, u16)) -> Scene {
    Scene { name, wave, place: Place::Item(id.to_owned()), keys: "", size, ascii: false }
}

fn scenes() -> Vec<Scene> {
    let (room, standard, wide) = ((40, 12), (80, 24), (120, 40));
    vec![
        overview("overview-20-items-13-people-80x24", || made(20, 13), "", standard),
        overview("overview-20-items-13-people-40x12", || made(20, 13), "", room),
        overview("overview-60-items-200-people-120x40", || made(60, 200), "<down>", wide),
        overview("overview-1-item-13-people-80x24", || made(1, 13), "", standard),
        overview("overview-20-items-3-people-80x24", three, "", standard),
        overview("overview-census-80x24", census, "", standard),
        overview("overview-mixed-80x24", mixed, "", standard),
        overview("filled-20-items-13-people-80x24", || made(20, 13), "v", standard),
        overview("filled-20-items-13-people-40x12", || made(20, 13), "v", room),
        overview("filled-60-items-200-people-120x40", || made(60, 200), "v <end>", wide),
        overview("filled-mixed-120x40", mixed, "v", wide),
        Scene { ascii: true, ..overview("filled-mixed-ascii-80x24", mixed, "v <down>", standard) },
        overview("topics-20-items-13-people-80x24", || made(20, 13), "s s s s", standard),
        overview("topics-20-items-13-people-40x12", || made(20, 13), "s s s s", room),
        overview("topics-60-items-200-people-120x40", || made(60, 200), "s s s s", wide),
        overview("topics-census-80x24", census, "s s s s", standard),
        one_item("item-13-people-80x24", || made(20, 13), "q0", standard),
        one_item("item-13-people-40x12", || made(20, 13), "q0", room),
        one_item("item-200-people-120x40", || made(60, 200), "q0", wide),
        one_item("item-by-side-80x24", mixed, "sides", standard),
        one_item("item-reversed-80x24", mixed, "blamed", standard),
        one_item("item-yes-no-80x24", mixed, "yes", standard),
        Scene { ascii: true, ..one_item("item-recommend-ascii-80x24", mixed, "nps", standard) },
        Scene { keys: "h", ..one_item("item-how-80x24", || made(20, 13), "q2", standard) },
    ]
}

fn played(scene: &Scene, theme: Theme) -> Play {
    let (width, height) = scene.size;
    let mut play = Play::at(session((scene.wave)()), scene.place.clone(), width, height);
    play.model.settings.theme = theme;
    play.keys(scene.keys);
    play
}

#[test]
fn every_plot_reads_well() {
    insta::with_settings!({ snapshot_path => "survey_snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        for scene in scenes() {
            let text = played(&scene, Theme::new(Variant::Auto, false, scene.ascii)).text();
            insta::assert_snapshot!(scene.name, text);
        }
    });
}

#[test]
fn nothing_is_told_by_colour_alone() {
    for scene in scenes() {
        let colours = played(&scene, Theme::new(Variant::Auto, false, scene.ascii));
        let without = played(&scene, Theme::new(Variant::Auto, true, scene.ascii));
        assert_eq!(colours.text(), without.text(), "{}", scene.name);
        for cell in &without.buffer().content {
            let style = cell.style();
            let plain =
                [style.fg, style.bg].iter().flatten().all(|colour| *colour == ratatui::style::Color::Reset);
            assert!(plain, "{}: {:?}", scene.name, cell);
        }
    }
}

#[test]
fn ascii_has_every_plot_in_ascii() {
    for scene in scenes() {
        let text = played(&scene, Theme::new(Variant::Auto, false, true)).text();
        assert!(text.is_ascii(), "{}:\n{text}", scene.name);
    }
}

#[test]
fn answers_stand_on_yellow_and_blue_ground_whatever_the_theme() {
    for variant in [Variant::Auto, Variant::RoomLight, Variant::RoomDark, Variant::Contrast] {
        let theme = Theme::new(variant, false, false);
        let scene = overview("", || made(20, 13), "v", (80, 24));
        let grounds: Vec<_> =
            played(&scene, theme.clone()).buffer().content.iter().map(|cell| cell.bg).collect();
        for role in [Role::Unfavourable, Role::Favourable] {
            let ground = theme.style(role).bg.expect("sides of a scale are painted");
            assert!(grounds.iter().filter(|each| **each == ground).count() > 50, "{variant:?} {role:?}");
        }
    }
}
