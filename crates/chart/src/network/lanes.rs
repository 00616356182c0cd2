//! How far down things stand: in their order, apart from one another, as near as can be to what they are joined with.

use super::order::Web;
use super::{Lane, PerLane};
use crate::scale::count;

/// Between a thing and the next.
const GAP: f64 = 9.0;
/// Lanes look at one another this often.
const ROUNDS: usize = 6;
/// Of what a lane has to spare, the share that goes evenly between its things, so that a short lane beside a long one
/// does not huddle.
const SPREAD: f64 = 0.5;

/// Where the things of each lane stand.
pub(super) struct Places {
    tops: PerLane<Vec<f64>>,
    heights: PerLane<Vec<f64>>,
    /// Where the longest lane ends.
    pub(super) bottom: f64,
}

impl Places {
    pub(super) fn top(&self, lane: Lane, at: usize) -> f64 {
        self.tops[lane.at()][at]
    }

    pub(super) fn height(&self, lane: Lane, at: usize) -> f64 {
        self.heights[lane.at()][at]
    }

    pub(super) fn middle(&self, lane: Lane, at: usize) -> f64 {
        self.top(lane, at) + self.height(lane, at) / 2.0
    }
}

/// Places things of these heights from `top` on; a lane without heights is not there.
///
/// The longest lane has no room to spare and says how high the picture is. The others settle beside it.
pub(super) fn place(web: &Web<'_>, heights: &PerLane<Vec<f64>>, top: f64) -> Places {
    let longest = heights.iter().map(|lane| length(lane)).fold(0.0, f64::max);
    let mut places = Places {
        tops: heights.each_ref().map(|lane| vec![top; lane.len()]),
        heights: heights.clone(),
        bottom: top + longest,
    };
    let highest = Lane::ALL.map(|lane| Highest::of(web, lane, &heights[lane.at()], (top, top + longest)));
    // To begin with, in the middle of what there is.
    for lane in Lane::ALL {
        let highest = &highest[lane.at()];
        places.set(web, lane, highest, &vec![highest.spare / 2.0; highest.tops.len()]);
    }
    for _ in 0..ROUNDS {
        for lane in [Lane::Jurisdictions, Lane::Themes, Lane::Partners] {
            let highest = &highest[lane.at()];
            let wishes = places.wishes(web, lane, highest);
            places.set(web, lane, highest, &settle(&wishes, highest.spare));
        }
    }
    places
}

/// How much a lane takes at least.
fn length(heights: &[f64]) -> f64 {
    heights.iter().sum::<f64>() + GAP * count(heights.len().saturating_sub(1))
}

/// A lane whose things all stand as high up as they may.
struct Highest {
    /// In the lane's order.
    tops: Vec<f64>,
    /// How much further down the last of them may stand.
    spare: f64,
}

impl Highest {
    fn of(web: &Web<'_>, lane: Lane, heights: &[f64], (top, bottom): (f64, f64)) -> Self {
        if heights.is_empty() {
            return Self { tops: vec![], spare: 0.0 };
        }
        let spare = bottom - top - length(heights);
        let gaps = count(heights.len() - 1);
        let spread = if gaps > 0.0 { spare * SPREAD } else { 0.0 };
        let mut next = top;
        let tops = web.order(lane).iter().map(|at| {
            let here = next;
            next += heights[*at] + GAP + spread / gaps.max(1.0);
            here
        });
        Self { tops: tops.collect(), spare: spare - spread }
    }
}

impl Places {
    /// Places a lane, each thing that much further down than where it stands when all are as high up as can be.
    fn set(&mut self, web: &Web<'_>, lane: Lane, highest: &Highest, shifts: &[f64]) {
        for ((at, top), shift) in web.order(lane).iter().zip(&highest.tops).zip(shifts) {
            self.tops[lane.at()][*at] = top + shift;
        }
    }

    /// How much further down than that each thing of a lane would stand beside the middle of what it is joined with;
    /// `None` where that is nothing.
    fn wishes(&self, web: &Web<'_>, lane: Lane, highest: &Highest) -> Vec<Option<f64>> {
        let wish = |(at, top): (&usize, &f64)| {
            let there = web.joined(lane, *at).iter().filter(|(lane, _)| !self.tops[lane.at()].is_empty());
            let middles: Vec<f64> = there.map(|(lane, at)| self.middle(*lane, *at)).collect();
            let mean = middles.iter().sum::<f64>() / count(middles.len());
            (!middles.is_empty()).then(|| mean - self.height(lane, *at) / 2.0 - top)
        };
        web.order(lane).iter().zip(&highest.tops).map(wish).collect()
    }
}

/// Shifts that never fall, from 0 to `spare`, as near to the wishes as can be (least squares: neighbours whose wishes
/// are the wrong way round share their mean). Who wishes nothing follows the one before.
fn settle(wishes: &[Option<f64>], spare: f64) -> Vec<f64> {
    struct Block {
        sum: f64,
        wishes: usize,
        len: usize,
    }
    let mean = |block: &Block| if block.wishes == 0 { 0.0 } else { block.sum / count(block.wishes) };
    let mut blocks: Vec<Block> = vec![];
    for wish in wishes {
        let (sum, wishes) = wish.map_or((0.0, 0), |wish| (wish, 1));
        let mut block = Block { sum, wishes, len: 1 };
        while let Some(before) = blocks.pop_if(|before| block.wishes == 0 || mean(before) > mean(&block)) {
            block.sum += before.sum;
            block.wishes += before.wishes;
            block.len += before.len;
        }
        blocks.push(block);
    }
    blocks
        .iter()
        .flat_map(|block| std::iter::repeat_n(mean(block).clamp(0.0, spare.max(0.0)), block.len))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wishes_that_keep_the_order_are_granted_and_others_share() {
        assert_eq!(settle(&[Some(1.0), Some(2.0), Some(5.0)], 9.0), [1.0, 2.0, 5.0]);
        assert_eq!(settle(&[Some(4.0), Some(2.0), Some(5.0)], 9.0), [3.0, 3.0, 5.0]);
        assert_eq!(settle(&[Some(9.0), Some(6.0), Some(0.0)], 9.0), [5.0, 5.0, 5.0]);
        assert_eq!(settle(&[Some(-4.0), Some(20.0)], 9.0), [0.0, 9.0]);
    }

    #[test]
    fn who_wishes_nothing_follows() {
        assert_eq!(settle(&[Some(3.0), None, None], 9.0), [3.0, 3.0, 3.0]);
        assert_eq!(settle(&[None, Some(3.0)], 9.0), [0.0, 3.0]);
        assert_eq!(settle(&[None, None], 9.0), [0.0, 0.0]);
        assert_eq!(settle(&[], 9.0), Vec::<f64>::new());
    }
}
