//! The result of a survey as lines of text for people: the surest gaps first, in counts while teams are small.
//! No p-values, no means, no stars; every word comes from the words file.

use crate::assets::words::{count, fill, say};
use crate::domain::baseline::{Caution, Comparison, Item, Reading, Wave, Word};
use crate::domain::people::{PerTeam, Team};
use crate::stats::Tier;
use crate::text::{clean_line, pad_left, pad_right, wrap};

/// Under this many answers people are counted, from there on they are shares.
const SHARES_FROM: u32 = 20;

const RANK: usize = 4;
const TEAM: usize = 11;
const WORD: usize = 18;

/// The comparison in lines of at most `columns` cells; with `full` every count, for the facilitator's own eyes.
pub fn table(wave: &Wave, columns: usize, full: bool) -> String {
    let comparison = if full { Comparison::full(wave) } else { Comparison::of(wave) };
    let page = Page { wave, comparison, columns: columns.max(60) };
    let mut lines = page.head();
    for (rank, index) in page.comparison.order.iter().enumerate() {
        lines.extend(page.item(*index, &(rank + 1).to_string(), full));
    }
    if page.comparison.order.is_empty() {
        lines.push(say("survey.nothing").to_owned());
    }
    lines.extend(page.hidden(full));
    lines.push(String::new());
    for sentence in page.small_print() {
        lines.extend(wrap(&sentence, page.columns));
    }
    lines.iter().map(|line| line.trim_end().to_owned() + "\n").collect()
}

struct Page<'a> {
    wave: &'a Wave,
    comparison: Comparison,
    columns: usize,
}

impl Page<'_> {
    fn head(&self) -> Vec<String> {
        let mut lines = vec![say("survey.title").to_owned(), String::new()];
        for team in [Team::Marketing, Team::Sales] {
            let (name, n) = (team_name(team), self.wave.respondents.get(team));
            lines.push(match self.wave.people.get(team) {
                Some(people) => fill("survey.answered_of", &[("team", &name), ("n", n), ("people", people)]),
                None => fill("survey.answered", &[("team", &name), ("n", n)]),
            });
        }
        for caution in &self.comparison.cautions {
            lines.extend(wrap(&caution_sentence(*caution), self.columns));
        }
        lines.push(String::new());
        let names = PerTeam { sales: team_name(Team::Sales), marketing: team_name(Team::Marketing) };
        lines.push(self.row("", say("survey.question"), (names.marketing, names.sales), say("survey.word")));
        lines
    }

    fn row(&self, rank: &str, title: &str, (marketing, sales): (&str, &str), word: &str) -> String {
        let title_width = self.columns - RANK - 2 * TEAM - WORD;
        [
            pad_left(rank, RANK - 1),
            " ".to_owned(),
            pad_right(title, title_width),
            pad_left(marketing, TEAM - 1),
            pad_left(sales, TEAM - 1),
            "  ".to_owned(),
            pad_right(word, WORD),
        ]
        .concat()
    }

    fn item(&self, index: usize, rank: &str, full: bool) -> Vec<String> {
        let item = &self.wave.items[index];
        let compared = &self.comparison.items[index];
        let Some(readings) = &compared.readings else {
            return vec![self.row(rank, &title(item), ("", ""), "")];
        };
        let title_width = self.columns - RANK - 2 * TEAM - WORD;
        let mut titles = wrap(&clean_line(&title(item)), title_width).into_iter();
        let (marketing, sales) = (favourable(&readings.marketing), favourable(&readings.sales));
        let word = word(self.comparison.word(compared));
        let mut lines = vec![self.row(rank, &titles.next().unwrap_or_default(), (&marketing, &sales), word)];
        lines.extend(titles.map(|rest| self.row("", &rest, ("", ""), "")));
        let notes = notes(readings);
        if !notes.is_empty() {
            lines.extend(self.indented(&notes.join(" ")));
        }
        if full {
            for team in [Team::Marketing, Team::Sales] {
                lines.extend(
                    distribution(item, readings.get(team), team_name(team))
                        .iter()
                        .flat_map(|line| self.indented(line)),
                );
            }
        }
        lines
    }

    fn indented(&self, text: &str) -> Vec<String> {
        wrap(text, self.columns - RANK - 2).into_iter().map(|line| " ".repeat(RANK + 2) + &line).collect()
    }

    fn hidden(&self, full: bool) -> Vec<String> {
        if self.comparison.hidden.is_empty() {
            return Vec::new();
        }
        let mut lines =
            vec![String::new(), fill("survey.hidden", &[("threshold", &self.comparison.threshold)])];
        for index in &self.comparison.hidden {
            if full {
                lines.extend(self.item(*index, "-", true));
            } else {
                lines.extend(self.indented(&clean_line(&title(&self.wave.items[*index]))));
            }
        }
        lines
    }

    fn small_print(&self) -> Vec<String> {
        let mut sentences = vec![say("survey.favourable").to_owned()];
        let perhaps = self.comparison.items.iter().filter_map(|item| item.verdict.as_ref()?.tier);
        if !self.comparison.census && perhaps.clone().any(|tier| tier == Tier::Likely) {
            let reportable = self.comparison.reportable;
            // One item in twenty shows a gap at 95 percent where there is none.
            sentences.push(match (reportable + 10) / 20 {
                0 => fill("survey.luck_few", &[("n", &reportable)]),
                by_luck => fill("survey.luck", &[("n", &reportable), ("luck", &by_luck)]),
            });
        }
        if self.wave.not_counted > 0 {
            sentences.push(count("survey.not_counted", self.wave.not_counted));
        }
        if self.wave.excluded > 0 {
            sentences.push(count("survey.excluded", self.wave.excluded));
        }
        sentences
    }
}

fn title(item: &Item) -> String {
    let marked = item.title().to_lowercase().contains(say("survey.reversed"));
    if item.reversed && !marked {
        format!("{} {}", item.title(), say("survey.reversed"))
    } else {
        item.title()
    }
}

/// "4 of 13" while people can be counted, else "31 %", halves rounded up.
fn favourable(reading: &Reading) -> String {
    if reading.n == 0 {
        return say("survey.nobody").to_owned();
    }
    if reading.n < SHARES_FROM {
        return fill("common.of", &[("n", &reading.favourable), ("total", &reading.n)]);
    }
    let percent = (200 * u64::from(reading.favourable) + u64::from(reading.n)) / (2 * u64::from(reading.n));
    fill("survey.percent", &[("n", &percent)])
}

fn notes(readings: &PerTeam<Reading>) -> Vec<String> {
    let mut notes = Vec::new();
    for team in [Team::Marketing, Team::Sales] {
        let reading = readings.get(team);
        if reading.split {
            notes.push(fill("survey.split", &[("team", &team_name(team))]));
        }
        if reading.unanimous {
            notes.push(fill("survey.unanimous", &[("team", &team_name(team))]));
        }
        if reading.na > 0 {
            notes.push(fill("survey.could_not_say", &[("team", &team_name(team)), ("n", &reading.na)]));
        }
    }
    notes
}

/// Every label with its number of people, lowest score first.
fn distribution(item: &Item, reading: &Reading, team: &str) -> Option<String> {
    let exact = reading.exact.as_ref().filter(|_| reading.n > 0)?;
    let last = exact.counts.len() - 1;
    let label = |index: usize| {
        let written = if item.reversed { last - index } else { index };
        match &item.labels {
            Some(labels) => clean_line(&labels[written]),
            None => item.points[written].to_string(),
        }
    };
    let parts: Vec<String> =
        exact.counts.iter().enumerate().map(|(index, count)| format!("{}: {count}", label(index))).collect();
    Some(format!("{team}  {}", parts.join(" · ")))
}

fn word(word: Word) -> &'static str {
    match word {
        Word::RealGap => say("tier.clear"),
        Word::Perhaps => say("tier.likely"),
        Word::TooClose => say("tier.unclear"),
        Word::NoDifference => say("survey.no_difference"),
        Word::AsSaid | Word::Hidden => "",
    }
}

fn team_name(team: Team) -> &'static str {
    match team {
        Team::Sales => say("team.sales"),
        Team::Marketing => say("team.marketing"),
    }
}

fn caution_sentence(caution: Caution) -> String {
    match caution {
        Caution::EverybodyAnswered => say("survey.everybody").to_owned(),
        Caution::SmallTeams => say("survey.small_teams").to_owned(),
        Caution::FewAnswered(team) => fill("survey.few_answered", &[("team", &team_name(team))]),
        Caution::NoBaseline(team) => fill("survey.no_baseline", &[("team", &team_name(team))]),
    }
}
