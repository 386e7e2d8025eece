//! The axis of open hours, and how leads come to it: what arrives while the office is closed arrives at its next
//! opening, but keeps the day on which it came.

use super::chance::Draws;
use crate::capacity::form::Form;

/// Ticks in an hour; a tick is a microsecond, so that "within the limit" needs no tolerance.
pub(super) const HOUR: i64 = 3_600_000_000;

/// Working days of a week.
pub(super) const DAYS: i64 = 5;

/// Hours as ticks.
pub(super) fn ticks(hours: f64) -> i64 {
    (hours * HOUR as f64).round() as i64
}

/// When a lead arrived: its place on the axis of open time, and the business day whose lead it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Arrival {
    /// Open time since the first Monday's opening.
    pub(super) at: i64,
    /// Business days since the first Monday; a weekend's lead has the Friday before.
    pub(super) day: i64,
}

/// A week as leads see it.
#[derive(Debug)]
pub(super) struct Week {
    open: i64,
    /// Open time of a day.
    pub(super) day: i64,
    /// Leads expected in each of the week's 168 hours.
    expected: [f64; 168],
}

impl Week {
    /// The week of a form.
    pub(super) fn of(form: &Form) -> Self {
        let all: f64 = form.weekday_hours.iter().sum();
        let mut expected = [0.0; 168];
        for (hour, leads) in expected.iter_mut().enumerate() {
            let share = if hour < 120 {
                (1.0 - form.weekend_share) / 5.0 * form.weekday_hours[hour % 24] / all
            } else {
                form.weekend_share / 48.0
            };
            *leads = share * form.leads_per_week();
        }
        let open = ticks(form.open);
        Self { open, day: ticks(form.close) - open, expected }
    }

    /// Where a moment of the week, in hours since Monday midnight, lies on the axis.
    fn arrival(&self, week: u32, hour: usize, part: f64) -> Arrival {
        let monday = i64::from(week) * DAYS;
        let weekday = hour as i64 / 24;
        if weekday >= DAYS {
            return Arrival { at: (monday + DAYS) * self.day, day: monday + DAYS - 1 };
        }
        let clock = ticks((hour % 24) as f64 + part);
        let since_opening = (clock - self.open).clamp(0, self.day);
        Arrival { at: (monday + weekday) * self.day + since_opening, day: monday + weekday }
    }

    /// A Poisson stream of arrivals for so many weeks, each given with the week it came in.
    pub(super) fn arrivals(&self, weeks: u32, draws: &mut Draws, mut lead: impl FnMut(u32, Arrival)) {
        let mut to_go = draws.exponential();
        for week in 0..weeks {
            for (hour, &expected) in self.expected.iter().enumerate() {
                let mut gone = 0.0;
                while gone + to_go < expected {
                    gone += to_go;
                    lead(week, self.arrival(week, hour, gone / expected));
                    to_go = draws.exponential();
                }
                to_go -= expected - gone;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::chance::Purpose;
    use super::*;

    #[test]
    fn what_arrives_while_closed_arrives_at_the_next_opening() {
        let week = Week::of(&Form::default());
        assert_eq!(week.day, 8 * HOUR);
        let at = |hour, part| {
            let arrival = week.arrival(1, hour, part);
            (arrival.at - 40 * HOUR, arrival.day)
        };
        assert_eq!(at(0, 0.5), (0, 5));
        assert_eq!(at(9, 0.5), (HOUR / 2, 5));
        assert_eq!(at(18, 0.0), (8 * HOUR, 5));
        assert_eq!(at(24 + 8, 0.9), (8 * HOUR, 6));
        assert_eq!(at(4 * 24 + 20, 0.0), (40 * HOUR, 9));
        assert_eq!(at(6 * 24 + 12, 0.0), (40 * HOUR, 9));
    }

    #[test]
    fn the_weeks_bring_what_the_month_promises() {
        let form = Form { leads_per_month: 3000.0, ..Form::default() };
        let week = Week::of(&form);
        assert!((week.expected.iter().sum::<f64>() - form.leads_per_week()).abs() < 1e-9);
        let (mut all, mut weekend, mut last) = (0.0, 0.0, 0);
        let mut draws = Draws::new(1, 0, Purpose::Arrivals);
        week.arrivals(100, &mut draws, |_, arrival| {
            all += 1.0;
            assert!(arrival.at >= last, "leads come in order");
            last = arrival.at;
            weekend +=
                f64::from(u8::from(arrival.at == (arrival.day + 1) * week.day && arrival.day % 5 == 4));
        });
        let expected = form.leads_per_week() * 100.0;
        assert!((all - expected).abs() < 4.0 * expected.sqrt(), "{all}");
        // Friday after 17:00 waits for Monday as well: 53 of the profile's 200 weights.
        let evening: f64 =
            form.weekday_hours[17..].iter().sum::<f64>() / form.weekday_hours.iter().sum::<f64>();
        let share = 0.12 + 0.88 / 5.0 * evening;
        assert!((weekend / all - share).abs() < 4.0 * (share / all).sqrt(), "{}", weekend / all);
    }
}
