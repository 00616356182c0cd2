//! Comparing values (XPath 1.0 §3.4): elements compare if any of them does. ODK departs where there is none.

use super::eval::Evaluation;
use super::{EvalError, Operator, Value};

pub(super) fn compare(
    on: &Evaluation<'_>,
    operator: Operator,
    left: &Value,
    right: &Value,
) -> Result<bool, EvalError> {
    let equality = matches!(operator, Operator::Equal | Operator::Unequal);
    // Elements against a truth value are compared as one truth value.
    if equality && (matches!(left, Value::Bool(_)) || matches!(right, Value::Bool(_))) {
        return Ok((on.truth(left) == on.truth(right)) == (operator == Operator::Equal));
    }
    for one in singles(on, left)? {
        for other in singles(on, right)? {
            if holds(on, operator, &one, &other) {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// The elements of a value as texts, or the value itself. Where no element is there, forms compare with an empty text:
/// what is not asked is as if it were not answered.
fn singles(on: &Evaluation<'_>, value: &Value) -> Result<Vec<Value>, EvalError> {
    let Value::Nodes(places) = value else { return Ok(vec![value.clone()]) };
    on.spend(places.len())?;
    if places.is_empty() {
        return Ok(vec!["".into()]);
    }
    Ok(places.iter().map(|it| Value::Text(on.text_at(*it))).collect())
}

fn holds(on: &Evaluation<'_>, operator: Operator, left: &Value, right: &Value) -> bool {
    let number = |value: &Value| match value {
        Value::Number(number) => *number,
        Value::Bool(it) => f64::from(u8::from(*it)),
        Value::Text(text) => on.number_of(text),
        Value::Nodes(_) => f64::NAN,
    };
    let (a, b) = (number(left), number(right));
    match operator {
        Operator::Equal | Operator::Unequal => {
            let same = match (left, right) {
                (Value::Text(left), Value::Text(right)) => left == right,
                #[allow(clippy::float_cmp, reason = "XPath compares numbers as they are")]
                _ => a == b,
            };
            same == (operator == Operator::Equal)
        }
        Operator::Less => a < b,
        Operator::AtMost => a <= b,
        Operator::More => a > b,
        Operator::AtLeast => a >= b,
        _ => false,
    }
}
