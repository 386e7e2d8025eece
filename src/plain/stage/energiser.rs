//! The card that is played: title, what to do, what it needs, and how much time is left. One that was not used today.

use crate::{
    assets::{
        energisers,
        words::{count, fill, say},
    },
    domain::{agenda::BoxKind, interlude},
    effect::Place,
    plain::{
        Flow, Leave, Plain, agenda as plan,
        menu::{self, Menu, Then},
        status,
    },
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Do {
    On,
    Another,
    Toggle,
}

/// Deals a card that was not used today and plays it.
pub(in crate::plain) fn deal(plain: &mut Plain<'_>) -> Flow<()> {
    if another(plain)? { Err(Leave::To(Place::Energiser)) } else { Ok(()) }
}

/// Deals the next card; whether there is one.
fn another(plain: &mut Plain<'_>) -> Flow<bool> {
    if !plain.is_live() {
        plain.tell(say("plain.agenda_is_over"))?;
        return Ok(false);
    }
    let batch = interlude::deal(&plain.session(), plain.now());
    plain.commit(batch)
}

/// The card, until somebody goes on with the work, or it was taken back.
pub(in crate::plain) fn play(plain: &mut Plain<'_>) -> Flow<()> {
    if interlude::running(&plain.session().agenda, BoxKind::Stretch).is_some() {
        tell_card(plain)?;
    }
    menu::run(plain, offer, act)
}

/// Title, what to do, what it needs.
fn tell_card(plain: &mut Plain<'_>) -> Flow<()> {
    let session = plain.session();
    let Some(entry) = interlude::running(&session.agenda, BoxKind::Stretch) else { return Ok(()) };
    let card = entry.card.as_deref().and_then(energisers::by_id);
    let title = card.map_or(entry.title.as_str(), energisers::Energiser::title);
    let text = card.map_or("", energisers::Energiser::text);
    let kit = card.and_then(energisers::Energiser::kit);
    let kit =
        kit.map_or_else(String::new, |kit| status::sentence(&fill("energiser.needs", &[("kit", &kit)])));
    plain.tell_all([status::sentence(title), text.to_owned(), kit])
}

fn offer(plain: &mut Plain<'_>) -> Flow<Menu<Do>> {
    let (session, live) = (plain.session(), plain.is_live());
    let agenda = &session.agenda;
    let Some(clock) = interlude::running(agenda, BoxKind::Stretch).and(agenda.countdown(plain.now())) else {
        plain.tell(say("plain.no_card"))?;
        return Err(Leave::Back);
    };
    plain.show_room();
    let minutes = count("common.minutes", clock.left.unsigned_abs().div_ceil(60));
    let head = match (clock.left > 0, clock.running) {
        (false, _) => say("energiser.over").to_owned(),
        (true, true) => fill("plain.stage_left", &[("minutes", &minutes)]),
        (true, false) => fill("plain.stage_paused", &[("minutes", &minutes)]),
    };
    Ok(Menu::new(head)
        .row(say("plain.go_on"), Do::On)
        .row_if(live, say("plain.another_card"), Do::Another)
        .row_if(live, plan::toggle_words(&session), Do::Toggle)
        .usual(&Do::On))
}

fn act(plain: &mut Plain<'_>, action: Do) -> Flow<Then> {
    match action {
        Do::On => return Err(Leave::Along(true)),
        Do::Another => {
            if another(plain)? {
                tell_card(plain)?;
            }
        }
        Do::Toggle => plan::start_or_pause(plain)?,
    }
    Ok(Then::Stay)
}
