//! The sets of labels themselves, and nothing else.

/// The labels of each point, spellings separated by `|`, the first one shown where nobody chose it.
type Labels = &'static [&'static str];

const STRONGLY_DISAGREE: &str = "Strongly disagree|Totally disagree|Completely disagree|Fully disagree|Disagree strongly|Disagree completely";
const STRONGLY_AGREE: &str =
    "Strongly agree|Totally agree|Completely agree|Fully agree|Agree strongly|Agree completely";
const SLIGHTLY_DISAGREE: &str = "Somewhat disagree|Slightly disagree|Disagree somewhat|Disagree slightly|Tend to disagree|Mildly disagree|Rather disagree";
const SLIGHTLY_AGREE: &str =
    "Somewhat agree|Slightly agree|Agree somewhat|Agree slightly|Tend to agree|Mildly agree|Rather agree";
const NEITHER_AGREE: &str = "Neither agree nor disagree|Neither disagree nor agree|Neither|Neutral|Undecided";
const NEITHER_SATISFIED: &str =
    "Neither satisfied nor dissatisfied|Neither dissatisfied nor satisfied|Neither|Neutral";

/// All known sets: what each measures by its key in the words, and its labels from the lowest point to the highest.
pub(super) const KNOWN: &[(&str, Labels)] = &[
    ("import.survey.agreement", &[STRONGLY_DISAGREE, "Disagree", NEITHER_AGREE, "Agree", STRONGLY_AGREE]),
    (
        "import.survey.agreement",
        &[STRONGLY_DISAGREE, SLIGHTLY_DISAGREE, NEITHER_AGREE, SLIGHTLY_AGREE, STRONGLY_AGREE],
    ),
    (
        "import.survey.agreement",
        &[
            STRONGLY_DISAGREE,
            "Disagree|Mostly disagree",
            SLIGHTLY_DISAGREE,
            NEITHER_AGREE,
            SLIGHTLY_AGREE,
            "Agree|Mostly agree",
            STRONGLY_AGREE,
        ],
    ),
    (
        "import.survey.agreement",
        &[STRONGLY_DISAGREE, "Disagree", SLIGHTLY_DISAGREE, SLIGHTLY_AGREE, "Agree", STRONGLY_AGREE],
    ),
    ("import.survey.agreement", &[STRONGLY_DISAGREE, "Disagree", "Agree", STRONGLY_AGREE]),
    ("import.survey.agreement", &[STRONGLY_DISAGREE, SLIGHTLY_DISAGREE, SLIGHTLY_AGREE, STRONGLY_AGREE]),
    ("import.survey.agreement", &["Disagree", NEITHER_AGREE, "Agree"]),
    (
        "import.survey.satisfaction",
        &[
            "Very dissatisfied|Very unsatisfied|Extremely dissatisfied|Completely dissatisfied",
            "Dissatisfied|Unsatisfied|Somewhat dissatisfied|Rather dissatisfied",
            NEITHER_SATISFIED,
            "Satisfied|Somewhat satisfied|Rather satisfied",
            "Very satisfied|Extremely satisfied|Completely satisfied",
        ],
    ),
    (
        "import.survey.satisfaction",
        &[
            "Extremely dissatisfied|Completely dissatisfied|Very dissatisfied",
            "Moderately dissatisfied|Dissatisfied|Mostly dissatisfied",
            "Slightly dissatisfied|Somewhat dissatisfied",
            NEITHER_SATISFIED,
            "Slightly satisfied|Somewhat satisfied",
            "Moderately satisfied|Satisfied|Mostly satisfied",
            "Extremely satisfied|Completely satisfied|Very satisfied",
        ],
    ),
    (
        "import.survey.satisfaction",
        &[
            "Very dissatisfied",
            "Dissatisfied|Somewhat dissatisfied",
            "Satisfied|Somewhat satisfied",
            "Very satisfied",
        ],
    ),
    (
        "import.survey.satisfaction",
        &[
            "Not at all satisfied|Not satisfied at all",
            "Slightly satisfied|Not very satisfied",
            "Moderately satisfied|Somewhat satisfied",
            "Very satisfied",
            "Extremely satisfied|Completely satisfied",
        ],
    ),
    (
        "import.survey.frequency",
        &[
            "Never",
            "Rarely|Seldom|Hardly ever",
            "Sometimes|Occasionally",
            "Often|Frequently|Usually|Very often",
            "Always",
        ],
    ),
    (
        "import.survey.frequency",
        &[
            "Never",
            "Rarely|Seldom",
            "Sometimes|Occasionally",
            "Often|Frequently",
            "Very often|Very frequently",
        ],
    ),
    (
        "import.survey.frequency",
        &[
            "Never",
            "Rarely|Seldom",
            "Occasionally",
            "Sometimes",
            "Frequently|Often",
            "Usually|Very often",
            "Always|Every time",
        ],
    ),
    ("import.survey.frequency", &["Never", "Rarely|Seldom", "Often|Frequently", "Always"]),
    ("import.survey.frequency", &["Never", "Sometimes", "Often|Usually", "Always"]),
    ("import.survey.frequency", &["Never", "Sometimes", "Always"]),
    (
        "import.survey.quality",
        &[
            "Very poor|Terrible",
            "Poor",
            "Fair|Average|Acceptable|OK|Okay|Adequate|Neutral",
            "Good",
            "Very good|Excellent",
        ],
    ),
    ("import.survey.quality", &["Poor", "Fair", "Good", "Very good", "Excellent"]),
    (
        "import.survey.quality",
        &[
            "Very bad|Terrible",
            "Bad",
            "Neither good nor bad|Neutral|Average|Okay|OK",
            "Good",
            "Very good|Excellent",
        ],
    ),
    (
        "import.survey.quality",
        &[
            "Very poor",
            "Poor",
            "Somewhat poor|Below average|Fair",
            "Average|Neutral",
            "Somewhat good|Above average",
            "Good",
            "Very good|Excellent",
        ],
    ),
    ("import.survey.quality", &["Poor", "Fair", "Good", "Excellent"]),
    (
        "import.survey.importance",
        &[
            "Not at all important|Not important at all|Unimportant|Not important",
            "Slightly important|Of little importance|A little important",
            "Moderately important|Somewhat important|Fairly important",
            "Important|Very important",
            "Extremely important|Essential|Absolutely essential|Critical",
        ],
    ),
    (
        "import.survey.importance",
        &[
            "Very unimportant|Not at all important",
            "Unimportant|Not important|Somewhat unimportant",
            "Neither important nor unimportant|Neutral",
            "Important|Somewhat important",
            "Very important|Extremely important",
        ],
    ),
    (
        "import.survey.importance",
        &[
            "Not at all important",
            "Low importance",
            "Slightly important",
            "Neutral|Neither important nor unimportant",
            "Moderately important",
            "Very important",
            "Extremely important",
        ],
    ),
    (
        "import.survey.likelihood",
        &[
            "Very unlikely|Extremely unlikely",
            "Unlikely|Somewhat unlikely",
            "Neither likely nor unlikely|Neutral|Neither",
            "Likely|Somewhat likely",
            "Very likely|Extremely likely",
        ],
    ),
    (
        "import.survey.likelihood",
        &[
            "Not at all likely|Not likely at all",
            "Slightly likely|Not so likely|Not very likely",
            "Moderately likely|Somewhat likely",
            "Very likely",
            "Extremely likely|Completely likely",
        ],
    ),
    (
        "import.survey.likelihood",
        &[
            "Extremely unlikely|Very unlikely",
            "Moderately unlikely|Unlikely",
            "Slightly unlikely|Somewhat unlikely",
            "Neither likely nor unlikely|Neutral|Neither",
            "Slightly likely|Somewhat likely",
            "Moderately likely|Likely",
            "Extremely likely|Very likely",
        ],
    ),
    (
        "import.survey.support",
        &[
            "Strongly oppose",
            "Oppose|Somewhat oppose",
            "Neither support nor oppose|Neutral|Neither",
            "Support|Somewhat support|Favor|Favour",
            "Strongly support|Strongly favor|Strongly favour",
        ],
    ),
    (
        "import.survey.ease",
        &[
            "Very difficult|Very hard|Extremely difficult",
            "Difficult|Hard|Somewhat difficult",
            "Neither easy nor difficult|Neither difficult nor easy|Neutral|Neither",
            "Easy|Somewhat easy",
            "Very easy|Extremely easy",
        ],
    ),
    (
        "import.survey.extent",
        &[
            "Not at all",
            "A little|Slightly|To a small extent",
            "Somewhat|Moderately|To some extent",
            "A lot|Very|Very much|To a large extent",
            "Extremely|A great deal|Completely|To a very large extent",
        ],
    ),
    (
        "import.survey.agreement",
        &[
            "Stimme überhaupt nicht zu|Stimme gar nicht zu|Trifft überhaupt nicht zu|Trifft gar nicht zu|Lehne stark ab",
            "Stimme nicht zu|Stimme eher nicht zu|Trifft eher nicht zu|Trifft nicht zu|Lehne ab",
            "Weder noch|Teils teils|Teils/teils|Teils, teils|Teils-teils|Neutral|Unentschieden|Stimme weder zu noch lehne ich ab|Weder Zustimmung noch Ablehnung",
            "Stimme zu|Stimme eher zu|Trifft eher zu|Trifft zu",
            "Stimme voll zu|Stimme voll und ganz zu|Stimme völlig zu|Stimme vollkommen zu|Stimme stark zu|Trifft voll zu|Trifft voll und ganz zu|Trifft völlig zu",
        ],
    ),
    (
        "import.survey.agreement",
        &[
            "Stimme nicht zu|Trifft nicht zu",
            "Stimme eher nicht zu|Trifft eher nicht zu",
            "Teils teils|Teils/teils|Teils, teils|Teils-teils|Weder noch|Neutral|Unentschieden",
            "Stimme eher zu|Trifft eher zu",
            "Stimme zu|Trifft zu",
        ],
    ),
    (
        "import.survey.agreement",
        &[
            "Stimme überhaupt nicht zu|Trifft überhaupt nicht zu|Stimme gar nicht zu|Trifft gar nicht zu",
            "Stimme nicht zu|Trifft nicht zu",
            "Stimme eher nicht zu|Trifft eher nicht zu",
            "Weder noch|Teils teils|Teils/teils|Teils, teils|Neutral|Unentschieden",
            "Stimme eher zu|Trifft eher zu",
            "Stimme zu|Trifft zu",
            "Stimme voll zu|Stimme voll und ganz zu|Stimme völlig zu|Trifft voll zu|Trifft voll und ganz zu|Trifft völlig zu",
        ],
    ),
    (
        "import.survey.agreement",
        &[
            "Stimme nicht zu|Trifft nicht zu",
            "Stimme eher nicht zu|Trifft eher nicht zu",
            "Stimme eher zu|Trifft eher zu",
            "Stimme zu|Trifft zu|Stimme voll zu|Trifft voll zu",
        ],
    ),
    (
        "import.survey.agreement",
        &[
            "Pas du tout d'accord|Tout à fait en désaccord|Totalement en désaccord|Fortement en désaccord",
            "Pas d'accord|Plutôt pas d'accord|En désaccord|Plutôt en désaccord",
            "Ni d'accord ni pas d'accord|Ni d'accord, ni pas d'accord|Ni en accord ni en désaccord|Ni d'accord ni en désaccord|Neutre|Sans opinion tranchée",
            "D'accord|Plutôt d'accord|En accord",
            "Tout à fait d'accord|Totalement d'accord|Entièrement d'accord|Fortement d'accord",
        ],
    ),
    (
        "import.survey.agreement",
        &[
            "Pas du tout d'accord|Tout à fait en désaccord",
            "Pas d'accord|En désaccord",
            "Plutôt pas d'accord|Plutôt en désaccord",
            "Ni d'accord ni pas d'accord|Ni en accord ni en désaccord|Ni d'accord ni en désaccord|Neutre",
            "Plutôt d'accord",
            "D'accord|En accord",
            "Tout à fait d'accord|Totalement d'accord|Entièrement d'accord",
        ],
    ),
    (
        "import.survey.agreement",
        &[
            "Pas du tout d'accord",
            "Plutôt pas d'accord|Pas d'accord",
            "Plutôt d'accord|D'accord",
            "Tout à fait d'accord",
        ],
    ),
    (
        "import.survey.agreement",
        &[
            "Totalmente en desacuerdo|Muy en desacuerdo|Completamente en desacuerdo",
            "En desacuerdo|Algo en desacuerdo",
            "Ni de acuerdo ni en desacuerdo|Neutral|Indiferente",
            "De acuerdo|Algo de acuerdo",
            "Totalmente de acuerdo|Muy de acuerdo|Completamente de acuerdo",
        ],
    ),
    (
        "import.survey.agreement",
        &[
            "Totalmente en desacuerdo|Completamente en desacuerdo",
            "En desacuerdo",
            "Algo en desacuerdo|Parcialmente en desacuerdo",
            "Ni de acuerdo ni en desacuerdo|Neutral|Indiferente",
            "Algo de acuerdo|Parcialmente de acuerdo",
            "De acuerdo",
            "Totalmente de acuerdo|Completamente de acuerdo",
        ],
    ),
    (
        "import.survey.agreement",
        &[
            "Totalmente en desacuerdo|Muy en desacuerdo",
            "En desacuerdo",
            "De acuerdo",
            "Totalmente de acuerdo|Muy de acuerdo",
        ],
    ),
];
