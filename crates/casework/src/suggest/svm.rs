//! One line between a label and all others: a linear support vector machine, squared hinge.
//!
//! Solved in the dual, one example at a time (Hsieh et al., "A Dual Coordinate Descent Method for
//! Large-scale Linear SVM", ICML 2008, algorithm 1), in an order that is shuffled but the same at
//! every run. Rare labels weigh more, so that they are not drowned.

use super::mix;
use super::vocabulary::Vector;

/// The price of a mistake against a wide margin.
const PRICE: f64 = 1.0;
/// Passes over the examples at most.
const PASSES: usize = 60;
/// The largest violation at which it stops.
const ENOUGH: f64 = 0.05;

/// Weights of the features and a constant.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Line {
    pub weights: Vec<f32>,
    pub bias: f32,
}

impl Line {
    pub fn score(&self, vector: &Vector) -> f64 {
        let sum: f32 = vector.iter().map(|(at, x)| self.weights.get(*at as usize).map_or(0.0, |w| w * x)).sum();
        f64::from(sum + self.bias)
    }

    fn add(&mut self, step: f32, vector: &Vector) {
        for (at, x) in vector {
            if let Some(weight) = self.weights.get_mut(*at as usize) {
                *weight += step * x;
            }
        }
        self.bias += step;
    }
}

/// What the solver keeps of an example.
struct Side<'a> {
    vector: &'a Vector,
    sign: f64,
    /// 1 / 2C
    slack: f64,
    curvature: f64,
    alpha: f64,
}

/// Separates the vectors marked `true`; `labels` is how many labels there are.
pub(super) fn separate(examples: &[(&Vector, bool)], features: usize, labels: usize) -> Line {
    let inside = examples.iter().filter(|(_, is)| *is).count().max(1);
    let rare = examples.len() as f64 / (labels.max(1) * inside) as f64;
    let mut sides: Vec<Side<'_>> = examples
        .iter()
        .map(|(vector, is)| {
            let slack = 0.5 / (PRICE * if *is { rare } else { 1.0 });
            let square: f32 = vector.iter().map(|(_, x)| x * x).sum();
            let sign = if *is { 1.0 } else { -1.0 };
            Side { vector, sign, slack, curvature: f64::from(square) + 1.0 + slack, alpha: 0.0 }
        })
        .collect();
    let mut line = Line { weights: vec![0.0; features], bias: 0.0 };
    let mut order: Vec<usize> = (0..sides.len()).collect();
    for pass in 0..PASSES {
        order.sort_by_key(|at| mix((pass as u64) << 32 | *at as u64));
        let mut worst = 0.0f64;
        for at in &order {
            let Some(side) = sides.get_mut(*at) else { continue };
            let gradient = side.sign * line.score(side.vector) - 1.0 + side.slack * side.alpha;
            let slope = if side.alpha == 0.0 { gradient.min(0.0) } else { gradient };
            worst = worst.max(slope.abs());
            if slope.abs() > 1e-9 {
                let before = side.alpha;
                side.alpha = (before - gradient / side.curvature).max(0.0);
                line.add(((side.alpha - before) * side.sign) as f32, side.vector);
            }
        }
        if worst < ENOUGH {
            break;
        }
    }
    line
}
