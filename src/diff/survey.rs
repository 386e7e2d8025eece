//! The same questions asked again: what both teams answered then and now. All rules about few people, other scales and
//! answers too much alike are those of the comparison of two waves; nothing is counted here.

use super::around::answered;
use crate::{
    assets::words::say,
    domain::{
        baseline::{Again, Movement, Remeasured, Wave},
        people::Team,
        session::Session,
    },
};
use serde::Serialize;

/// Two surveys of the same two teams.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SurveyDifference {
    /// How many answered then.
    pub then: String,
    /// How many answered now.
    pub now: String,
    /// Questions asked both times, those where something moved first.
    pub items: Vec<SurveyItem>,
    /// What was not compared and why, one sentence each.
    pub left_out: Vec<String>,
}

/// One question asked both times.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SurveyItem {
    /// The question.
    pub question: String,
    /// Sales on the good side of the scale, then and now.
    pub sales: [String; 2],
    /// Marketing on the good side of the scale, then and now.
    pub marketing: [String; 2],
    /// What became of it in a word or two, where it is more than one or two people.
    pub moved: Option<&'static str>,
}

impl SurveyDifference {
    /// Both surveys side by side, where both sessions have one and they differ.
    pub(super) fn of(old: &Session, new: &Session) -> Option<Self> {
        let (then, now) = (old.baseline.as_ref()?, new.baseline.as_ref()?);
        if same_answers(then, now) {
            return None;
        }
        let both =
            Session { earlier: old.as_earlier(), baseline: Some(now.clone()), ..new.clone() }.remeasured()?;
        let mut items: Vec<SurveyItem> = both.items.iter().map(|again| item(again, now)).collect();
        items.sort_by_key(|item| item.moved.is_none());
        Some(Self { then: answered(then), now: answered(now), items, left_out: Remeasured::left_out(&both) })
    }

    /// Questions in which something moved.
    pub fn moved(&self) -> impl Iterator<Item = &SurveyItem> {
        self.items.iter().filter(|item| item.moved.is_some())
    }
}

/// Whether it is one and the same survey; which of its questions were picked is no answer.
fn same_answers(then: &Wave, now: &Wave) -> bool {
    let answers = |wave: &Wave| -> Vec<(String, _)> {
        wave.items.iter().map(|item| (item.title(), item.answers.clone())).collect()
    };
    then.respondents == now.respondents && answers(then) == answers(now)
}

fn item(again: &Again, now: &Wave) -> SurveyItem {
    let moved = again.movement().map(|movement| match movement {
        Movement::BothBetter => say("remeasured.both_better"),
        Movement::BothWorse => say("remeasured.both_worse"),
        Movement::Closer => say("remeasured.closer"),
        Movement::Apart => say("remeasured.apart"),
    });
    SurveyItem {
        question: now.items[again.now].marked_title(),
        sales: again.favourable_texts(Team::Sales),
        marketing: again.favourable_texts(Team::Marketing),
        moved,
    }
}
