//! A file that was edited elsewhere: it says so, names the way out, and the palette has it only then.

use super::session;
use crate::{
    app::{Msg, play::Play},
    domain::history::Workshop,
    effect::{Apart, Done, Effect, Opened, Place},
};

fn opened(is_apart: bool) -> Box<Opened> {
    Box::new(Opened {
        workshop: Workshop::new(session()),
        drafts: Vec::new(),
        path: "acme.json".into(),
        read_only: is_apart.then(|| "edited elsewhere".to_owned()),
        is_apart,
        stood: None,
        recovered: None,
        cues: Vec::new(),
    })
}

#[test]
fn both_states_are_offered_and_had_as_files() {
    let mut play = Play::new(80, 24);
    play.msg(Msg::Done(Done::Opened(opened(true), Place::Topic("lead".into()))));
    assert!(play.text().contains("\": both\" makes files of both."), "{}", play.text());
    play.wait(60);
    play.keys("u");
    assert!(
        play.text().contains("\": both\" makes files of both."),
        "a refused change says it:\n{}",
        play.text()
    );
    play.keys(":both<enter>");
    assert!(play.effects.contains(&Effect::KeepBoth("acme.json".into())), "{:?}", play.effects);
    play.msg(Msg::Done(Done::Opened(opened(false), Place::Topic("lead".into()))));
    let apart = Apart { beside: Some("/a/beside.json".into()), is_whole: true, aside: "/b/x.aside".into() };
    play.msg(Msg::Done(Done::KeptBoth(apart)));
    assert!(play.text().contains("beside.json"), "{}", play.text());
    play.effects.clear();
    play.keys(":both<enter>");
    assert!(!play.effects.iter().any(|effect| matches!(effect, Effect::KeepBoth(_))), "it is there no more");
}
