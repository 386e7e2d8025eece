//! A closed session on every screen: no key leads to a refusal, and none changes what was agreed.

use crate::{
    app::{Model, Msg, play::Play, update},
    domain::{
        moment::Moment,
        session::{Session, Step},
    },
    effect::Place,
    import::practice,
    keymap::{Chord, parse_keys},
};

/// Keys of one press each; undo and redo are told apart elsewhere.
const KEYS: &str =
    "abcdefghijklmnopqrstvwxyz0123456789=+-!/:.,<enter><space><delete><backspace><left><right><tab><backtab>";

fn places() -> Vec<Place> {
    let mut places = vec![
        Place::After,
        Place::Numbers,
        Place::CheckIn,
        Place::Baseline,
        Place::Item("q3".to_owned()),
        Place::Words,
        Place::ImportSurvey,
        Place::Remeasured,
        Place::TopThree,
        Place::Weights("market".into()),
        Place::Promises,
        Place::Calendars,
        Place::Calendar("standard".into()),
        Place::Deadlines("follow-up".into()),
        Place::Keep(Some("follow-up".into())),
        Place::Funnel,
        Place::Cadence,
        Place::Close,
        Place::Thanks,
        Place::Review,
        Place::Agenda,
        Place::Parking,
        Place::Timer,
    ];
    places.extend(Step::ALL.map(Place::Topics));
    let topics = ["goal", "lead", "market", "follow-up", "incentive", "numbers-check"];
    places.extend(topics.map(|id| Place::Topic(id.into())));
    places
}

/// What both teams agreed, without what may be completed afterwards.
fn agreement(session: &Session) -> Vec<(String, Option<String>)> {
    let topics = session.topics.iter();
    topics.map(|topic| (topic.title.clone(), topic.status.is_agreed().then(|| voted(topic)))).collect()
}

fn voted(topic: &crate::domain::topic::Topic) -> String {
    format!("{} {:?}", topic.revision, topic.fields.voted())
}

fn refusal(model: &Model) -> Option<String> {
    let notice = model.notice.as_ref().map(|notice| notice.text.clone());
    let error = model.field.as_ref().and_then(|field| field.error.clone());
    notice.into_iter().chain(error).find(|text| text.contains("the session was closed on"))
}

fn press(model: &mut Model, chords: &[Chord], now: Moment) {
    for chord in chords {
        update(model, Msg::Key(*chord), now);
    }
}

#[test]
fn no_key_of_a_closed_session_is_refused() {
    let workshop = practice::finished("demo".into());
    let now = workshop.last_at().expect("it has entries").plus_seconds(60);
    let keys = parse_keys(KEYS).expect("keys");
    let (down, accept) = (parse_keys("<down>").expect("a key"), parse_keys("1<enter>").expect("keys"));
    let mut wrong = Vec::new();
    for place in places() {
        let before = agreement(workshop.session());
        let mut chosen = Play::resumed(workshop.clone(), place.clone(), 80, 24).model;
        for row in [0, 1, 3, 5] {
            for key in &keys {
                let mut model = chosen.clone();
                press(&mut model, std::slice::from_ref(key), now);
                let mut refused = refusal(&model);
                if refused.is_none() && model.field.is_some() && *model.place() == place {
                    press(&mut model, &accept, now);
                    refused = refusal(&model);
                }
                if let Some(why) = refused {
                    wrong.push(format!("{place:?}, row {row}, {key:?}: {why}"));
                }
                let reopened = model.session().closed_at.is_none();
                if !reopened && agreement(model.session()) != before {
                    wrong.push(format!("{place:?}, row {row}, {key:?}: the agreement is another one"));
                }
            }
            press(&mut chosen, &down.repeat(if row == 0 { 1 } else { 2 }), now);
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
