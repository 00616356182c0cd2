//! What an expression gives, at a place in a tree.

use super::value::{Place, text_of};
use super::{Expr, Operator, Start, Value, compare, date, function, number_of, path};
use crate::tree::Tree;
use std::cell::Cell;
use std::fmt;

/// How many elements one evaluation may look at.
const MOST_STEPS: usize = 2_000_000;

/// How long a text one evaluation may make, in bytes.
pub(super) const LONGEST_TEXT: usize = 1 << 20;

/// All that an expression may look at. Nothing here changes while it does.
pub trait World {
    /// A tree; 0 is the record itself.
    fn tree(&self, index: usize) -> &Tree;

    /// Which tree is the instance of that name.
    fn instance(&self, id: &str) -> Option<usize>;

    /// What time it is, in UTC milliseconds, and how many minutes the clock is ahead.
    fn now(&self) -> (i64, i64);

    /// A number from 0 up to 1, not the same twice.
    fn random(&self) -> f64;

    /// What a choice of a question is called for whoever reads: the question by its path in the tree.
    fn choice_label(&self, question: &str, value: &str) -> Option<String>;

    /// What a text of the form is for whoever reads.
    fn text(&self, id: &str) -> Option<String>;
}

/// What is asked: an expression, and where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The expression.
    pub expr: &'a Expr,
    /// The element at which it stands.
    pub at: Place,
}

/// Why an expression gives nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EvalError {
    /// A function that nobody knows.
    #[error("there is no function “{0}()”")]
    Unknown(String),
    /// A function that is known and not supported here.
    #[error("the function “{0}()” is not supported: {1}")]
    Unsupported(String, &'static str),
    /// A function with too much or too little between its brackets.
    #[error("“{0}()” takes {1}, not {2}")]
    Count(String, String, usize),
    /// A function that needs elements.
    #[error("“{0}()” needs a question or a repeat, not a value")]
    Nodes(String),
    /// A name in `${}` that was not looked up before.
    #[error("“${{{0}}}” names nothing here")]
    Reference(String),
    /// An instance that is not there.
    #[error("there is no instance “{0}”")]
    Instance(String),
    /// A pattern that is none.
    #[error("“{0}” is no pattern: {1}")]
    Pattern(String, String),
    /// More work than an expression may be.
    #[error("the expression looks at too much at once")]
    TooMuch,
}

/// What an expression gives.
///
/// # Errors
/// [`EvalError`] says what in the expression cannot be done.
pub fn evaluate(world: &dyn World, asked: Asked<'_>) -> Result<Value, EvalError> {
    let on = Evaluation::new(world, asked.at);
    on.value(asked.expr, Context { node: asked.at, position: 1, size: 1, bound: true })
}

/// One evaluation under way.
pub(super) struct Evaluation<'a> {
    pub world: &'a dyn World,
    /// Where the expression stands.
    pub current: Place,
    left: Cell<usize>,
}

impl fmt::Debug for Evaluation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Evaluation").field("current", &self.current).finish_non_exhaustive()
    }
}

/// Where a part of an expression stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Context {
    pub node: Place,
    pub position: usize,
    pub size: usize,
    /// Whether a path from the top means the repeat in which one stands, as forms have it.
    pub bound: bool,
}

impl<'a> Evaluation<'a> {
    pub fn new(world: &'a dyn World, current: Place) -> Self {
        Self { world, current, left: Cell::new(MOST_STEPS) }
    }

    pub fn spend(&self, steps: usize) -> Result<(), EvalError> {
        let left = self.left.get().checked_sub(steps).ok_or(EvalError::TooMuch)?;
        self.left.set(left);
        Ok(())
    }

    pub fn text_at(&self, place: Place) -> String {
        let tree = self.world.tree(place.tree);
        if place.tree == 0 && tree.is_hidden(place.node) { String::new() } else { tree.text(place.node) }
    }

    pub fn text(&self, value: &Value) -> String {
        match value {
            Value::Nodes(places) => places.first().map(|it| self.text_at(*it)).unwrap_or_default(),
            Value::Text(text) => text.clone(),
            Value::Number(number) => text_of(*number),
            Value::Bool(it) => it.to_string(),
        }
    }

    pub fn number(&self, value: &Value) -> f64 {
        match value {
            Value::Number(number) => *number,
            Value::Bool(it) => f64::from(u8::from(*it)),
            Value::Nodes(_) | Value::Text(_) => self.number_of(&self.text(value)),
        }
    }

    /// A text as a number; days and moments as days since 1970 where one is, so that both compare.
    pub fn number_of(&self, text: &str) -> f64 {
        date::moment(text).map_or_else(|| number_of(text), |it| it.days_at(self.world.now().1))
    }

    /// Whether a value is true: some text, a number other than 0; of elements what the first holds, as ODK has it.
    pub fn truth(&self, value: &Value) -> bool {
        match value {
            Value::Nodes(_) => !self.text(value).is_empty(),
            Value::Text(text) => !text.is_empty(),
            Value::Number(number) => *number != 0.0 && !number.is_nan(),
            Value::Bool(it) => *it,
        }
    }

    pub fn value(&self, expr: &Expr, at: Context) -> Result<Value, EvalError> {
        self.spend(1)?;
        Ok(match expr {
            Expr::Number(number) => Value::Number(*number),
            Expr::Text(text) => Value::Text(text.clone()),
            Expr::Reference(it) => return Err(EvalError::Reference(it.name.clone())),
            Expr::Call(name, given) => return function::call(self, name, given, at),
            Expr::Path(start, steps) => Value::Nodes(match start {
                Start::Root => path::from_root(self, steps, at)?,
                Start::Here => path::walk(self, vec![at.node], steps, at)?,
                Start::At(expr) => path::walk(self, self.places(expr, at, "/")?, steps, at)?,
            }),
            Expr::Filter(of, predicates) => {
                let found = self.places(of, at, "[")?;
                Value::Nodes(path::filtered(self, found, predicates, at)?)
            }
            Expr::Negate(of) => Value::Number(-self.number(&self.value(of, at)?)),
            Expr::Binary(operator, left, right) => return self.binary(*operator, left, right, at),
        })
    }

    /// The elements that an expression gives; `what` needs them.
    pub fn places(&self, expr: &Expr, at: Context, what: &str) -> Result<Vec<Place>, EvalError> {
        match self.value(expr, at)? {
            Value::Nodes(places) => Ok(places),
            _ => Err(EvalError::Nodes(what.to_owned())),
        }
    }

    fn binary(&self, operator: Operator, left: &Expr, right: &Expr, at: Context) -> Result<Value, EvalError> {
        let first = self.value(left, at)?;
        // What is decided is not looked at further.
        match operator {
            Operator::Or if self.truth(&first) => return Ok(true.into()),
            Operator::And if !self.truth(&first) => return Ok(false.into()),
            _ => {}
        }
        let second = self.value(right, at)?;
        let numbers = |of: fn(f64, f64) -> f64| Value::Number(of(self.number(&first), self.number(&second)));
        Ok(match operator {
            Operator::Or | Operator::And => self.truth(&second).into(),
            Operator::Add => numbers(|a, b| a + b),
            Operator::Subtract => numbers(|a, b| a - b),
            Operator::Multiply => numbers(|a, b| a * b),
            Operator::Divide => numbers(|a, b| a / b),
            Operator::Remainder => numbers(|a, b| a % b),
            Operator::Union => match (first, second) {
                (Value::Nodes(mut all), Value::Nodes(others)) => {
                    all.extend(others);
                    path::in_order(self, &mut all)?;
                    Value::Nodes(all)
                }
                _ => return Err(EvalError::Nodes("|".into())),
            },
            _ => compare::compare(self, operator, &first, &second)?.into(),
        })
    }
}
