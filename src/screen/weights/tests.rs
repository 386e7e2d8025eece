//! Weights by keys: points, totals, attributes, companies tried.

use crate::{
    app::play::{Play, begin},
    domain::{
        command::{Command, Decision},
        fields::Fields,
        history::Workshop,
        market::Market,
        people::{Group, Presence},
        session::Session,
        topic::Phase,
    },
    effect::Place,
};

/// The market of the mock-up, the agreed column still empty.
fn workshop() -> Workshop {
    let mut workshop = Workshop::new(Session::new("s".into(), "Q1".to_owned(), "Europe/Berlin".to_owned()));
    let mut fields = Fields::empty("market").unwrap();
    let mut put = |path: &str, text: &str| fields = fields.with(path, text).unwrap();
    for (index, (name, sales, marketing)) in
        [("Company size 50-500", "20", "35"), ("Has a named budget", "40", "10"), ("Region: DACH", "20", "20")]
            .into_iter()
            .enumerate()
    {
        put("attributes/+", name);
        put(&format!("attributes/{index}/sales"), sales);
        put(&format!("attributes/{index}/marketing"), marketing);
    }
    put("exclusions", "competitor\nstudent");
    put("first_tier_from", "70");
    put("second_tier_from", "40");
    let mut batch =
        vec![Command::AddTopic { id: Some("market".into()), title: "Target market".to_owned(), fields: Box::new(fields) }];
    batch.extend([Group::Sales, Group::Marketing].map(|group| Command::AddPerson {
        id: None,
        name: format!("{group:?}"),
        group,
        role: String::new(),
        presence: Presence::InRoom,
    }));
    workshop.commit(batch, begin()).unwrap();
    workshop
}

fn worded() -> Command {
    Command::Word { topic: "market".into(), text: "Companies that can buy this year".to_owned() }
}

fn play(width: u16, height: u16) -> Play {
    Play::at(workshop().session().clone(), Place::Weights("market".into()), width, height)
}

fn market(play: &Play) -> Market {
    match &play.session().topic(&"market".into()).unwrap().fields {
        Fields::Market(market) => market.clone(),
        other => panic!("{other:?}"),
    }
}

fn agreed(play: &Play) -> Vec<Option<u32>> {
    market(play).attributes.iter().map(|attribute| attribute.agreed).collect()
}

/// The same with all points of both teams: both columns are there to be seen.
fn complete(width: u16, height: u16) -> Play {
    let mut workshop = workshop();
    let fields = &workshop.session().topic(&"market".into()).unwrap().fields;
    let mut fields = fields.with("attributes/2/sales", "40").unwrap();
    fields = fields.with("attributes/2/marketing", "55").unwrap();
    workshop.commit(vec![Command::Fill { topic: "market".into(), fields: Box::new(fields) }], begin()).unwrap();
    Play::at(workshop.session().clone(), Place::Weights("market".into()), width, height)
}

/// Points that Marketing gave, none of which may be seen before both teams are done.
fn shows_marketing(play: &Play) -> bool {
    let rows: Vec<String> = play.text().lines().filter(|line| line.contains("Company size")).map(str::to_owned).collect();
    rows.iter().any(|row| row.contains("35"))
}

#[test]
fn the_other_teams_points_are_hidden_until_both_have_all_of_theirs() {
    for (width, height) in [(80, 24), (48, 14), (40, 12), (120, 40)] {
        let mut play = play(width, height);
        let text = play.text();
        let leaks = |text: &str| ["35", "10", "40 "].iter().any(|points| {
            text.lines().any(|line| (line.contains("Company") || line.contains("budget")) && line.contains(points))
        });
        assert!(!leaks(&text.replace("50-500", "")), "a fresh screen shows nobody's points {width}x{height}\n{text}");
        assert!(text.contains("Hidden until both"), "{text}");
        play.keys("<down><down>40<enter>");
        assert!(!shows_marketing(&play), "{}", play.text());
        assert!(play.text().contains("Sales has split 100, hidden.") || width < 80, "{}", play.text());
        play.keys("<down><down>55<enter>");
        assert!(shows_marketing(&play), "both together {width}x{height}\n{}", play.text());
        assert!(play.text().contains("►  2"), "furthest apart: {}", play.text());
    }
}

#[test]
fn points_of_one_team_stay_hidden_when_the_topic_is_put_off() {
    for place in [Place::Weights("market".into()), Place::ReviewAt("market".into())] {
        let mut workshop = workshop();
        let decision = Decision::NotToday { owner: None };
        workshop.commit(vec![Command::Decide { topic: "market".into(), decision }], begin()).unwrap();
        let play = Play::at(workshop.session().clone(), place.clone(), 120, 40);
        let text = play.text();
        assert!(text.contains("Has a named budget") && !shows_marketing(&play), "{place:?}\n{text}");
        assert!(!text.contains("points: 35"), "{place:?}\n{text}");
    }
}

#[test]
fn points_can_be_shown_early_and_hidden_again() {
    let mut play = play(80, 24);
    play.keys("h");
    assert!(shows_marketing(&play), "{}", play.text());
    play.keys("h");
    assert!(!shows_marketing(&play), "{}", play.text());
}

#[test]
fn tab_goes_down_the_column_of_the_team_that_types() {
    let mut play = play(80, 24);
    play.keys("10<tab>20<tab>70<enter>");
    let sales: Vec<_> = market(&play).attributes.iter().map(|attribute| attribute.sales).collect();
    assert_eq!(sales, [Some(10), Some(20), Some(70)]);
    assert_eq!(market(&play).attributes[0].marketing, Some(35), "untouched");
}

#[test]
fn a_clicked_cell_is_chosen_and_written_in() {
    let mut play = complete(80, 24);
    let row = play.text().lines().position(|line| line.contains("Company size")).unwrap() as u16;
    let column = play.text().lines().find(|line| line.contains("AGREED")).unwrap().find("AGREED").unwrap() as u16;
    for _ in 0..2 {
        play.msg(crate::app::Msg::Click(ratatui::layout::Position::new(column, row)));
    }
    play.keys("30<enter>");
    assert_eq!(agreed(&play)[0], Some(30), "{}", play.text());
}

#[test]
fn points_under_more_on_the_topic_are_hidden_too() {
    let mut play = Play::at(workshop().session().clone(), Place::Topic("market".into()), 120, 60);
    play.keys("m");
    let text = play.text();
    assert!(text.contains("hidden until both have 100"), "{text}");
}

#[test]
fn points_half_typed_are_hidden_on_the_topic_and_in_what_a_vote_says() {
    let mut play = Play::at(workshop().session().clone(), Place::Weights("market".into()), 120, 60);
    play.keys("73<esc><esc><enter>m");
    let text = play.text();
    assert!(text.contains("hidden until both have 100") && !text.contains("73"), "{text}");
    play.keys("me Companies<enter>v");
    let topic = play.session().topic(&"market".into()).unwrap();
    assert!(topic.open_round().is_some() && !play.text().contains("73"), "{}", play.text());
}

#[test]
fn hidden_points_are_never_typed_on_the_topic() {
    for key in ["<enter>", "+"] {
        let mut play = Play::at(workshop().session().clone(), Place::Topic("market".into()), 120, 60);
        play.keys("m");
        let is_chosen = |line: &str| line.contains('►') && line.contains("hidden until both have 100");
        let mut steps = 0;
        while !play.text().lines().any(is_chosen) {
            steps += 1;
            assert!(steps < 40, "{}", play.text());
            play.keys("<down>");
        }
        play.keys(key);
        let text = play.text();
        assert!(text.contains("AGREED") && !text.contains("40"), "{key}: {text}");
    }
}

#[test]
fn the_agreed_column_is_typed_from_the_top() {
    let mut play = complete(80, 24);
    assert!(play.text().contains("►  2 Has a named budget"), "furthest apart first:\n{}", play.text());
    play.keys("<up>40<enter>30<enter>38<enter>");
    assert_eq!(agreed(&play), [Some(40), Some(30), Some(38)]);
    assert!(play.text().contains("8 too many"), "{}", play.text());
    play.keys("30<enter>");
    assert!(!play.text().contains("too many") && play.text().contains(" 100\n"), "{}", play.text());
}

#[test]
fn points_of_one_cell_never_move_another() {
    let mut play = complete(80, 24);
    play.keys("<right><right><left>");
    assert_eq!(agreed(&play), [None, Some(1), None]);
    assert!(play.text().contains("99 left"), "{}", play.text());
    play.keys("<left><left>");
    assert_eq!(agreed(&play), [None, Some(0), None], "never below nothing");
}

#[test]
fn tab_chooses_the_column_and_what_a_team_lacks_is_said() {
    let mut play = complete(80, 24);
    play.keys("<tab>45<enter>");
    assert_eq!(market(&play).attributes[1].sales, Some(45));
    assert!(play.text().contains("▲ Sales: 5 too many"), "{}", play.text());
    play.keys("5<tab>6<tab>7<enter>");
    let third = &market(&play).attributes[2];
    assert_eq!((third.sales, third.marketing, third.agreed), (Some(5), Some(6), Some(7)));
}

#[test]
fn more_than_all_points_are_refused_with_the_range() {
    let mut play = complete(80, 24);
    play.keys("130<enter>");
    assert!(play.text().contains("Points are 0 to 100. You typed \"130\"."), "{}", play.text());
    assert_eq!(agreed(&play), [None, None, None]);
}

#[test]
fn an_attribute_is_added_named_again_made_a_must_and_removed() {
    let mut play = complete(80, 24);
    play.keys("n Uses a CRM<enter> e<space>today<enter>");
    assert_eq!(market(&play).attributes[3].name, "Uses a CRM today");
    play.keys("rr");
    assert!(play.text().contains("4 Uses a CRM today"), "{}", play.text());
    assert!(play.text().contains("must not have"), "{}", play.text());
    play.keys("<delete>");
    assert_eq!(market(&play).attributes.len(), 3);
    assert!(play.text().contains("Out, whatever the score: competitor, student"), "{}", play.text());
}

#[test]
fn a_company_is_tried_on_the_weights() {
    let mut play = complete(80, 24);
    play.keys("<up>40<enter>30<enter>30<enter> s 200 people, budget<enter>1, 2<enter>");
    assert!(play.text().contains("70 → A (70 up)"), "{}", play.text());
    play.keys("2");
    assert!(play.text().contains("40 → B (40 up)"), "{}", play.text());
    play.keys("<enter> 9<enter>");
    assert!(play.text().contains("Type numbers from 1 to 3"), "{}", play.text());
}

#[test]
fn agreed_weights_stay_and_say_why() {
    let mut workshop = workshop();
    let decision = Decision::Override { reason: "sponsor".to_owned() };
    workshop.commit(vec![worded(), Command::Decide { topic: "market".into(), decision }], begin()).unwrap();
    let mut play = Play::at(workshop.session().clone(), Place::Weights("market".into()), 80, 24);
    play.keys("<right>");
    assert_eq!(agreed(&play), [None, None, None]);
    assert!(play.text().contains("These weights are agreed. e on the topic reopens them."), "{}", play.text());
    play.keys("<tab><right>");
    assert_eq!(market(&play).attributes[1].sales, Some(41), "what a team gave is a detail, never voted");
}

#[test]
fn the_vote_opens_from_here_once_there_are_words_to_vote_on() {
    let mut workshop = workshop();
    let mut play = complete(80, 24);
    play.keys("100<enter> v");
    assert_eq!(*play.model.place(), Place::Topic("market".into()));
    assert!(play.text().contains("One sentence goes with the weights: e writes it."), "{}", play.text());

    workshop.commit(vec![worded()], begin()).unwrap();
    let mut play = Play::at(workshop.session().clone(), Place::Weights("market".into()), 80, 24);
    play.keys("100<enter> v");
    assert!(play.text().contains("v again votes all the same"), "an agreed column that is no 100\n{}", play.text());
    play.keys("v");
    assert_eq!(play.session().topic(&"market".into()).unwrap().phase(), Phase::Vote);
    assert!(play.text().contains("Fist to five"), "{}", play.text());
}

#[test]
fn points_that_make_no_hundred_are_pointed_out_on_every_way_to_the_vote() {
    let mut workshop = workshop();
    workshop.commit(vec![worded()], begin()).unwrap();
    let mut play = Play::at(workshop.session().clone(), Place::Weights("market".into()), 120, 40);
    play.keys("<tab><tab>70<enter> v");
    assert!(play.text().contains("make 70: 30 left. v again votes all the same."), "{}", play.text());
    play.keys("90<enter> v");
    let again = play.text();
    assert!(again.contains("v again votes all the same."), "another total is pointed out again\n{again}");

    let mut play = Play::at(workshop.session().clone(), Place::Topic("market".into()), 120, 40);
    play.keys("v");
    assert_eq!(play.session().topic(&"market".into()).unwrap().phase(), Phase::Vote);
    assert!(play.text().contains("The agreed points make 0: 100 left."), "{}", play.text());
}

#[test]
fn an_empty_table_says_what_to_do() {
    let mut workshop = Workshop::new(Session::new("s".into(), "Q1".to_owned(), "Europe/Berlin".to_owned()));
    let fields = Box::new(Fields::empty("market").unwrap());
    let add = Command::AddTopic { id: Some("market".into()), title: "Target market".to_owned(), fields };
    workshop.commit(vec![add], begin()).unwrap();
    let mut play = Play::at(workshop.session().clone(), Place::Weights("market".into()), 40, 12);
    assert!(play.text().contains("n adds an attribute"), "{}", play.text());
    play.keys("<enter><delete><tab>5 r e n Region<enter>");
    assert_eq!(market(&play).attributes.len(), 1);
}

#[test]
fn walking_over_a_column_shows_nothing_of_it() {
    for keys in ["<tab>", "<tab><tab>", "<backtab>", "<down>r", "<tab>e<esc>"] {
        let mut play = play(80, 24);
        play.keys(keys);
        assert!(!shows_marketing(&play), "{keys}:\n{}", play.text());
    }
    let mut play = play(80, 24);
    play.keys("<tab><down><down>5");
    assert!(shows_marketing(&play), "whoever types sees what the own team gave\n{}", play.text());
}

#[test]
fn the_first_team_still_to_type_is_chosen_on_a_fresh_table() {
    let mut session = workshop().session().clone();
    let topic = session.topics.iter_mut().find(|topic| topic.id.as_str() == "market").unwrap();
    let Fields::Market(market) = &topic.fields else { panic!("{:?}", topic.fields) };
    topic.fields = Fields::Market(market.clone().without_points());
    let mut play = Play::at(session, Place::Weights("market".into()), 80, 24);
    play.keys("40<enter>");
    assert_eq!(self::market(&play).attributes[0].sales, Some(40), "{}", play.text());
}
