//! The expression language of forms: XPath 1.0 with ODK’s functions.
//!
//! An expression is parsed once and evaluated often. What evaluation may cost is bounded, so that no form, however
//! hostile, keeps a server busy.

mod compare;
mod date;
mod dynamic;
mod eval;
mod function;
mod parse;
mod path;
mod pattern;
mod token;
mod value;

pub use date::{days_of, iso_date, iso_moment};
pub(crate) use dynamic::{is_dynamic, looks_dynamic};
pub use eval::{Asked, EvalError, World, evaluate};
pub use function::{elsewhere, known as known_function};
pub use parse::parse;
pub use value::{Place, Value, number_of};

use std::fmt;

/// A parsed expression.
#[derive(Debug, Clone, PartialEq)]
pub enum Expr {
    /// A number.
    Number(f64),
    /// A text in quotation marks.
    Text(String),
    /// `${name}`, as forms in spreadsheets name a question.
    Reference(Reference),
    /// A function and what it is given.
    Call(String, Vec<Self>),
    /// A way through the tree of answers.
    Path(Start, Vec<Step>),
    /// What an expression gives, less what does not fit.
    Filter(Box<Self>, Vec<Self>),
    /// A number with the other sign.
    Negate(Box<Self>),
    /// Two expressions and what joins them.
    Binary(Operator, Box<Self>, Box<Self>),
}

/// `${name}`, or `${last-saved#name}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// Which question, group or repeat.
    pub name: String,
    /// Whether its answer in the record that was saved last is meant.
    pub last_saved: bool,
}

/// Where a path begins.
#[derive(Debug, Clone, PartialEq)]
pub enum Start {
    /// At the top of the tree.
    Root,
    /// Where the expression stands.
    Here,
    /// At what an expression gives.
    At(Box<Expr>),
}

/// One step of a path.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// In which direction.
    pub axis: Axis,
    /// To what.
    pub test: Test,
    /// Less what does not fit.
    pub predicates: Vec<Expr>,
}

/// The direction of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "XPath’s own names")]
pub enum Axis {
    Child,
    Parent,
    Current,
    Ancestor,
    AncestorOrSelf,
    Descendant,
    DescendantOrSelf,
    FollowingSibling,
    PrecedingSibling,
}

/// What a step goes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// What has this name.
    Name(String),
    /// Any element.
    Any,
    /// Anything.
    Node,
}

/// What joins two expressions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "XPath’s own names")]
pub enum Operator {
    Or,
    And,
    Equal,
    Unequal,
    Less,
    AtMost,
    More,
    AtLeast,
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Union,
}

/// Why a text is no expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// The character at which it shows, from 1.
    pub at: usize,
    /// What is wrong.
    pub what: String,
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at character {}, {}", self.at, self.what)
    }
}

impl std::error::Error for SyntaxError {}

impl Expr {
    /// How many expressions lie within each other.
    fn height(&self) -> usize {
        1 + match self {
            Self::Number(_) | Self::Text(_) | Self::Reference(_) => 0,
            Self::Call(_, given) => given.iter().map(Self::height).max().unwrap_or(0),
            Self::Path(start, steps) => {
                let start = if let Start::At(it) = start { it.height() } else { 0 };
                steps.iter().flat_map(|it| &it.predicates).map(Self::height).fold(start, usize::max)
            }
            Self::Filter(of, predicates) => predicates.iter().map(Self::height).fold(of.height(), usize::max),
            Self::Negate(of) => of.height(),
            Self::Binary(_, left, right) => left.height().max(right.height()),
        }
    }

    /// Goes through this expression and all that it holds.
    pub fn visit<'a>(&'a self, see: &mut impl FnMut(&'a Self)) {
        see(self);
        match self {
            Self::Number(_) | Self::Text(_) | Self::Reference(_) => {}
            Self::Call(_, given) => {
                for it in given {
                    it.visit(see);
                }
            }
            Self::Path(start, steps) => {
                if let Start::At(it) = start {
                    it.visit(see);
                }
                for it in steps.iter().flat_map(|it| &it.predicates) {
                    it.visit(see);
                }
            }
            Self::Filter(of, predicates) => {
                of.visit(see);
                for it in predicates {
                    it.visit(see);
                }
            }
            Self::Negate(of) => of.visit(see),
            Self::Binary(_, left, right) => {
                left.visit(see);
                right.visit(see);
            }
        }
    }
}

/// An element as a place.
pub fn place(tree: usize, node: crate::NodeId) -> Place {
    Place { tree, node }
}

/// Whether a text is a time of day.
pub fn is_time(text: &str) -> bool {
    date::time(text).is_some()
}

/// What a value is as text.
pub fn text(world: &dyn World, value: &Value) -> String {
    eval::Evaluation::new(world, place(0, crate::DOCUMENT)).text(value)
}

/// Whether a value is true.
pub fn truth(world: &dyn World, value: &Value) -> bool {
    eval::Evaluation::new(world, place(0, crate::DOCUMENT)).truth(value)
}

/// Whether a text is a pattern that `regex()` takes.
///
/// # Errors
/// [`EvalError::Pattern`] says why not.
pub fn check_pattern(text: &str) -> Result<(), EvalError> {
    pattern::whole(text).map(|_| ())
}

/// The names of all functions.
pub fn functions() -> impl Iterator<Item = &'static str> {
    function::names()
}
