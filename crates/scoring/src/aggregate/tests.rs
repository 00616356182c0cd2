use super::*;
use crate::random::Random;
use proptest::prelude::*;

/// One number per draw of `n` draws in each of four chains, around a middle.
fn noise(random: &mut Random, middle: f64, spread: f64) -> Vec<f64> {
    (0..4 * 400).map(|_| (middle + spread * random.normal()).clamp(0.0, 4.0)).collect()
}

fn members(middles: &[&[f64]], spread: f64) -> Vec<Member> {
    let mut random = Random::of(7, 0, 0);
    middles
        .iter()
        .enumerate()
        .map(|(at, parts)| {
            let parts = parts.iter().map(|middle| noise(&mut random, *middle, spread)).collect();
            Member::new(at, at == 0, parts, vec![1, 1])
        })
        .collect()
}

fn year(members: &[Member], unsure: &Pairs) -> Vec<Value> {
    let principles = vec![3.0, 1.0];
    let frame = Frame::new(4, 0, 2, Some(principles), unsure);
    frame.year(members).into_iter().map(Result::unwrap).collect()
}

fn close(found: &[f64], wanted: &[f64]) {
    assert_eq!(found.len(), wanted.len());
    assert!(found.iter().zip(wanted).all(|(a, b)| (a - b).abs() < 1e-12), "{found:?}, not {wanted:?}");
}

#[test]
fn means_by_hand() {
    // Two draws of three parts: 0 1 4, and 3 3 3.
    let parts = [vec![0.0, 3.0], vec![1.0, 3.0], vec![4.0, 3.0]];
    let equal = [1.0; 3];
    close(&Mean::Arithmetic.of(&parts, &equal), &[5.0 / 3.0, 3.0]);
    // (1·2·5)^⅓ − 1: nothing in one part does not take everything.
    close(&Mean::Geometric.of(&parts, &equal), &[10.0_f64.cbrt() - 1.0, 3.0]);
    close(&Mean::Minimum.of(&parts, &equal), &[0.0, 3.0]);
    close(&Mean::Arithmetic.of(&parts, &[2.0, 1.0, 1.0]), &[1.25, 3.0]);
    close(&Mean::Arithmetic.of(&parts, &[0.0, 1.0, 1.0]), &[2.5, 3.0]);
    close(&Mean::Minimum.of(&parts, &[0.0, 1.0, 1.0]), &[1.0, 3.0]);
    close(&Mean::Geometric.of(&[vec![0.0], vec![0.0]], &[1.0; 2]), &[0.0]);
}

#[test]
fn ranks_by_hand() {
    let values = [vec![3.0, 1.0, 2.0], vec![1.0, 1.0, 2.0], vec![2.0, 4.0, 2.0]];
    close(&ranks(&values).concat(), &[1.0, 2.5, 2.0, 3.0, 2.5, 2.0, 2.0, 1.0, 2.0]);
    let rank = Rank::of(&[1.0, 1.0, 1.0, 2.0, 2.5]);
    assert_eq!((rank.median, rank.within), (1.0, [(1.0, 3.0), (1.0, 3.0)]));
}

#[test]
fn draws_that_stay_are_evenly_spaced() {
    assert_eq!(evenly(6, 3).collect::<Vec<_>>(), [1, 3, 5]);
    assert_eq!(evenly(7, 3).collect::<Vec<_>>(), [1, 3, 6]);
    assert_eq!(evenly(3, 3).collect::<Vec<_>>(), [0, 1, 2]);
    let draws: Vec<f64> = (0..12).map(f64::from).collect();
    assert_eq!(thinned(&draws, 6, 2), [2.0, 5.0, 8.0, 11.0]);
}

#[test]
fn a_year_is_ranked_and_moves_as_it_should() {
    let all = year(&members(&[&[0.5, 3.5], &[1.5, 1.5], &[3.0, 3.5]], 0.05), &Pairs::new());
    let rank = |at: usize| all[at].rank.unwrap();
    assert_eq!((0..3).map(|at| rank(at).median).collect::<Vec<_>>(), [2.0, 3.0, 1.0]);
    assert_eq!(rank(0).within, [(2.0, 2.0); 2]);
    assert!(all.iter().all(|it| it.of == 3 && it.group == 1));
    assert_eq!(all.iter().map(|it| it.is_thin).collect::<Vec<_>>(), [true, false, false]);
    let moved = |at: usize, choice: Choice| {
        let it = all[at].moved.iter().find(|it| it.choice == choice).unwrap();
        (it.median, it.rank.unwrap())
    };
    for (choice, median, ranks) in [
        // Three quarters of the first part.
        (Choice::ByPrinciple, 1.25, [3.0, 2.0, 1.0]),
        (Choice::Geometric, (1.5_f64 * 4.5).sqrt() - 1.0, [2.0, 3.0, 1.0]),
        (Choice::Minimum, 0.5, [3.0, 2.0, 1.0]),
        (Choice::Without(1), 0.5, [3.0, 2.0, 1.0]),
    ] {
        assert!((moved(0, choice).0 - median).abs() < 0.02, "{choice:?}: {:?}", moved(0, choice));
        close(&[0, 1, 2].map(|at| moved(at, choice).1), &ranks);
    }
    // Without the first part the first and the third lie at the same place: nearly every second draw has another order.
    let (median, rank) = moved(0, Choice::Without(0));
    assert!((median - 3.5).abs() < 0.02 && rank < 3.0);
}

#[test]
fn one_refused_pair_takes_the_rank_from_its_group_and_from_no_other() {
    let mut all =
        members(&[&[1.0, 1.0], &[2.0, 2.0], &[3.0, 3.0], &[1.0, 2.0], &[2.0, 3.0], &[2.0, 2.0]], 0.1);
    // Connected on one item is not enough.
    all[3].components = vec![1, 2];
    all[4].components = vec![1, 2];
    all[5].components = vec![2, 1];
    let values = year(&all, &Pairs::from([(0, 2)]));
    let ranks: Vec<_> = values.iter().map(|it| it.rank.map(|it| it.median)).collect();
    let unsure = Err(Unranked::Unsure(1));
    assert_eq!(ranks, [unsure, unsure, unsure, Ok(2.0), Ok(1.0), Err(Unranked::Alone)]);
    assert_eq!(
        values.iter().map(|it| (it.group, it.of)).collect::<Vec<_>>(),
        [(1, 3), (1, 3), (1, 3), (2, 2), (2, 2), (3, 1)]
    );
    for it in values.iter().filter(|it| it.rank.is_err()) {
        assert!(it.moved.iter().all(|it| it.rank.is_none() && it.median.is_finite()));
    }
    // A pair of different groups refuses nothing.
    assert!(year(&all, &Pairs::from([(0, 3)])).iter().take(5).all(|it| it.rank.is_ok()));
}

#[test]
fn chains_that_have_not_met_are_refused_and_leave_the_ranks() {
    let mut all = members(&[&[1.0, 1.0], &[2.0, 2.0], &[3.0, 3.0]], 0.1);
    all[2].whole[..400].iter_mut().for_each(|it| *it -= 1.0);
    let values = Frame::new(4, 0, 2, None, &Pairs::new()).year(&all);
    assert!(matches!(values[2], Err(Missing::Unmet(_))));
    let ranks: Vec<f64> = values[..2].iter().map(|it| it.as_ref().unwrap().rank.unwrap().median).collect();
    assert_eq!(ranks, [2.0, 1.0]);
}

#[test]
fn the_order_of_the_jurisdictions_permutes_the_ranks() {
    let middles: [&[f64]; 5] = [&[1.0, 2.0], &[2.0, 2.2], &[1.8, 2.3], &[3.0, 0.5], &[0.2, 0.4]];
    let all = members(&middles, 0.4);
    let straight = year(&all, &Pairs::new());
    let order = [3, 0, 4, 2, 1];
    let mut slots: Vec<Option<Member>> = all.into_iter().map(Some).collect();
    let turned: Vec<Member> = order.iter().map(|at| slots[*at].take().unwrap()).collect();
    let turned = year(&turned, &Pairs::new());
    for (value, at) in turned.iter().zip(order) {
        assert_eq!(*value, straight[at]);
    }
}

#[test]
fn a_reversed_scale_mirrors_arithmetic_means_and_ranks() {
    let middles: [&[f64]; 4] = [&[1.0, 2.0], &[2.0, 2.2], &[1.8, 2.3], &[3.0, 0.5]];
    let straight = members(&middles, 0.4);
    let reversed: Vec<Member> = straight
        .iter()
        .map(|it| {
            let parts = it.parts.iter().map(|it| it.iter().map(|it| 4.0 - it).collect()).collect();
            Member::new(it.jurisdiction, it.is_thin, parts, it.components.clone())
        })
        .collect();
    let (straight, reversed) = (year(&straight, &Pairs::new()), year(&reversed, &Pairs::new()));
    for (a, b) in straight.iter().zip(&reversed) {
        assert!((a.spread.median + b.spread.median - 4.0).abs() < 1e-9);
        let (a, b) = (a.rank.unwrap(), b.rank.unwrap());
        assert!((a.median + b.median - 5.0).abs() < 1e-9);
        for ((low, high), (other_low, other_high)) in a.within.into_iter().zip(b.within) {
            assert!((low + other_high - 5.0).abs() < 1e-9 && (high + other_low - 5.0).abs() < 1e-9);
        }
    }
}

#[test]
fn a_part_in_which_all_are_alike_changes_no_rank() {
    let middles: [&[f64]; 4] = [&[1.0, 2.0], &[2.0, 2.2], &[1.8, 2.3], &[3.0, 0.5]];
    let without = members(&middles, 0.4);
    let with: Vec<Member> = without
        .iter()
        .map(|it| {
            let mut parts = it.parts.clone();
            parts.push(vec![2.5; parts[0].len()]);
            Member::new(it.jurisdiction, it.is_thin, parts, it.components.clone())
        })
        .collect();
    let unsure = Pairs::new();
    let (two, three) = (Frame::new(4, 0, 2, None, &unsure), Frame::new(4, 0, 3, None, &unsure));
    for (a, b) in two.year(&without).into_iter().zip(three.year(&with)) {
        let (a, b) = (a.unwrap(), b.unwrap());
        assert_eq!(a.rank, b.rank);
        let geometric = |it: &Value| it.moved.iter().find(|it| it.choice == Choice::Geometric).unwrap().rank;
        assert_eq!(geometric(&a), geometric(&b));
    }
}

#[test]
fn a_scale_that_starts_at_one_is_a_scale_moved_up() {
    let all = members(&[&[1.0, 2.0], &[2.0, 2.2]], 0.3);
    let unsure = Pairs::new();
    let zero = Frame::new(4, 0, 2, None, &unsure).year(&all);
    let one = Frame::new(4, 1, 2, None, &unsure).year(&all);
    for (a, b) in zero.into_iter().zip(one) {
        let (a, b) = (a.unwrap(), b.unwrap());
        assert!((a.spread.median + 1.0 - b.spread.median).abs() < 1e-9);
        assert!(a.moved.iter().zip(&b.moved).all(|(a, b)| (a.median + 1.0 - b.median).abs() < 1e-9));
        assert_eq!(a.rank, b.rank);
    }
}

/// Three to seven jurisdictions, five draws, whole numbers: equal values are common.
fn values() -> impl Strategy<Value = Vec<Vec<f64>>> {
    let draws = prop::collection::vec((0..5_u8).prop_map(f64::from), 5);
    prop::collection::vec(draws, 3..8)
}

proptest! {
    #[test]
    fn ranks_add_up_turn_with_the_order_and_mirror(values in values(), by in 0..8_usize) {
        let ranked = ranks(&values);
        let n = crate::count(values.len());
        for draw in 0..5 {
            prop_assert!((ranked.iter().map(|it| it[draw]).sum::<f64>() - n * (n + 1.0) / 2.0).abs() < 1e-9);
        }
        let by = by % values.len();
        let (mut turned, mut wanted) = (values.clone(), ranked.clone());
        turned.rotate_left(by);
        wanted.rotate_left(by);
        prop_assert_eq!(ranks(&turned), wanted);
        let mirrored: Vec<Vec<f64>> =
            values.iter().map(|it| it.iter().map(|it| 4.0 - it).collect()).collect();
        let wanted: Vec<Vec<f64>> =
            ranked.iter().map(|it| it.iter().map(|it| n + 1.0 - it).collect()).collect();
        prop_assert_eq!(ranks(&mirrored), wanted);
    }

    #[test]
    fn a_mean_lies_between_its_parts_and_means_keep_their_order(values in values()) {
        let equal = vec![1.0; values.len()];
        let all = [Mean::Minimum, Mean::Geometric, Mean::Arithmetic].map(|it| it.of(&values, &equal));
        for draw in 0..5 {
            let most = values.iter().map(|it| it[draw]).fold(0.0, f64::max);
            let found: Vec<f64> = all.iter().map(|it| it[draw]).chain([most]).collect();
            prop_assert!(found.windows(2).all(|it| it[0] <= it[1] + 1e-9), "{found:?}");
        }
    }
}
