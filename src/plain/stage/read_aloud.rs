//! A wording alone, to be read aloud before hands are shown; after the decision one line says what was decided.

use crate::{
    assets::words::say,
    domain::{ids::TopicId, sentence, topic::Topic},
    effect::Place,
    plain::{
        Flow, Leave, Plain,
        menu::{self, Menu},
        team_name, topic,
    },
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Do {
    Vote,
    On,
    Close,
}

/// The wording of a topic, until somebody votes on it or goes on.
pub(in crate::plain) fn read(plain: &mut Plain<'_>, id: &TopicId) -> Flow<()> {
    let session = plain.session();
    let Some(topic) = session.topic(id) else { return plain.tell(say("plain.gone")) };
    let wording = sentence::in_full(topic);
    if wording.is_empty() {
        plain.tell(say("read_aloud.nothing"))?;
    } else {
        plain.tell(&wording)?;
        plain.tell_all(sentence::decided(topic, |team| team_name(team).to_owned()))?;
    }
    let votes = plain.is_live() && !topic.is_decided() && topic.is_worded();
    let menu = move || {
        Menu::new(say("plain.what_next"))
            .row_if(votes, say("plain.vote"), Do::Vote)
            .row(say("plain.go_on"), Do::On)
            .row(say("plain.to_topic"), Do::Close)
            .usual(if votes { &Do::Vote } else { &Do::On })
    };
    let place = Place::Topic(id.clone());
    menu::run(
        plain,
        |_| Ok(menu()),
        |plain, action| match action {
            Do::Vote => vote(plain, topic, &place),
            Do::On => Err(Leave::Along(true)),
            Do::Close => Err(Leave::To(place.clone())),
        },
    )
}

/// Opens the vote where it is counted, at the topic.
fn vote(plain: &mut Plain<'_>, topic: &Topic, place: &Place) -> Flow<menu::Then> {
    plain.place = place.clone();
    plain.show_room();
    match topic::start_vote(plain, topic) {
        Ok(()) | Err(Leave::Back | Leave::Again) => Err(Leave::To(place.clone())),
        Err(leave) => Err(leave),
    }
}
