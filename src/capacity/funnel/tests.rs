//! The published examples of the formulas, to the digit.

use super::*;

fn ratio(text: &str) -> Ratio {
    text.parse().unwrap()
}

fn given(quantity: Quantity, value: &str) -> Traced {
    Traced::given(quantity, ratio(value))
}

fn top(leads: &str) -> Traced {
    Traced::given(Quantity::Leads, ratio(leads))
}

fn steps(rates: &[(&str, &str)]) -> Vec<Step> {
    let step = |(stage, rate): &(&str, &str)| Step {
        stage: (*stage).to_owned(),
        name: format!("from {stage}"),
        rate: Some(ratio(rate)),
    };
    rates.iter().map(step).collect()
}

fn wanted(deals: &str) -> Traced {
    Traced::given(Quantity::Deals, ratio(deals))
}

#[test]
fn seven_customers_at_five_percent_take_140_leads() {
    let volumes = back(&steps(&[("lead", "5 %")]), wanted("7")).unwrap();
    assert_eq!(volumes[0].promised(), 140);
}

#[test]
fn a_qualified_lead_is_worth_1600() {
    let value = lead_value(Some(ratio("160000")), given(Quantity::LeadToCustomer, "1%")).unwrap();
    assert_eq!(value.value, ratio("1600"));
    let leads = leads_for_value(Some(ratio("200000")), value).unwrap();
    assert_eq!(leads.promised(), 125);
    assert_eq!(leads.givens().len(), 3);
}

#[test]
fn counted_rates_and_the_overall_rate() {
    let counts = ["1000", "300", "120", "50", "15"].map(ratio);
    let rates: Vec<Traced> =
        counts.windows(2).map(|pair| counted("step", (pair[0], pair[1])).unwrap()).collect();
    let shown: Vec<String> =
        rates.iter().map(|rate| rate.value.times(Ratio::whole(100)).unwrap().decimal(2)).collect();
    assert_eq!(shown, ["30.00", "40.00", "41.67", "30.00"]);
    let chain: Vec<Step> = rates
        .iter()
        .map(|rate| Step { stage: String::new(), name: String::new(), rate: Some(rate.value) })
        .collect();
    assert_eq!(overall(Quantity::OverallConversion, &chain).unwrap().value, ratio("1.5 %"));
    let forward = forward(&chain, top("1000")).unwrap();
    assert_eq!(forward.iter().map(|volume| volume.value).collect::<Vec<_>>(), counts);
}

#[test]
fn six_sales_at_half_a_step() {
    let volumes = back(&steps(&[("lead", "50%"), ("proposal", "50%")]), wanted("6")).unwrap();
    let counts: Vec<i128> = volumes.iter().map(Traced::promised).collect();
    assert_eq!(counts, [24, 12, 6]);
}

fn goal() -> Goal {
    Goal {
        revenue_target: Some(ratio("7500000")),
        customers: None,
        marketing_share: Some(Ratio::ONE),
        deal_size: Some(ratio("85000")),
    }
}

#[test]
fn rounding_happens_once_at_the_count_that_is_promised() {
    let goal = goal();
    let won = deals(&goal).unwrap();
    assert_eq!((won.value.decimal(3), won.promised()), ("88.235".to_owned(), 89));
    let steps =
        steps(&[("inquiry", "25%"), ("qualified", "20%"), ("accepted", "60%"), ("opportunity", "25%")]);
    let volumes = back(&steps, won).unwrap();
    let shown: Vec<String> = volumes.iter().map(|volume| volume.value.decimal(2)).collect();
    assert_eq!(shown, ["11764.71", "2941.18", "588.24", "352.94", "88.24"]);
    assert_eq!(volumes[0].promised(), 11_765);
    let earned = revenue(goal.deal_size, volumes[4].clone()).unwrap();
    assert_eq!(Some(earned.value), goal.revenue_target, "forward undoes back");
}

#[test]
fn every_number_says_where_it_comes_from() {
    let volumes = back(&steps(&[("lead", "50%"), ("proposal", "50%")]), deals(&goal()).unwrap()).unwrap();
    let chain: Vec<&Quantity> = volumes[0].chain().iter().map(|traced| &traced.quantity).collect();
    let volume = |stage: &str| Quantity::Volume(stage.to_owned());
    let rate = |stage: &str| Quantity::Conversion(format!("from {stage}"));
    assert_eq!(
        chain,
        [
            &Quantity::RevenueTarget,
            &Quantity::MarketingShare,
            &Quantity::DealSize,
            &Quantity::Deals,
            &rate("proposal"),
            &volume("proposal"),
            &rate("lead"),
            &volume("lead"),
        ]
    );
    let given: Vec<bool> = volumes[0].chain().iter().map(|one| one.origin == Origin::Given).collect();
    assert_eq!(given, [true, true, true, false, true, false, true, false]);
    let text = serde_json::to_string(&volumes[0]).unwrap();
    assert_eq!(serde_json::from_str::<Traced>(&text).unwrap(), volumes[0]);
}

#[test]
fn what_is_missing_or_impossible_is_named() {
    let mut broken = steps(&[("lead", "50%"), ("proposal", "50%")]);
    let missing = Trouble::Missing(Quantity::Conversion("from lead".to_owned()));
    for rate in [None, Some(Ratio::ZERO)] {
        broken[0].rate = rate;
        assert_eq!(back(&broken, wanted("6")), Err(missing.clone()));
        assert_eq!(forward(&broken, top("24")), Err(missing.clone()));
    }
    broken[0].rate = Some(ratio("1.2"));
    let impossible = Trouble::OutOfRange(Quantity::Conversion("from lead".to_owned()));
    assert_eq!(overall(Quantity::OverallConversion, &broken), Err(impossible));
    let nothing = Goal { deal_size: None, ..goal() };
    assert_eq!(deals(&nothing), Err(Trouble::Missing(Quantity::DealSize)));
    let large = Goal { revenue_target: Ratio::new(i128::MAX, 7), deal_size: Some(ratio("1/3")), ..goal() };
    assert_eq!(deals(&large), Err(Trouble::TooLarge(Quantity::Deals)));
}

fn effort() -> Effort {
    Effort {
        leads: Ok(given(Quantity::Leads, "120")),
        attempts: Ok(given(Quantity::AttemptsPerLead, "6")),
        hours_per_attempt: hours_per_attempt(given(Quantity::MinutesPerAttempt, "15")),
        reps: Ok(given(Quantity::Reps, "4")),
        hours_per_rep_day: hours_per_rep_day(
            given(Quantity::TimeShare, "25 %"),
            given(Quantity::OpenHoursPerDay, "8"),
        ),
        working_days: Ok(given(Quantity::WorkingDays, "21")),
    }
}

#[test]
fn four_people_can_make_672_attempts() {
    let effort = effort();
    assert_eq!(effort.leads_per_rep().unwrap().value, ratio("30"));
    assert_eq!(effort.attempt_capacity().unwrap().affordable(), 672);
    assert_eq!(effort.attempts_affordable().unwrap().value, ratio("5.6"));
    assert_eq!(effort.hours_needed().unwrap().value, ratio("180"));
    assert_eq!(effort.hours_available().unwrap().value, ratio("168"));
    assert_eq!(effort.hours_short().unwrap().value, ratio("12"));
    let reps = effort.reps_needed().unwrap();
    assert_eq!((reps.value.decimal(2), reps.promised()), ("4.29".to_owned(), 5));
    assert_eq!(effort.leads_affordable().unwrap().affordable(), 112);
    let missing = Effort { working_days: Err(Trouble::Missing(Quantity::WorkingDays)), ..effort };
    assert_eq!(missing.reps_needed(), Err(Trouble::Missing(Quantity::WorkingDays)));
}

#[test]
fn a_goal_has_a_pace() {
    let pace = Pace { goal: Ok(given(Quantity::Goal, "100")), day: 7, days: 21 };
    assert_eq!(pace.goal_by_now().unwrap().value, ratio("100/3"));
    assert_eq!(pace.ahead(ratio("30")).unwrap().value.decimal(2), "-3.33");
    let over = Pace { day: 22, ..pace };
    assert_eq!(over.goal_by_now(), Err(Trouble::OutOfRange(Quantity::WorkingDay)));
}

#[test]
fn a_goal_in_customers_needs_no_money() {
    let goal = Goal { customers: Some(ratio("24")), marketing_share: Some(ratio("50 %")), ..Goal::default() };
    assert_eq!(deals(&goal).unwrap().value, ratio("12"));
    let both = Goal { revenue_target: Some(ratio("100")), ..goal };
    assert_eq!(
        deals(&both),
        Err(Trouble::Missing(Quantity::DealSize)),
        "revenue goes first where it was said"
    );
    assert_eq!(deals(&Goal::default()), Err(Trouble::Missing(Quantity::RevenueTarget)));
}

#[test]
fn months_and_working_days_are_averages() {
    let days = working_days(given(Quantity::DaysPerWeek, "5")).unwrap();
    assert_eq!(days.value, ratio("7305/336"));
    let months = given(Quantity::PeriodMonths, "3");
    let month = per_month(Quantity::Leads, top("100"), months.clone()).unwrap();
    assert_eq!(in_period(Quantity::Leads, month, months).unwrap().value, ratio("100"));
    let two = sum(Quantity::LeadsPromised, vec![top("100"), top("150")]).unwrap();
    assert_eq!(leads_short(top("300"), two).unwrap().value, ratio("50"));
}

#[test]
fn a_number_comes_before_what_it_was_made_of() {
    let volumes = back(&steps(&[("lead", "50%"), ("proposal", "50%")]), wanted("6")).unwrap();
    let steps: Vec<(usize, String)> =
        volumes[0].steps().into_iter().map(|(depth, one)| (depth, one.value.to_string())).collect();
    let expected = [(0, "24"), (1, "0.5"), (1, "12"), (2, "6"), (2, "0.5")];
    assert_eq!(steps, expected.map(|(depth, value)| (depth, value.to_owned())));
}
