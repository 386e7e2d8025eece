//! Quantiles of the normal distribution.
//! Algorithm AS 241 (Wichura 1988, Applied Statistics 37, 477-484), good to about 16 digits; nothing else.

/// Numerator and denominator, highest power first.
type Ratio = ([f64; 8], [f64; 8]);

const CENTRE: Ratio = (
    [
        2.509_080_928_730_122_6e3,
        3.343_057_558_358_813e4,
        6.726_577_092_700_87e4,
        4.592_195_393_154_987e4,
        1.373_169_376_550_946e4,
        1.971_590_950_306_551_4e3,
        1.331_416_678_917_843_8e2,
        3.387_132_872_796_366_6,
    ],
    [
        5.226_495_278_852_854e3,
        2.872_908_573_572_194_3e4,
        3.930_789_580_009_271e4,
        2.121_379_430_158_659_6e4,
        5.394_196_021_424_751e3,
        6.871_870_074_920_579e2,
        4.231_333_070_160_091e1,
        1.0,
    ],
);

const SHOULDER: Ratio = (
    [
        7.745_450_142_783_414e-4,
        2.272_384_498_926_918_5e-2,
        2.417_807_251_774_506e-1,
        1.270_458_252_452_368_4,
        3.647_848_324_763_204_6,
        5.769_497_221_460_691,
        4.630_337_846_156_545,
        1.423_437_110_749_683_6,
    ],
    [
        1.050_750_071_644_416_8e-9,
        5.475_938_084_995_345e-4,
        1.519_866_656_361_645_7e-2,
        1.481_039_764_274_800_7e-1,
        6.897_673_349_851e-1,
        1.676_384_830_183_803_8,
        2.053_191_626_637_759,
        1.0,
    ],
);

const TAIL: Ratio = (
    [
        2.010_334_399_292_288_1e-7,
        2.711_555_568_743_487_6e-5,
        1.242_660_947_388_078_4e-3,
        2.653_218_952_657_612_3e-2,
        2.965_605_718_285_048_9e-1,
        1.784_826_539_917_291_3,
        5.463_784_911_164_114,
        6.657_904_643_501_104,
    ],
    [
        2.044_263_103_389_939_8e-15,
        1.421_511_758_316_446e-7,
        1.846_318_317_510_054_7e-5,
        7.868_691_311_456_133e-4,
        1.487_536_129_085_061_5e-2,
        1.369_298_809_227_358e-1,
        5.998_322_065_558_88e-1,
        1.0,
    ],
);

/// The value below which a standard normal variable lies with this probability; infinite at 0 and 1.
pub fn quantile(probability: f64) -> f64 {
    if probability <= 0.0 {
        return f64::NEG_INFINITY;
    }
    if probability >= 1.0 {
        return f64::INFINITY;
    }
    let from_middle = probability - 0.5;
    if from_middle.abs() <= 0.425 {
        return from_middle * ratio(&CENTRE, 0.180_625 - from_middle * from_middle);
    }
    let nearest_end = if from_middle < 0.0 { probability } else { 1.0 - probability };
    let depth = (-nearest_end.ln()).sqrt();
    let distance = if depth <= 5.0 { ratio(&SHOULDER, depth - 1.6) } else { ratio(&TAIL, depth - 5.0) };
    distance.copysign(from_middle)
}

/// The z of a two-sided interval that misses with this probability in each of `comparisons` comparisons
/// taken together (Bonferroni); one comparison at 0.05 gives 1.96.
pub fn two_sided_z(miss: f64, comparisons: usize) -> f64 {
    quantile(1.0 - miss / (2.0 * comparisons.max(1) as f64))
}

fn ratio((numerator, denominator): &Ratio, at: f64) -> f64 {
    let horner = |terms: &[f64; 8]| terms.iter().fold(0.0, |sum, term| sum * at + term);
    horner(numerator) / horner(denominator)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_have_their_tabulated_values() {
        for (probability, expected) in [
            (0.5, 0.0),
            (0.75, 0.674_489_750_196_081_7),
            (0.975, 1.959_963_984_540_054),
            (0.025, -1.959_963_984_540_054),
            (0.999, 3.090_232_306_167_813_5),
            (1e-20, -9.262_340_089_798_408),
        ] {
            let found = quantile(probability);
            assert!((found - expected).abs() < 1e-13, "{probability}: {found}");
        }
        assert!(quantile(0.0).is_infinite() && quantile(0.0) < 0.0);
        assert!(quantile(1.0).is_infinite() && quantile(1.0) > 0.0);
    }

    #[test]
    fn several_comparisons_widen_the_interval() {
        assert!((two_sided_z(0.05, 1) - 1.959_963_984_540_054).abs() < 1e-13);
        assert!((two_sided_z(0.05, 6) - 2.638_257_273_476_750_3).abs() < 1e-12);
        assert!((two_sided_z(0.05, 0) - two_sided_z(0.05, 1)).abs() < 1e-15);
    }
}
