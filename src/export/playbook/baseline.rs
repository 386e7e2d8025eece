//! Where the surveys differ: as counts of people, only what [`Comparison`] lets a document see.

use super::book::{Book, joined, team};
use crate::assets::words::{count, fill, say};
use crate::domain::{
    baseline::{Caution, Compared, Comparison, Item, Reading, Source, Wave, Word},
    ids::TopicId,
    people::{PerTeam, Team},
};
use crate::export::document::{Bands, Bars, Chart, Line, Writer};

/// So many reliable gaps stand in the shareable playbook.
const TOP: usize = 5;

pub(super) fn write(book: &Book<'_>, writer: &mut Writer) {
    let Some(wave) = &book.session.baseline else { return };
    let comparison = Comparison::of(wave);
    respondents(wave, writer);
    for caution in &comparison.cautions {
        writer.paragraph(cautioned(*caution));
    }
    let reliable = |index: &&usize| {
        let compared = &comparison.items[**index];
        matches!(comparison.word(compared), Word::RealGap | Word::Perhaps | Word::AsSaid)
    };
    let gaps: Vec<usize> = comparison.order.iter().filter(reliable).take(TOP).copied().collect();
    let shown = if book.is_record() { comparison.order.clone() } else { gaps };
    if shown.is_empty() {
        let compared = !comparison.order.is_empty();
        writer.paragraph(say(if compared { "playbook.no_gaps" } else { "playbook.nothing_compared" }));
    }
    let bars =
        shown.iter().filter_map(|&index| bars(&comparison, &comparison.items[index], &wave.items[index]));
    writer.chart(Chart::Answers(bars.collect()));
    if !book.is_record() {
        not_shown(&comparison, shown.len(), writer);
    }
    picked(book, wave, writer);
    if book.is_record() {
        hidden(&comparison, wave, writer);
        source(wave, writer);
    }
}

fn respondents(wave: &Wave, writer: &mut Writer) {
    let answered = |team: Team| {
        let n = *wave.respondents.get(team);
        match wave.people.get(team) {
            Some(total) => fill("common.of", &[("n", &n), ("total", total)]),
            None => n.to_string(),
        }
    };
    let sales = answered(Team::Sales);
    let marketing = answered(Team::Marketing);
    writer.paragraph(fill("playbook.answered", &[("sales", &sales), ("marketing", &marketing)]));
}

fn cautioned(caution: Caution) -> String {
    match caution {
        Caution::EverybodyAnswered => say("playbook.everybody_answered").to_owned(),
        Caution::SmallTeams => say("playbook.small_teams").to_owned(),
        Caution::FewAnswered(side) => fill("playbook.few_answered", &[("team", &team(side))]),
        Caution::NoBaseline(side) => fill("playbook.no_baseline", &[("team", &team(side))]),
    }
}

fn bars(comparison: &Comparison, compared: &Compared, item: &Item) -> Option<Bars> {
    let readings = compared.readings.as_ref()?;
    let bands = |reading: &Reading| Bands {
        unfavourable: reading.unfavourable,
        neutral: reading.neutral,
        favourable: reading.favourable,
        could_not_say: reading.na,
    };
    let bands = PerTeam { sales: bands(&readings.sales), marketing: bands(&readings.marketing) };
    Some(Bars { question: title(item), bands, word: word(comparison.word(compared)).to_owned() })
}

fn title(item: &Item) -> String {
    if item.reversed { fill("playbook.reversed", &[("question", &item.title())]) } else { item.title() }
}

fn word(word: Word) -> &'static str {
    match word {
        Word::RealGap => say("tier.clear"),
        Word::Perhaps => say("tier.likely"),
        Word::TooClose => say("tier.unclear"),
        Word::NoDifference => say("playbook.no_difference"),
        Word::AsSaid => "",
        Word::Hidden => say("playbook.too_few_to_show"),
    }
}

/// How many questions a shared playbook does not show, and why: nobody shall look for one.
fn not_shown(comparison: &Comparison, shown: usize, writer: &mut Writer) {
    let others = comparison.order.len() - shown;
    for (key, number) in
        [("playbook.other_questions", others), ("playbook.few_questions", comparison.hidden.len())]
    {
        if number > 0 {
            writer.paragraph(count(key, number as u64));
        }
    }
}

/// What the room picked, and the topic it bears on.
fn picked(book: &Book<'_>, wave: &Wave, writer: &mut Writer) {
    let line = |item: &Item| {
        let topic = item.topic.as_ref().map(|id| TopicId(id.clone()));
        match book.title_of(topic.as_ref()) {
            title if title.is_empty() => Line::from(item.title()),
            title => Line::from(format!("{} ({title})", item.title())),
        }
    };
    let items: Vec<Line> = wave.items.iter().filter(|item| item.picked).map(line).collect();
    if !items.is_empty() {
        writer.caption(say("playbook.picked"));
        writer.list(items);
    }
}

/// Questions with too few answers: named, and nothing said of the answers.
fn hidden(comparison: &Comparison, wave: &Wave, writer: &mut Writer) {
    if comparison.hidden.is_empty() {
        return;
    }
    writer.caption(&fill("playbook.hidden", &[("n", &comparison.threshold)]));
    writer.list(comparison.hidden.iter().map(|&index| Line::from(wave.items[index].title())).collect());
}

/// Where the answers come from, for the record.
fn source(wave: &Wave, writer: &mut Writer) {
    let from = match &wave.source {
        Source::Imported { format } => format.as_str(),
        Source::Hands => say("playbook.source_hands"),
        Source::Slips => say("playbook.source_slips"),
    };
    writer.labelled(say("playbook.source"), &joined([from, &wave.inputs.join(", ")], ": "));
    writer.labelled(say("playbook.imported"), wave.imported_at.as_deref().unwrap_or_default());
    if let Some(name) = &wave.threshold_agreed_by {
        let threshold = wave.threshold;
        writer.paragraph(fill("playbook.threshold_agreed", &[("n", &threshold), ("name", name)]));
    }
    for (key, number) in [("playbook.not_counted", wave.not_counted), ("playbook.excluded", wave.excluded)] {
        if number > 0 {
            writer.paragraph(count(key, number));
        }
    }
    writer.list(wave.warnings.iter().map(|warning| Line::from(warning.as_str())).collect());
    scales(wave, writer);
}

/// The answers that were offered: once when every question offered the same.
fn scales(wave: &Wave, writer: &mut Writer) {
    let offered = |item: &Item| item.labels.as_ref().map_or_else(String::new, |labels| labels.join(", "));
    let mut scales: Vec<(String, Vec<String>)> = Vec::new();
    for item in &wave.items {
        let labels = offered(item);
        match scales.iter_mut().find(|(known, _)| *known == labels) {
            Some((_, titles)) => titles.push(item.title()),
            None => scales.push((labels, vec![item.title()])),
        }
    }
    if let [(labels, _)] = scales.as_slice() {
        writer.labelled(say("playbook.labels"), labels);
    } else {
        let rows = scales.into_iter().map(|(labels, titles)| vec![labels, titles.join("; ")]).collect();
        writer.table(&[say("playbook.labels"), say("playbook.question")], rows);
    }
}
