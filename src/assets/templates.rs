//! How an afternoon is divided into boxes. It must not hold start times: a session's agenda does that.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::load;
use super::{BoxKind, Step};

const FILE: &str = "templates.toml";

/// A way to divide the time that two teams have together.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// Stable name, such as `afternoon`.
    pub id: String,
    /// The whole length; the boxes add up to it.
    pub minutes: u32,
    /// Topics that get an owner and a date instead of time.
    pub not_today: Vec<String>,
    /// The boxes in order.
    pub boxes: Vec<TemplateBox>,
    title: String,
    summary: String,
    #[serde(default, rename = "default")]
    is_default: bool,
}

impl Template {
    /// Its name on screen, such as "3 hours".
    pub fn title(&self) -> &str {
        load::text(&format!("template.{}.title", self.id), &self.title)
    }

    /// What it covers, in a few words.
    pub fn summary(&self) -> &str {
        load::text(&format!("template.{}.summary", self.id), &self.summary)
    }

    /// The topics it gives time to, in order.
    pub fn topics(&self) -> impl Iterator<Item = &str> {
        self.boxes.iter().flat_map(|each| each.topics.iter().map(String::as_str))
    }

    /// The minutes it has for topics: 111 of three hours.
    pub fn topic_minutes(&self) -> u32 {
        self.boxes.iter().filter(|each| !each.topics.is_empty()).map(|each| each.minutes).sum()
    }
}

/// One timebox of a template.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplateBox {
    /// Stable name, unique in its template.
    pub id: String,
    /// Planned minutes.
    pub minutes: u32,
    /// What it is for.
    pub kind: BoxKind,
    /// The step it belongs to; breaks and spare time belong to none.
    pub step: Option<Step>,
    /// The topics worked on in it.
    #[serde(default)]
    pub topics: Vec<String>,
    /// Whether it keeps its minutes when time is shared out.
    #[serde(default)]
    pub locked: bool,
}

impl TemplateBox {
    /// Its name on the agenda.
    pub fn title(&self) -> &str {
        box_title(&self.id)
    }
}

/// The name on the agenda of a box with this id; the id itself where no template has one.
pub fn box_title(id: &str) -> &str {
    let ours = file().titles.get(id).map_or(id, String::as_str);
    load::text(&format!("box.{id}"), ours)
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    titles: BTreeMap<String, String>,
    template: Vec<Template>,
    follow_up: Template,
}

fn file() -> &'static File {
    static READ: OnceLock<File> = OnceLock::new();
    READ.get_or_init(|| load::embedded(FILE, include_str!("../../assets/templates.toml")))
}

/// Every template, the shortest first.
pub fn all() -> &'static [Template] {
    &file().template
}

/// The template of this id.
pub fn by_id(id: &str) -> Option<&'static Template> {
    all().iter().find(|template| template.id == id)
}

/// The template of a session that follows another; its topics come from that session.
pub fn follow_up() -> &'static Template {
    &file().follow_up
}

/// The template that is offered first.
pub fn standard() -> &'static Template {
    all()
        .iter()
        .find(|template| template.is_default)
        .expect("one template is the default, a test counts them")
}

pub(super) fn texts() -> Vec<(String, String)> {
    let titles = file().titles.iter().map(|(id, title)| (format!("box.{id}"), title.clone()));
    let templates = all().iter().chain([follow_up()]).flat_map(|template| {
        let key = |field| format!("template.{}.{field}", template.id);
        [(key("title"), template.title.clone()), (key("summary"), template.summary.clone())]
    });
    titles.chain(templates).collect()
}

#[cfg(test)]
mod tests {
    use super::super::load::rules;
    use super::super::topics;
    use super::*;

    #[test]
    fn boxes_add_up_and_name_topics_that_exist() {
        rules::unique_slugs(all().iter().map(|template| template.id.as_str()));
        for template in all().iter().chain([follow_up()]) {
            let sum: u32 = template.boxes.iter().map(|each| each.minutes).sum();
            assert_eq!(sum, template.minutes, "{}", template.id);
            rules::unique_slugs(template.boxes.iter().map(|each| each.id.as_str()));
            rules::unique_slugs(template.topics().chain(template.not_today.iter().map(String::as_str)));
            for each in &template.boxes {
                assert!(file().titles.contains_key(&each.id), "{} has no title", each.id);
                rules::fits(&each.id, each.title(), rules::TITLE);
                for topic in &each.topics {
                    let step = topics::by_id(topic).map(|topic| topic.step);
                    assert_eq!(each.step, step, "{topic} in {}", template.id);
                }
            }
            for topic in &template.not_today {
                assert!(topics::by_id(topic).is_some(), "{topic} in {}", template.id);
            }
        }
        assert_eq!(all().iter().filter(|template| template.is_default).count(), 1);
    }

    #[test]
    fn three_hours_are_divided_as_agreed() {
        let template = standard();
        let minutes: Vec<u32> = template.boxes.iter().map(|each| each.minutes).collect();
        assert_eq!(minutes, [8, 17, 5, 25, 12, 15, 10, 8, 8, 5, 10, 8, 5, 10, 7, 17, 10]);
        assert_eq!((template.minutes, template.topic_minutes()), (180, 111));
        assert_eq!(template.not_today, ["persona", "journey"]);
    }

    #[test]
    fn ninety_minutes_are_lead_and_four_promises() {
        let topics: Vec<&str> = by_id("short").unwrap().topics().collect();
        assert_eq!(topics, ["lead", "criteria", "follow-up", "sent-back", "timelines"]);
    }

    #[test]
    fn half_a_day_adds_persona_journey_and_a_break() {
        let (half, standard) = (by_id("half-day").unwrap(), standard());
        let added: Vec<&str> =
            half.topics().filter(|topic| !standard.topics().any(|had| had == *topic)).collect();
        assert_eq!(added, ["persona", "journey"]);
        let breaks =
            |template: &Template| template.boxes.iter().filter(|each| each.kind == BoxKind::Break).count();
        assert_eq!(breaks(half), breaks(standard) + 1);
    }

    #[test]
    fn nobody_sits_for_more_than_an_hour() {
        for template in all() {
            let mut sitting = 0;
            for each in &template.boxes {
                let rests = matches!(each.kind, BoxKind::Break | BoxKind::Stretch);
                sitting = if rests || each.kind == BoxKind::Spare { 0 } else { sitting + each.minutes };
                assert!(sitting <= 60, "{} at {}", template.id, each.id);
            }
        }
    }
}
