//! What the vote means: next steps by number, and the answers to an objection.

use super::{Mode, Msg, State, editing, rows::Row};
use crate::{
    domain::{
        command::{Command, Decision, ObjectionAnswer},
        draft::DraftKey,
        funnel::Number,
        objection::Fate,
        people::Team,
        rule::{NextStep, next_steps},
        status::Status,
        topic::Topic,
        vote::Motion,
    },
    effect::{Ending, Place},
    screen::{Context, Outcome},
};

impl State {
    /// Next steps, answers, and the forms that need a person or a date.
    pub(super) fn decide(&mut self, msg: Msg, ctx: &Context<'_>, topic: &Topic) -> Outcome {
        let ending = |ending| Outcome::to(Place::Decide(topic.id.clone(), ending));
        match msg {
            Msg::Owner => ending(Ending::Owner),
            Msg::Override => ending(Ending::Override),
            Msg::ToLeadership if matches!(topic.status, Status::ToLeadership(_)) => ending(Ending::Answered),
            Msg::ToLeadership => ending(Ending::ToLeadership),
            Msg::Question => ending(Ending::Question),
            Msg::Retire => ending(Ending::Retire),
            Msg::LetGo => ending(Ending::LetGo),
            Msg::Weights => Outcome::to(Place::Weights(topic.id.clone())),
            Msg::Origin => {
                let number = Number::behind(ctx.session, &topic.fields);
                number.map_or_else(Outcome::none, |number| Outcome::to(Place::Origin(number)))
            }
            Msg::FirstStep => self.step(1, ctx, topic),
            Msg::Step(number) => self.step(number, ctx, topic),
            Msg::Answer(number) if self.mode(topic) == Mode::Asking => {
                self.asking = false;
                let chosen = self.chosen(topic).unwrap_or(Row::Wording);
                editing::change_agreed(ctx, topic, number == 2, &chosen)
            }
            Msg::Answer(number) => self.answer(number, ctx, topic),
            _ => {
                self.asking = false;
                self.objection = None;
                Outcome::none()
            }
        }
    }

    fn step(&mut self, number: u8, ctx: &Context<'_>, topic: &Topic) -> Outcome {
        let steps = next_steps(topic);
        let Some(step) = usize::from(number).checked_sub(1).and_then(|index| steps.get(index)) else {
            return Outcome::none();
        };
        let ending = |ending| Outcome::to(Place::Decide(topic.id.clone(), ending));
        match step {
            NextStep::Agree => endings(topic)
                .into_iter()
                .fold(decided(topic, Decision::Agree), |outcome, (_, key)| outcome.and_settle(key)),
            NextStep::VoteAgain => {
                let asked = topic.newest_round().map_or(Motion::Adopt, |round| round.motion);
                self.open(ctx, topic, asked)
            }
            NextStep::Keep => self.open(ctx, topic, Motion::Adopt),
            NextStep::Retire => ended(ctx, topic, Ending::Retire),
            NextStep::LetGo => ended(ctx, topic, Ending::LetGo),
            NextStep::AnswerObjection(team) => {
                self.objection = open_objection(topic, *team);
                self.line = 0;
                Outcome::none()
            }
            NextStep::ChangeWording => self.write(Msg::EditWording, ctx, topic),
            NextStep::Provisional => ending(Ending::Provisional),
            NextStep::NotAgreed => ending(Ending::NotAgreed),
            NextStep::Park => ending(Ending::Park),
            NextStep::ToLeadership => ending(Ending::ToLeadership),
        }
    }

    /// 1 change the wording, 2 taken back, 3 go ahead with it written down, 4 no.
    fn answer(&mut self, number: u8, ctx: &Context<'_>, topic: &Topic) -> Outcome {
        let Some(objection) = self.objection.take() else { return Outcome::none() };
        let answer = match number {
            2 => ObjectionAnswer::Withdrawn,
            3 => ObjectionAnswer::GoAhead,
            4 => ObjectionAnswer::Stands,
            _ => return self.write(Msg::EditWording, ctx, topic),
        };
        Outcome::command(Command::AnswerObjection { topic: topic.id.clone(), objection, answer })
    }
}

fn decided(topic: &Topic, decision: Decision) -> Outcome {
    Outcome::command(Command::Decide { topic: topic.id.clone(), decision })
}

/// The two ways in which something agreed comes to its end, and where the reason for each waits.
fn endings(topic: &Topic) -> [(Ending, DraftKey); 2] {
    [Ending::Retire, Ending::LetGo].map(|ending| (ending, editing::key(topic, &ending.field("reason"))))
}

/// Ends it with the reason that was given before the vote, or asks for one.
fn ended(ctx: &Context<'_>, topic: &Topic, ending: Ending) -> Outcome {
    let given = |key| ctx.drafts.get(key).map(|text: &String| text.trim()).filter(|text| !text.is_empty());
    let reason = endings(topic).iter().find(|(of, _)| *of == ending).and_then(|(_, key)| given(key));
    let Some(reason) = reason.map(str::to_owned) else {
        return Outcome::to(Place::Decide(topic.id.clone(), ending));
    };
    let decision =
        if ending == Ending::Retire { Decision::Retire { reason } } else { Decision::LetGo { reason } };
    endings(topic).into_iter().fold(decided(topic, decision), |outcome, (_, key)| outcome.and_settle(key))
}

fn open_objection(topic: &Topic, team: Team) -> Option<u32> {
    topic
        .objections
        .iter()
        .find(|objection| {
            objection.team == team && objection.revision == topic.revision && objection.fate == Fate::Open
        })
        .map(|objection| objection.number)
}
