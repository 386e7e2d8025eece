//! A calendar edited by keys: every change is one command, a mistake is a sentence, and the picture says what it is.

use crate::{
    app::{Msg as AppMsg, play::Play},
    domain::{
        calendars,
        command::Command,
        history::Workshop,
        moment::{Day, Moment},
        session::Session,
    },
    effect::{Done, Effect, Place},
    import::{Imported, holidays::Holiday, practice},
};

fn session() -> Session {
    practice::planned("demo".into()).session().clone()
}

fn standard() -> Place {
    Place::Calendar("standard".into())
}

fn play_at(width: u16, height: u16) -> Play {
    Play::at(session(), standard(), width, height)
}

fn play() -> Play {
    play_at(80, 24)
}

fn described(play: &Play) -> String {
    play.session().calendars[0].calendar.describe()
}

fn commands(play: &Play) -> usize {
    play.open().workshop.log().len()
}

#[test]
fn a_day_is_one_line_with_a_lunch_break_and_copied_to_the_others() {
    let mut play = play();
    play.keys("<enter><ctrl+a>9-12:30, 13:30-18<enter>");
    assert_eq!(described(&play), "Mon 09:00-12:30 and 13:30-18:00, Tue-Fri 09:00-17:00, Europe/Berlin");
    assert_eq!(commands(&play), 1, "one change, one command");
    play.keys("w");
    assert_eq!(described(&play), "Mon-Fri 09:00-12:30 and 13:30-18:00, Europe/Berlin");
    play.keys("jjjj<delete>");
    assert_eq!(described(&play), "Mon-Thu 09:00-12:30 and 13:30-18:00, Europe/Berlin");
    play.keys("uuu");
    assert_eq!(described(&play), "Mon-Fri 09:00-17:00, Europe/Berlin");
}

#[test]
fn a_wrong_time_keeps_the_field_open_and_says_where() {
    let mut play = play();
    play.keys("<enter><ctrl+a>9-12, 13-25<enter>");
    let text = play.text();
    assert!(text.contains("Mon, opening time 2:") && text.contains("25:00"), "{text}");
    assert_eq!(commands(&play), 0);
    play.keys("<ctrl+a>closed<enter>");
    assert_eq!(described(&play), "Tue-Fri 09:00-17:00, Europe/Berlin");
}

#[test]
fn tab_goes_through_the_week() {
    let mut play = play();
    play.keys("<enter><ctrl+a>8-12<tab><ctrl+a>8-13<tab><esc>");
    assert_eq!(described(&play), "Mon 08:00-12:00, Tue 08:00-13:00, Wed-Fri 09:00-17:00, Europe/Berlin");
}

#[test]
fn days_off_and_half_days_are_typed_and_taken_out() {
    let mut play = play();
    play.keys("h25 Dec, 26 Dec<enter>h2027-01-01<enter>d24 Dec 9-12<enter>");
    assert_eq!(described(&play), "Mon-Fri 09:00-17:00, Europe/Berlin, 3 holidays, 1 special day");
    play.keys("hChristmas<enter>");
    assert!(play.text().contains("Type a date such as"), "{}", play.text());
    play.keys("<ctrl+a><backspace><enter>");
    play.keys("k<delete>");
    assert_eq!(described(&play), "Mon-Fri 09:00-17:00, Europe/Berlin, 2 holidays, 1 special day");
    let text = play.text();
    assert!(text.contains("Thu 24 Dec 2026") && text.contains("09:00-12:00"), "{text}");
    assert!(!text.contains("Fri 01 Jan 2027"), "the last one is out:\n{text}");
}

#[test]
fn the_zone_may_be_named_by_its_city() {
    let mut play = play();
    play.keys("k<enter><ctrl+a>tokyo<enter>");
    assert_eq!(play.session().calendars[0].calendar.zone_name(), "Asia/Tokyo");
    play.keys("<enter><ctrl+a>Atlantis<enter>");
    assert!(play.text().contains("there is no time zone"), "{}", play.text());
}

#[test]
fn a_calendar_is_renamed_copied_and_removed() {
    let mut play = play();
    play.keys("kk<enter><ctrl+a>Office<enter>");
    let names = |play: &Play| {
        play.session().calendars.iter().map(|named| named.id.to_string()).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(names(&play), "Office");
    assert!(play.text().contains("Opening hours: Office"), "{}", play.text());
    play.keys("m");
    assert_eq!(names(&play), "Office, Office 2");
    assert!(play.text().contains("Opening hours: Office 2"), "{}", play.text());
    play.keys("kk<delete>");
    assert_eq!(names(&play), "Office");
    assert!(play.text().contains("Opening hours: Office"), "{}", play.text());
    play.keys("kk<delete>");
    assert_eq!(names(&play), "Office", "promises count on it without naming it");
    assert!(play.text().contains("in use by"), "{}", play.text());
    play.keys("uuu");
    assert_eq!(names(&play), "standard");
}

#[test]
fn a_calendar_in_use_cannot_be_removed_and_says_by_which_promise() {
    let mut workshop = Workshop::new(session());
    let topic =
        workshop.session().topics.iter().find(|topic| topic.id.as_str() == "follow-up").unwrap().clone();
    let fields = topic.fields.with(calendars::NAMED_IN, "standard").unwrap();
    let at = Moment::parse("2026-03-12T12:00:00Z").unwrap();
    workshop.commit(vec![Command::Fill { topic: topic.id.clone(), fields: Box::new(fields) }], at).unwrap();
    let mut play = Play::resumed(workshop, standard(), 80, 24);
    play.keys("kk<delete>");
    assert!(play.text().contains("in use by"), "{}", play.text());
    assert_eq!(play.session().calendars.len(), 1);
}

#[test]
fn holidays_come_from_a_file_of_ones_own() {
    let mut play = play();
    play.keys("i'/home/me/our days.ics'<enter>");
    let asked = play.effects.iter().find_map(|effect| match effect {
        Effect::ReadHolidays(path, years) => Some((path.display().to_string(), years.clone())),
        _ => None,
    });
    assert_eq!(asked, Some(("/home/me/our days.ics".to_owned(), 2026..=2028)));
    let holiday = |date: &str| Holiday { date: Day::parse(date).unwrap(), name: String::new() };
    let read = Imported {
        value: vec![holiday("2026-04-03"), holiday("2026-04-06")],
        warnings: vec!["1 event with a time of day was left out: a holiday is a whole day.".to_owned()],
    };
    play.msg(AppMsg::Done(Done::Holidays(read)));
    assert_eq!(described(&play), "Mon-Fri 09:00-17:00, Europe/Berlin, 2 holidays");
    assert!(play.text().contains("2 new days off. u takes them back. 1 event"), "{}", play.text());
    play.msg(AppMsg::Done(Done::HolidaysRefused("days.ics: it is no calendar file.".to_owned())));
    assert!(play.text().contains("it is no calendar file"), "{}", play.text());
    play.keys("u");
    assert_eq!(described(&play), "Mon-Fri 09:00-17:00, Europe/Berlin");
}

#[test]
fn the_next_two_weeks_name_what_is_unusual() {
    let mut play = play();
    play.keys("h2026-03-17<enter>d2026-03-18 9-12<enter>d2026-03-19 closed<enter>d2026-03-20 7-19<enter>kkkkkkkkkkkkkkk");
    let text = play.text();
    let line = |date: &str| text.lines().find(|line| line.contains(date)).unwrap_or_default().to_owned();
    assert!(line("► Thu 12 Mar").contains("▓") && line("► Thu 12 Mar").contains("today"), "{text}");
    for (date, word) in [
        ("Sat 14 Mar", "closed"),
        ("Tue 17 Mar", "holiday"),
        ("Wed 18 Mar", "half day"),
        ("Thu 19 Mar", "closed this day"),
        ("Fri 20 Mar", "other hours"),
    ] {
        assert!(line(date).contains(word), "{date}:\n{text}");
    }
    assert!(line("Wed 25 Mar").contains("▓"), "fourteen days:\n{text}");
}

#[test]
fn clock_changes_and_the_promises_that_count_on_it_are_told() {
    let mut play = Play::at(session(), standard(), 80, 24);
    play.keys("jjjjjj<enter><ctrl+a>0-24<enter>");
    let text = play.text();
    assert!(text.contains("The clock changes on Sun 29 Mar:") && text.contains("has 25 h"), "{text}");
    assert!(text.contains("Not agreed yet: How many leads, Sales"), "{text}");
}

#[test]
fn every_size_says_what_it_is() {
    for (width, height) in [(80, 24), (48, 14), (40, 12), (120, 40)] {
        let mut play = play_at(width, height);
        play.keys("h2026-03-17<enter>kkkkkkkkkkkk");
        assert!(play.text().contains("09:00-17:00"), "{}", play.text());
        if width == 80 {
            play.sweep();
        }
        if width < 80 {
            play.keys("v");
            let text = play.text();
            assert!(text.contains("holiday") && text.contains("today"), "{text}");
            if width == 40 {
                play.sweep();
            }
        }
    }
}

#[test]
fn who_only_looks_changes_nothing() {
    let mut play = play();
    play.model.open.as_mut().unwrap().read_only = Some("open in another window".to_owned());
    let before = play.text();
    play.keys("<enter>hdimw<delete>");
    assert_eq!(commands(&play), 0);
    assert_eq!(play.text(), before);
}

#[test]
fn after_the_close_only_the_name_of_agreed_hours_can_be_changed() {
    let mut play = Play::at(practice::finished("demo".into()).session().clone(), standard(), 80, 24);
    let (before, footer) = (described(&play), play.text());
    play.keys("<enter>hdiw<delete>");
    assert_eq!((described(&play), commands(&play)), (before, 0));
    assert_eq!(play.text(), footer);
    play.keys("kk<enter><ctrl+a>Office<enter>");
    assert!(play.text().contains("Opening hours: Office"), "{}", play.text());
    assert_eq!(commands(&play), 1);
}

#[test]
fn a_change_under_agreed_promises_says_so_and_since_when() {
    let mut session = practice::finished("demo".into()).session().clone();
    session.closed_at = None;
    let mut play = Play::at(session, standard(), 80, 24);
    assert!(play.text().contains("Agreed on these hours: "), "{}", play.text());
    assert!(play.text().contains("(since "), "{}", play.text());
    play.keys("<enter><ctrl+a>8-16<enter>");
    assert!(play.text().contains("Agreed on the old hours: "), "{}", play.text());
}

#[test]
fn plain_ascii_has_no_glyph_of_ours() {
    for place in [standard(), Place::Calendars, Place::Deadlines("follow-up".into())] {
        for (width, height) in [(80, 24), (40, 12)] {
            let session = practice::finished("demo".into()).session().clone();
            let mut play = Play::at(session, place.clone(), width, height);
            play.model.settings.theme.ascii = true;
            assert!(play.text().is_ascii(), "{}", play.text());
            play.keys("v");
            assert!(play.text().is_ascii(), "{}", play.text());
        }
    }
}
