//! Every change a person can make, as one serialisable value. Nothing else changes a session.

mod complete;
mod decision;

pub use decision::{Decision, ObjectionAnswer};

use crate::domain::{
    action::ParkedEnd,
    agenda::AgendaBox,
    assumption::{Input, Value},
    baseline::{
        Earlier, RoomTally, Wave,
        words::{Tag, Written},
    },
    fields::Fields,
    ids::{ActionId, BoxId, CalendarId, ParkedId, PersonId, TopicId},
    moment::Day,
    numbers::Kept,
    people::{Group, PerTeam, Presence, Team},
    session::{DecisionRule, MeasuredOn, NamedCalendar, Plan, Session, Step},
    status::Care,
    topic::Author,
    vote::{Method, Motion, Tally},
};
use serde::{Deserialize, Serialize};

macro_rules! commands {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident : $type:ty),* $(,)? }),+ $(,)?) => {
        /// One change; in JSON tagged by its name: `{"propose": {...}}`.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case", deny_unknown_fields)]
        pub enum Command {
            $($(#[$doc])* $name { $($(#[$field_doc])* $field: $type),* }),+
        }
    };
}

commands! {
    /// Renames the session.
    Rename { /// The new name.
        name: String },
    /// Names the company.
    SetCompany { /// Its name.
        company: String },
    /// Sets the time zone.
    SetZone { /// By name.
        zone: String },
    /// Sets when and how long the room is booked.
    SetPlan { /// The plan.
        plan: Plan },
    /// Sets by which method topics are decided.
    SetRule { /// The rule.
        rule: DecisionRule },
    /// Sets the working agreements.
    SetWorkingAgreements { /// One a line.
        agreements: Vec<String> },
    /// Says what a team is measured on.
    SetMeasuredOn { /// Which team.
        team: Team, /// On what and by whom.
        measured: MeasuredOn },
    /// Puts somebody on the attendance list.
    AddPerson { /// Given by the session when left out.
        #[serde(default, skip_serializing_if = "Option::is_none")] id: Option<PersonId>, /// The name.
        name: String, /// Team, leadership or facilitator.
        group: Group, /// Job title.
        #[serde(default, skip_serializing_if = "String::is_empty")] role: String, /// In the room, on the call or not here.
        #[serde(default)] presence: Presence },
    /// Changes somebody's name, group or role.
    ChangePerson { /// Who.
        id: PersonId, /// The name.
        name: String, /// The group.
        group: Group, /// The role.
        #[serde(default)] role: String },
    /// Says where somebody is.
    SetPresence { /// Who.
        id: PersonId, /// Where.
        presence: Presence },
    /// Takes somebody off the list.
    RemovePerson { /// Who.
        id: PersonId },
    /// Adds a business calendar, or replaces the one with its id.
    AddCalendar { /// The calendar with its id.
        calendar: NamedCalendar },
    /// Gives a calendar another name, also where promises refer to it.
    RenameCalendar { /// Which calendar.
        id: CalendarId, /// Its new name.
        name: String },
    /// Takes a calendar away that no promise refers to.
    RemoveCalendar { /// Which calendar.
        id: CalendarId },
    /// Says what is assumed, and who said so; without a value it is taken back.
    Assume { /// What.
        what: Input, /// Its value.
        #[serde(default, skip_serializing_if = "Option::is_none")] value: Option<Value>, /// Who said so, or where it was read.
        #[serde(default, skip_serializing_if = "String::is_empty")] by: String },
    /// Replaces the boxes of the agenda; what a box has used stays with its id.
    SetAgenda { /// The boxes in order.
        boxes: Vec<AgendaBox> },
    /// Gives a box other minutes.
    SetBoxMinutes { /// Which box.
        id: BoxId, /// Planned minutes.
        minutes: u32 },
    /// Locks a box or frees it.
    LockBox { /// Which box.
        id: BoxId, /// Locked or free.
        locked: bool },
    /// Goes to a step.
    EnterStep { /// Which step.
        step: Step },
    /// Enters a box: its clock starts.
    EnterBox { /// Which box.
        id: BoxId },
    /// Stops the clock of the current box.
    PauseTimer {},
    /// Starts it again.
    ResumeTimer {},
    /// Gives the current box more time.
    ExtendTimer { /// Minutes.
        minutes: u32 },
    /// Attaches a survey; an earlier one is replaced and its counts are gone for good.
    AttachBaseline { /// The survey, as counts.
        wave: Box<Wave> },
    /// Keeps the survey of an earlier session beside this one's, or none.
    CarrySurvey { /// That survey, as counts.
        #[serde(default, skip_serializing_if = "Option::is_none")] earlier: Option<Box<Earlier>> },
    /// Picks an item for discussion, or not.
    PickItem { /// The item's id.
        item: String, /// Picked or not.
        picked: bool },
    /// Links an item to the topic it bears on.
    LinkItem { /// The item's id.
        item: String, /// The topic.
        #[serde(default, skip_serializing_if = "Option::is_none")] topic: Option<TopicId> },
    /// Keeps what both teams answered in the room; a second reading is kept beside the first.
    RecordRoomTally { /// The question with its counts.
        tally: Box<RoomTally> },
    /// Takes a reading of the room back.
    RemoveRoomTally { /// Which reading.
        id: String },
    /// Names the top three of a team too small for a baseline.
    NameTopThree { /// Which team.
        team: Team, /// In its own words, at most three.
        concerns: Vec<String> },
    /// A team lead agrees to words about the other team.
    AgreeToWords { /// Which team.
        team: Team, /// Who agreed for it.
        by: String },
    /// A team lead takes that back: the words of both teams are gone for good.
    WithdrawFromWords { /// Which team.
        team: Team },
    /// Attaches what the teams wrote about each other; what was there before is gone for good.
    AttachWords { /// What each team wrote, as counts.
        written_by: Box<PerTeam<Option<Written>>> },
    /// Tags a word, or takes its tag off.
    TagWord { /// Who wrote it.
        by: Team, /// Its number.
        word: u32, /// The tag.
        #[serde(default, skip_serializing_if = "Option::is_none")] tag: Option<Tag> },
    /// Lets a word that one person wrote be shown, or not.
    AcceptWord { /// Who wrote it.
        by: Team, /// Its number.
        word: u32, /// Shown or not.
        accepted: bool },
    /// Counts a word as another one of the same team.
    MergeWords { /// Who wrote both.
        by: Team, /// The one.
        word: u32, /// The other.
        into: u32 },
    /// Adds a topic.
    AddTopic { /// Given by the session when left out.
        #[serde(default, skip_serializing_if = "Option::is_none")] id: Option<TopicId>, /// Its title.
        title: String, /// Its typed fields.
        fields: Box<Fields> },
    /// Gives a topic another title.
    RetitleTopic { /// Which topic.
        topic: TopicId, /// The title.
        title: String },
    /// Sets how a topic is voted on.
    SetMethod { /// Which topic.
        topic: TopicId, /// The method.
        method: Method },
    /// Writes down what leadership gave as a limit.
    Give { /// Which topic.
        topic: TopicId, /// The limit in words.
        text: String },
    /// Brings a proposal.
    Propose { /// Which topic.
        topic: TopicId, /// Who brings it.
        by: Author, /// Their words.
        text: String },
    /// Sets the joint wording.
    Word { /// Which topic.
        topic: TopicId, /// The joint text.
        text: String },
    /// Sets the typed fields.
    Fill { /// Which topic.
        topic: TopicId, /// All fields.
        fields: Box<Fields> },
    /// Mends spelling only; both teams nodded, the vote stands.
    Correct { /// Which topic.
        topic: TopicId, /// The mended text.
        text: String },
    /// Says who answers for a topic.
    AssignOwner { /// Which topic.
        topic: TopicId, /// Who.
        person: PersonId, /// To be confirmed by, when they are not here.
        #[serde(default, skip_serializing_if = "Option::is_none")] confirm_by: Option<Day> },
    /// The owner said yes.
    ConfirmOwner { /// Which topic.
        topic: TopicId },
    /// Says when a topic is looked at again.
    SetTopicReview { /// Which topic.
        topic: TopicId, /// By when.
        by: Option<Day> },
    /// Opens a vote on the current revision.
    OpenRound { /// Which topic.
        topic: TopicId, /// What is asked about it.
        #[serde(default, skip_serializing_if = "crate::domain::slot::is_default")] motion: Motion },
    /// Hands in one team's fingers as counts.
    RecordTally { /// Which topic.
        topic: TopicId, /// The round's number.
        round: u32, /// Whose.
        team: Team, /// The counts.
        tally: Tally },
    /// A side was asked for objections and raised so many.
    RecordConsent { /// Which topic.
        topic: TopicId, /// The round's number.
        round: u32, /// Whose.
        team: Team, /// How many objections.
        objections: u32 },
    /// Shows both sides together.
    Reveal { /// Which topic.
        topic: TopicId, /// The round's number.
        round: u32 },
    /// Leaves an open vote without a result.
    LeaveRound { /// Which topic.
        topic: TopicId, /// The round's number.
        round: u32 },
    /// Writes down what an objection says.
    DescribeObjection { /// Which topic.
        topic: TopicId, /// The objection's number.
        objection: u32, /// The reason; empty for "not given in the room".
        #[serde(default)] reason: String, /// What would make it acceptable.
        #[serde(default)] acceptable_if: String, /// Somebody who asked to be named.
        #[serde(default)] named: String },
    /// Answers an objection.
    AnswerObjection { /// Which topic.
        topic: TopicId, /// The objection's number.
        objection: u32, /// How.
        answer: ObjectionAnswer },
    /// Writes down what a noted reservation says.
    NoteReservation { /// Which topic.
        topic: TopicId, /// Whose.
        team: Team, /// What they said.
        note: String },
    /// Decides a topic.
    Decide { /// Which topic.
        topic: TopicId, /// How.
        decision: Decision },
    /// Parks something.
    Park { /// Given by the session when left out.
        #[serde(default, skip_serializing_if = "Option::is_none")] id: Option<ParkedId>, /// What it is.
        text: String, /// The topic that was on.
        #[serde(default, skip_serializing_if = "Option::is_none")] topic: Option<TopicId> },
    /// Gives a parked item an owner and a date.
    CareForParked { /// Which item.
        id: ParkedId, /// Who and by when.
        care: Care },
    /// Brings a parked item to an end, or back.
    EndParked { /// Which item.
        id: ParkedId, /// How.
        end: ParkedEnd },
    /// Writes down an action.
    AddAction { /// Given by the session when left out.
        #[serde(default, skip_serializing_if = "Option::is_none")] id: Option<ActionId>, /// What is done.
        what: String, /// When X.
        #[serde(default, skip_serializing_if = "String::is_empty")] when: String, /// Who.
        #[serde(default, skip_serializing_if = "Option::is_none")] who: Option<PersonId>, /// By when.
        #[serde(default, skip_serializing_if = "Option::is_none")] by: Option<Day>, /// The topic it belongs to.
        #[serde(default, skip_serializing_if = "Option::is_none")] topic: Option<TopicId> },
    /// Says whether an action is done.
    SetActionDone { /// Which action.
        id: ActionId, /// Done or not.
        done: bool },
    /// Takes an action back.
    RemoveAction { /// Which action.
        id: ActionId },
    /// Writes down somebody's sentence in the closing round; empty takes it back.
    Say { /// Who.
        person: PersonId, /// Their sentence.
        text: String },
    /// Says by when the agreement is looked at again.
    SetReviewBy { /// The date.
        by: Option<Day> },
    /// Signs for a team, now or "to sign by".
    Sign { /// Which team.
        team: Team, /// Who signs.
        name: String, /// "To sign by"; signed now when left out.
        #[serde(default, skip_serializing_if = "Option::is_none")] due: Option<Day>, /// The log position, filled in when it is recorded.
        #[serde(default, skip_serializing_if = "Option::is_none")] position: Option<u64> },
    /// Takes a signature back.
    WithdrawSignature { /// Which team.
        team: Team },
    /// Says at a numbers check whether a promise was kept; without an answer it is taken back.
    NoteKept { /// The day of the check.
        on: Day, /// Which promise.
        topic: TopicId, /// Kept or not.
        #[serde(default, skip_serializing_if = "Option::is_none")] kept: Option<Kept>, /// The number behind it.
        #[serde(default, skip_serializing_if = "String::is_empty")] number: String, /// Where it was read.
        #[serde(default, skip_serializing_if = "String::is_empty")] source: String },
    /// Says at a numbers check that a sign for an early look was seen, or not.
    NoteSign { /// The day of the check.
        on: Day, /// The sign in the words of its meeting.
        sign: String, /// Seen or not.
        seen: bool },
    /// Writes down a win both teams share; empty takes it back.
    NoteWin { /// The day of the check.
        on: Day, /// The win in one sentence.
        text: String },
    /// Says which session this one follows; what that one left behind is kept beside.
    Follow { /// That session.
        previous: Box<Session> },
    /// Takes over from the session before what is to be looked at again.
    Carry { /// Its topics, in the order they come up.
        #[serde(default)] topics: Vec<TopicId>, /// What is parked.
        #[serde(default)] parked: Vec<ParkedId>, /// Open actions.
        #[serde(default)] actions: Vec<ActionId> },
    /// Closes the session.
    Close {},
    /// Opens it again.
    ReopenSession {},
}
