//! Who talks with whom: pairs of one from Sales and one from Marketing, as far as it goes.
//!
//! The same people and the same draw always give the same pairs, so that every window shows the same names.

use crate::{
    assets::words::say,
    capacity::simulation::mix,
    domain::{
        moment::Moment,
        people::{Person, Presence, Team},
        silent,
        topic::Topic,
    },
};

/// Minutes to begin with.
pub const MINUTES: u32 = 4;

/// People who talk with each other: two of them, or three where the number is odd.
pub type Pair<'a> = Vec<&'a Person>;

/// The first draw: another one each time pairs are asked for.
pub fn first_draw(now: Moment) -> u64 {
    now.seconds_since(Moment::new(jiff::Timestamp::UNIX_EPOCH)).unsigned_abs()
}

/// What they talk about: the question of the topic that is on, or whatever moves them.
pub fn question(topic: Option<&Topic>) -> &str {
    topic.map_or_else(|| say("pairs.general"), silent::question)
}

/// How often names were drawn anew and the seconds their countdown rests with, for another window: two bytes each.
pub fn part(again: u16, rests: u32) -> u32 {
    u32::from(again) << 16 | rests.min(u16::MAX.into())
}

/// Pairs of everybody who is here and votes: those in the room with each other, those on the call with each other.
pub fn draw(people: &[Person], draw: u64) -> Vec<Pair<'_>> {
    let here = |presence| {
        let is_here = |person: &&Person| person.presence == presence && person.votes_with().is_some();
        people.iter().filter(is_here).collect::<Vec<_>>()
    };
    let (mut room, mut call) = (here(Presence::InRoom), here(Presence::OnCall));
    // Nobody stays alone: somebody in the room takes a single caller in, and a single person in the room calls.
    if room.len() == 1 || call.len() == 1 {
        room.append(&mut call);
    }
    let mut dice = Dice(draw);
    let mut pairs = paired(room, &mut dice);
    pairs.extend(paired(call, &mut dice));
    pairs
}

/// Pairs of one set of people: mixed first, then those of the larger team; who is left makes a group of three.
fn paired<'a>(people: Vec<&'a Person>, dice: &mut Dice) -> Vec<Pair<'a>> {
    let (mut sales, mut marketing): (Vec<_>, Vec<_>) =
        people.into_iter().partition(|person| person.group.team() == Some(Team::Sales));
    dice.shuffle(&mut sales);
    dice.shuffle(&mut marketing);
    let mixed = sales.len().min(marketing.len());
    let mut rest = sales.split_off(mixed);
    rest.extend(marketing.split_off(mixed));
    let mut pairs: Vec<Pair<'a>> =
        sales.into_iter().zip(marketing).map(|(one, other)| vec![one, other]).collect();
    dice.shuffle(&mut pairs);
    pairs.extend(rest.chunks(2).map(<[&Person]>::to_vec));
    match pairs.pop() {
        // The first pair is a mixed one where there is any.
        Some(alone) if alone.len() == 1 && !pairs.is_empty() => pairs[0].extend(alone),
        Some(last) => pairs.push(last),
        None => {}
    }
    pairs
}

/// A stream of numbers from a seed, each mixed from the one before: enough for names, and the same on every machine.
struct Dice(u64);

impl Dice {
    fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            self.0 = mix(self.0);
            items.swap(last, (self.0 % (last as u64 + 1)) as usize);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::people::Group;
    use proptest::prelude::*;

    fn person(index: usize, group: Group, presence: Presence) -> Person {
        let id = format!("p{index}");
        Person { id: id.as_str().into(), name: id, group, role: String::new(), presence }
    }

    fn anybody() -> impl Strategy<Value = Vec<Person>> {
        let one = (0..Group::ALL.len(), 0..3_usize);
        proptest::collection::vec(one, 0..24).prop_map(|people| {
            let presences = [Presence::InRoom, Presence::OnCall, Presence::NotHere];
            let of = |(index, (group, presence)): (usize, (usize, usize))| {
                person(index, Group::ALL[group], presences[presence])
            };
            people.into_iter().enumerate().map(of).collect()
        })
    }

    fn teams(pair: &Pair<'_>, team: Team) -> usize {
        pair.iter().filter(|person| person.group.team() == Some(team)).count()
    }

    fn is_mixed(pair: &Pair<'_>) -> bool {
        teams(pair, Team::Sales) > 0 && teams(pair, Team::Marketing) > 0
    }

    fn names(pairs: &[Pair<'_>]) -> Vec<Vec<String>> {
        pairs.iter().map(|pair| pair.iter().map(|person| person.name.clone()).collect()).collect()
    }

    proptest! {
        #[test]
        fn everybody_who_is_here_talks_exactly_once(people in anybody(), seed in any::<u64>()) {
            let pairs = draw(&people, seed);
            let mut drawn: Vec<String> = names(&pairs).concat();
            drawn.sort();
            let mut here: Vec<String> =
                people.iter().filter(|person| person.votes_with().is_some()).map(|person| person.name.clone()).collect();
            here.sort();
            prop_assert_eq!(&drawn, &here);
            prop_assert!(pairs.iter().all(|pair| (2..=3).contains(&pair.len()) || here.len() == 1));
            prop_assert_eq!(names(&draw(&people, seed)), names(&pairs));
        }

        #[test]
        fn as_many_are_mixed_as_can_be(sales in 0..9_usize, marketing in 0..9_usize, seed in any::<u64>()) {
            let group = |index| if index < sales { Group::Sales } else { Group::Marketing };
            let people: Vec<Person> =
                (0..sales + marketing).map(|index| person(index, group(index), Presence::InRoom)).collect();
            let pairs = draw(&people, seed);
            prop_assert_eq!(pairs.iter().filter(|pair| is_mixed(pair)).count(), sales.min(marketing));
            let threes = pairs.iter().filter(|pair| pair.len() == 3).count();
            prop_assert_eq!(threes, usize::from(people.len() % 2 == 1 && people.len() > 1));
        }

        #[test]
        fn a_caller_talks_with_callers(room in 2..9_usize, call in 2..9_usize, seed in any::<u64>()) {
            let presence = |index| if index < room { Presence::InRoom } else { Presence::OnCall };
            let group = |index: usize| if index.is_multiple_of(2) { Group::Sales } else { Group::Marketing };
            let people: Vec<Person> =
                (0..room + call).map(|index| person(index, group(index), presence(index))).collect();
            for pair in draw(&people, seed) {
                prop_assert!(pair.iter().all(|other| other.presence == pair[0].presence));
            }
        }
    }

    #[test]
    fn another_draw_gives_other_pairs() {
        let group = |index: usize| if index < 6 { Group::Sales } else { Group::Marketing };
        let people: Vec<Person> =
            (0..11).map(|index| person(index, group(index), Presence::InRoom)).collect();
        let first = names(&draw(&people, 1));
        assert!((2..12).any(|seed| names(&draw(&people, seed)) != first));
    }
}
