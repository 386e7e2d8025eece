//! The result of a survey as lines of text for people: the surest gaps first, in counts while teams are small.
//! No p-values, no means, no stars; every word comes from the words file.

use crate::assets::words::{count, fill, say};
use crate::domain::baseline::{Comparison, Item, Reading, Wave, notes, team_name};
use crate::domain::people::{PerTeam, Team};
use crate::text::{clean_line, pad_left, pad_right, wrap};

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
            lines.extend(wrap(&caution.sentence(), self.columns));
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
            return vec![self.row(rank, &item.marked_title(), ("", ""), "")];
        };
        let title_width = self.columns - RANK - 2 * TEAM - WORD;
        let mut titles = wrap(&clean_line(&item.marked_title()), title_width).into_iter();
        let (marketing, sales) = (readings.marketing.favourable_text(), readings.sales.favourable_text());
        let word = self.comparison.word(compared).text();
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
                lines.extend(self.indented(&clean_line(&self.wave.items[*index].marked_title())));
            }
        }
        lines
    }

    fn small_print(&self) -> Vec<String> {
        let mut sentences = vec![say("survey.favourable").to_owned()];
        sentences.extend(self.comparison.luck());
        if self.wave.not_counted > 0 {
            sentences.push(count("survey.not_counted", self.wave.not_counted));
        }
        if self.wave.excluded > 0 {
            sentences.push(count("survey.excluded", self.wave.excluded));
        }
        sentences
    }
}

/// Every label with its number of people, lowest score first.
fn distribution(item: &Item, reading: &Reading, team: &str) -> Option<String> {
    let exact = reading.exact.as_ref().filter(|_| reading.n > 0)?;
    let parts: Vec<String> = exact
        .counts
        .iter()
        .enumerate()
        .map(|(index, count)| format!("{}: {count}", clean_line(&item.answer(index))))
        .collect();
    Some(format!("{team}  {}", parts.join(" · ")))
}
