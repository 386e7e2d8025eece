//! The afternoon on paper for the facilitator: what to do before, what to bring, when each part begins and ends, the
//! question of each topic and what lies on the table for it. Never an answer, a vote or a private note.

use super::{
    book::{Book, joined, team},
    gist::gist,
};
use crate::assets::{
    energisers, prep,
    topics::{self, TopicMinutes},
    words::{count, fill, say},
};
use crate::domain::{
    agenda::{AgendaBox, BoxKind},
    baseline::{Comparison, headline},
    moment::{Day, Moment},
    people::Team,
    sentence::in_full,
    session::Step,
    topic::{Author, Topic},
};
use crate::export::document::{Level, Line, Writer};

/// A box to tick with a pen.
const BOX: char = '\u{2610}';

pub(super) fn write(book: &Book<'_>, writer: &mut Writer) {
    overview(book, writer);
    writer.section(say("run_sheet.before"), |inside| before(book, inside));
    writer.section(say("run_sheet.bring"), bring);
    let parts = parts(book);
    writer.section(say("run_sheet.afternoon"), |inside| plan(book, &parts, inside));
    writer.section(say("run_sheet.prompts"), |inside| {
        for part in &parts {
            script(book, part, inside);
        }
        for topic in without_a_box(book) {
            inside.heading(Level::Three, fill("run_sheet.without_box", &[("topic", &topic.title)]));
            one_topic(book, topic, None, inside);
        }
    });
    writer.section(say("run_sheet.energisers"), |inside| {
        inside.paragraph(say("run_sheet.energisers_note"));
        inside.list(energisers::all().iter().map(energiser).collect());
    });
}

/// One box of the agenda with its times on the wall clock, as far as the plan says when the room begins.
struct Part<'a> {
    entry: &'a AgendaBox,
    times: Option<(Moment, Moment)>,
}

fn parts<'a>(book: &Book<'a>) -> Vec<Part<'a>> {
    let mut next = book.session.planned_start();
    let part = |entry: &'a AgendaBox| {
        let times = next.map(|from| (from, from.plus_seconds(i64::from(entry.minutes) * 60)));
        next = times.map(|(_, until)| until);
        Part { entry, times }
    };
    book.session.agenda.boxes.iter().map(part).collect()
}

fn overview(book: &Book<'_>, writer: &mut Writer) {
    let session = book.session;
    let minutes =
        if session.plan.minutes > 0 { session.plan.minutes } else { session.agenda.planned_minutes() };
    let clock = |at: Option<Moment>| at.map_or_else(String::new, |at| at.clock_in(&session.zone));
    let times = joined([clock(session.planned_start()), clock(session.planned_end())], " - ");
    let length = if minutes > 0 { count("common.minutes", minutes) } else { String::new() };
    let day = session.plan.date.map_or_else(String::new, Day::long);
    writer.labelled(say("run_sheet.when"), &joined([day, times, length], ", "));
    let names = |side: Team| {
        let people = session.people.iter().filter(|person| person.group.team() == Some(side));
        let named: Vec<&str> = people.map(|person| person.name.as_str()).collect();
        let said = format!("{} {}", team(side), named.len());
        if named.is_empty() { String::new() } else { format!("{said} ({})", named.join(", ")) }
    };
    writer.labelled(say("run_sheet.who"), &joined(Team::BOTH.map(names), "; "));
}

/// The prep list with its dates; without a day of the session it counts days.
fn before(book: &Book<'_>, writer: &mut Writer) {
    let tasks = prep::prep().tasks.iter().map(|task| {
        let days = i32::try_from(task.days_before).unwrap_or(i32::MAX);
        let when = book.session.plan.date.map_or_else(
            || fill("run_sheet.days_before", &[("days", &count("common.days", task.days_before))]),
            |day| day.plus_days(-days).long(),
        );
        Line::labelled(&format!("{BOX} {when}"), task.text())
    });
    writer.list(tasks.collect());
}

fn bring(writer: &mut Writer) {
    let kit = prep::prep().kit.iter().map(|line| line.text().to_owned());
    let mut things: Vec<String> = kit.collect();
    for needed in energisers::all().iter().filter_map(energisers::Energiser::kit) {
        // The kit names its own things with how many; an energiser says only what.
        let there = things.iter().any(|thing| thing.to_lowercase().contains(&needed.to_lowercase()));
        if !there {
            things.push(needed.to_owned());
        }
    }
    writer.list(things.iter().map(|thing| Line::from(format!("{BOX} {thing}"))).collect());
}

fn plan(book: &Book<'_>, parts: &[Part<'_>], writer: &mut Writer) {
    let row = |part: &Part<'_>| {
        let clock = |at: Moment| at.clock_in(&book.session.zone);
        let (from, until) =
            part.times.map_or_else(Default::default, |(from, until)| (clock(from), clock(until)));
        let kept = if part.entry.locked { say("run_sheet.kept") } else { "" };
        vec![from, until, part.entry.minutes.to_string(), titled(book, part.entry), kept.to_owned()]
    };
    let head = [
        say("run_sheet.from"),
        say("run_sheet.until"),
        say("run_sheet.minutes"),
        say("run_sheet.part"),
        say("run_sheet.note"),
    ];
    writer.table(&head, parts.iter().map(row).collect());
}

/// "Definitions: Lead", or the name of the box alone where it says as much.
fn titled(book: &Book<'_>, entry: &AgendaBox) -> String {
    let topics = joined(entry.topics.iter().map(|topic| book.title_of(Some(topic))), ", ");
    if topics.is_empty() || topics == entry.title {
        entry.title.clone()
    } else {
        fill("run_sheet.part_topics", &[("part", &entry.title), ("topics", &topics)])
    }
}

/// What is said and asked in one part.
fn script(book: &Book<'_>, part: &Part<'_>, writer: &mut Writer) {
    let entry = part.entry;
    let mut inside = Writer::default();
    match (entry.kind, entry.step) {
        (BoxKind::Break | BoxKind::Stretch | BoxKind::Spare, _) => return,
        (_, Some(Step::CheckIn)) => check_in(book, &mut inside),
        (_, Some(Step::Baseline)) => baseline(book, &mut inside),
        (_, Some(Step::Close)) => inside.quote(prep::prep().signoff()),
        _ => {}
    }
    let taken: Vec<&Topic> = if entry.topics.is_empty() {
        entry.step.map_or_else(Vec::new, |step| unboxed(book, step).collect())
    } else {
        entry.topics.iter().filter_map(|id| book.session.topic(id)).collect()
    };
    for topic in &taken {
        if taken.len() > 1 || topic.title != entry.title {
            inside.caption(&topic.title);
        }
        // Topics taken together share their minutes as the room likes.
        one_topic(book, topic, (taken.len() == 1).then_some(entry.minutes), &mut inside);
    }
    let from = part.times.map(|(from, _)| from.clock_in(&book.session.zone)).unwrap_or_default();
    let title = joined([from.as_str(), &entry.title], " ");
    let heading =
        fill("run_sheet.heading", &[("part", &title), ("time", &count("common.minutes", entry.minutes))]);
    writer.append_under(Level::Three, &heading, inside);
}

/// Topics of a step that are on today and have no box of their own.
fn unboxed<'a>(book: &Book<'a>, step: Step) -> impl Iterator<Item = &'a Topic> {
    let boxes = &book.session.agenda.boxes;
    book.session
        .topics_in(step)
        .filter(|topic| !topic.status.is_left_aside())
        .filter(move |topic| !boxes.iter().any(|entry| entry.topics.contains(&topic.id)))
}

/// Topics that are on today and for which the agenda has no time at all.
fn without_a_box<'a>(book: &Book<'a>) -> Vec<&'a Topic> {
    let covered = |step: Step| {
        let boxes = book.session.agenda.boxes.iter();
        boxes.filter(|entry| entry.topics.is_empty()).any(|entry| entry.step == Some(step))
    };
    Step::ALL.into_iter().filter(|step| !covered(*step)).flat_map(|step| unboxed(book, step)).collect()
}

fn check_in(book: &Book<'_>, writer: &mut Writer) {
    writer.paragraph(say("run_sheet.check_in"));
    let rules = prep::prep().rules.iter().map(|rule| Line::from(rule.text()));
    writer.list(rules.collect());
    writer.paragraph(prep::prep().practice_vote());
    if !book.session.working_agreements.is_empty() {
        writer.caption(say("playbook.working_agreements"));
        writer.list(book.session.working_agreements.iter().map(|line| Line::from(line.as_str())).collect());
    }
}

/// The items picked to talk about, with the sentence that is read aloud.
fn baseline(book: &Book<'_>, writer: &mut Writer) {
    let Some(wave) = &book.session.baseline else {
        writer.paragraph(say("run_sheet.no_survey"));
        return;
    };
    let comparison = Comparison::of(wave);
    let picked = wave.items.iter().zip(&comparison.items).filter(|(item, _)| item.picked);
    let said = picked.map(|(item, compared)| {
        let sentence = compared.readings.as_ref().map(|readings| headline(item, readings));
        Line::labelled(&item.title(), sentence.as_deref().unwrap_or_else(|| say("playbook.too_few_to_show")))
    });
    let said: Vec<Line> = said.collect();
    writer.paragraph(say(if said.is_empty() { "run_sheet.pick" } else { "run_sheet.picked" }));
    writer.list(said);
}

/// The question, how its minutes are spent, what to watch, and what is on the table already.
fn one_topic(book: &Book<'_>, topic: &Topic, minutes: Option<u32>, writer: &mut Writer) {
    if let Some(standard) = topics::by_id(topic.id.as_str()) {
        writer.quote(standard.prompt());
        if let Some(minutes) = minutes {
            writer.paragraph(spent(standard.minutes, minutes));
        }
        writer.labelled(say("run_sheet.tip"), standard.tip());
    }
    if !topic.given.is_empty() {
        writer.paragraph(fill("common.given_by_leadership", &[("limit", &topic.given)]));
    }
    let proposals = [
        (say("team.sales"), Author::Sales),
        (say("team.marketing"), Author::Marketing),
        (say("playbook.mixed_group"), Author::Mixed),
    ];
    let brought = proposals.into_iter().filter_map(|(by, author)| {
        topic
            .proposal(author)
            .map(|proposal| Line::labelled(&fill("run_sheet.says", &[("team", &by)]), &proposal.text))
    });
    let mut on_the_table: Vec<Line> = brought.collect();
    let (label, wording) = if topic.is_drafted() {
        (say("run_sheet.wording"), in_full(topic))
    } else {
        (say("run_sheet.suggested"), gist(topic))
    };
    if !wording.is_empty() {
        on_the_table.push(Line::labelled(label, &wording));
    }
    if let Some(owner) = &topic.owner {
        on_the_table.push(Line::labelled(say("run_sheet.owner"), book.session.name_of(&owner.person)));
    }
    writer.list(on_the_table);
}

/// How the minutes of a box are spent, in the proportions of the topic: "2 min in silence, 6 to hear both, ...".
fn spent(usual: TopicMinutes, minutes: u32) -> String {
    let share = |part: u32| (part * minutes + usual.total() / 2) / usual.total().max(1);
    let (silent, read) = (share(usual.silent), share(usual.read).max(1));
    let vote = share(usual.vote).max(1);
    let hear = minutes.saturating_sub(silent + read + vote);
    let rest = [("run_sheet.hear", hear), ("run_sheet.read", read), ("run_sheet.vote", vote)];
    let parts = std::iter::once(("run_sheet.silent", silent)).chain(rest).filter(|(_, minutes)| *minutes > 0);
    joined(parts.map(|(key, minutes)| fill(key, &[("n", &minutes)])), ", ")
}

fn energiser(card: &energisers::Energiser) -> Line {
    let minutes = count("common.minutes", card.minutes);
    let kit = card.kit().map_or_else(String::new, |kit| fill("run_sheet.needs", &[("kit", &kit)]));
    Line::labelled(&format!("{} ({minutes})", card.title()), &joined([card.text(), &kit], " "))
}
