//! Tokens as an expression, by the grammar of XPath 1.0 §3.

use super::token::{Token, tokens};
use super::{Axis, Expr, Operator, Start, Step, SyntaxError, Test};

/// Nested deeper than this, an expression is refused.
const DEEPEST: usize = 100;

/// A tree of operators and calls is no higher: evaluating goes down it.
const HIGHEST: usize = 250;

/// More pieces are refused.
const MOST: usize = 4_000;

/// Reads an expression.
///
/// # Errors
/// [`SyntaxError`] says at which character what is wrong.
pub fn parse(text: &str) -> Result<Expr, SyntaxError> {
    let tokens = tokens(text)?;
    if tokens.len() > MOST {
        return Err(SyntaxError { at: 1, what: format!("this has more than {MOST} pieces") });
    }
    let mut parser = Parser { tokens, next: 0, depth: 0, end: text.chars().count() + 1 };
    let expr = parser.binary(0)?;
    match parser.peek() {
        None if expr.height() > HIGHEST => Err(SyntaxError {
            at: 1,
            what: "too much is joined or nested here; compute a part elsewhere".into(),
        }),
        None => Ok(expr),
        Some(token) => Err(parser.error(&format!("{} is one too many", said(token)))),
    }
}

struct Parser {
    tokens: Vec<(usize, Token)>,
    next: usize,
    depth: usize,
    end: usize,
}

/// From what binds least to what binds most.
const LEVELS: &[&[(&str, Operator)]] = &[
    &[("or", Operator::Or)],
    &[("and", Operator::And)],
    &[("=", Operator::Equal), ("!=", Operator::Unequal)],
    &[("<", Operator::Less), ("<=", Operator::AtMost), (">", Operator::More), (">=", Operator::AtLeast)],
    &[("+", Operator::Add), ("-", Operator::Subtract)],
    &[("*", Operator::Multiply), ("div", Operator::Divide), ("mod", Operator::Remainder)],
];

fn said(token: &Token) -> String {
    match token {
        Token::Number(number) => format!("“{number}”"),
        Token::Text(text) => format!("the text “{text}”"),
        Token::Name(name) => format!("“{name}”"),
        Token::Reference(it) => format!("“${{{}}}”", it.name),
        Token::Mark(mark) => format!("“{mark}”"),
    }
}

impl Parser {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.next).map(|(_, token)| token)
    }

    fn after(&self) -> Option<&Token> {
        self.tokens.get(self.next + 1).map(|(_, token)| token)
    }

    fn error(&self, what: &str) -> SyntaxError {
        let at = self.tokens.get(self.next).map_or(self.end, |it| it.0);
        SyntaxError { at, what: what.to_owned() }
    }

    fn take(&mut self, mark: &str) -> bool {
        let found = matches!(self.peek(), Some(Token::Mark(it)) if *it == mark);
        self.next += usize::from(found);
        found
    }

    fn need(&mut self, mark: &str) -> Result<(), SyntaxError> {
        if self.take(mark) {
            return Ok(());
        }
        let instead =
            self.peek().map_or_else(|| "the expression ends".to_owned(), |it| format!("{} stands", said(it)));
        Err(self.error(&format!("{instead} where “{mark}” is needed")))
    }

    fn deeper(&mut self) -> Result<(), SyntaxError> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.error(&format!("the expression is nested deeper than {DEEPEST}")));
        }
        Ok(())
    }

    fn binary(&mut self, level: usize) -> Result<Expr, SyntaxError> {
        let Some(operators) = LEVELS.get(level) else { return self.unary() };
        let mut left = self.binary(level + 1)?;
        while let Some((_, operator)) =
            operators.iter().find(|(mark, _)| matches!(self.peek(), Some(Token::Mark(it)) if it == mark))
        {
            self.next += 1;
            let right = self.binary(level + 1)?;
            left = Expr::Binary(*operator, Box::new(left), Box::new(right));
        }
        Ok(left)
    }

    fn unary(&mut self) -> Result<Expr, SyntaxError> {
        if !self.take("-") {
            return self.union();
        }
        self.deeper()?;
        let of = self.unary()?;
        self.depth -= 1;
        Ok(Expr::Negate(Box::new(of)))
    }

    fn union(&mut self) -> Result<Expr, SyntaxError> {
        let mut left = self.path()?;
        while self.take("|") {
            let right = self.path()?;
            left = Expr::Binary(Operator::Union, Box::new(left), Box::new(right));
        }
        Ok(left)
    }

    fn path(&mut self) -> Result<Expr, SyntaxError> {
        if self.take("//") {
            let mut steps = vec![anywhere()];
            self.steps(&mut steps)?;
            return Ok(Expr::Path(Start::Root, steps));
        }
        if self.take("/") {
            let mut steps = Vec::new();
            if self.begins_a_step() {
                self.steps(&mut steps)?;
            }
            return Ok(Expr::Path(Start::Root, steps));
        }
        if self.begins_a_step() {
            let mut steps = Vec::new();
            self.steps(&mut steps)?;
            return Ok(Expr::Path(Start::Here, steps));
        }
        let mut of = self.primary()?;
        let predicates = self.predicates()?;
        if !predicates.is_empty() {
            of = Expr::Filter(Box::new(of), predicates);
        }
        let mut steps = Vec::new();
        if self.take("//") {
            steps.push(anywhere());
        } else if !self.take("/") {
            return Ok(of);
        }
        self.steps(&mut steps)?;
        Ok(Expr::Path(Start::At(Box::new(of)), steps))
    }

    /// A name that is no function begins a step, and so do dots and `@`.
    fn begins_a_step(&self) -> bool {
        match self.peek() {
            Some(Token::Name(name)) => {
                !matches!(self.after(), Some(Token::Mark("(")))
                    || matches!(name.as_str(), "node" | "text" | "comment")
            }
            Some(Token::Mark(mark)) => matches!(*mark, "." | ".." | "@"),
            _ => false,
        }
    }

    fn steps(&mut self, steps: &mut Vec<Step>) -> Result<(), SyntaxError> {
        loop {
            steps.push(self.step()?);
            if steps.len() > 10 * DEEPEST {
                return Err(self.error("the path is too long"));
            }
            if self.take("//") {
                steps.push(anywhere());
            } else if !self.take("/") {
                return Ok(());
            }
        }
    }

    fn step(&mut self) -> Result<Step, SyntaxError> {
        let plain = |axis| Step { axis, test: Test::Node, predicates: Vec::new() };
        if self.take("..") {
            return Ok(plain(Axis::Parent));
        }
        if self.take(".") {
            return Ok(plain(Axis::Current));
        }
        if self.take("@") {
            return Err(self.error("attributes are not read; name an element"));
        }
        let axis = self.axis()?;
        let Some(Token::Name(name)) = self.peek().cloned() else {
            return Err(self.error("a name is needed after this"));
        };
        self.next += 1;
        let test = match (name.as_str(), self.take("(")) {
            ("*", false) => Test::Any,
            (_, false) => Test::Name(name),
            ("node", true) => {
                self.need(")")?;
                Test::Node
            }
            (other, true) => return Err(self.error(&format!("“{other}()” cannot be a step of a path"))),
        };
        Ok(Step { axis, test, predicates: self.predicates()? })
    }

    fn axis(&mut self) -> Result<Axis, SyntaxError> {
        let (Some(Token::Name(name)), Some(Token::Mark("::"))) = (self.peek(), self.after()) else {
            return Ok(Axis::Child);
        };
        let axis = match name.as_str() {
            "child" => Axis::Child,
            "parent" => Axis::Parent,
            "self" => Axis::Current,
            "ancestor" => Axis::Ancestor,
            "ancestor-or-self" => Axis::AncestorOrSelf,
            "descendant" => Axis::Descendant,
            "descendant-or-self" => Axis::DescendantOrSelf,
            "following-sibling" => Axis::FollowingSibling,
            "preceding-sibling" => Axis::PrecedingSibling,
            other => return Err(self.error(&format!("the axis “{other}” is not supported"))),
        };
        self.next += 2;
        Ok(axis)
    }

    fn predicates(&mut self) -> Result<Vec<Expr>, SyntaxError> {
        let mut all = Vec::new();
        while self.take("[") {
            self.deeper()?;
            all.push(self.binary(0)?);
            self.depth -= 1;
            self.need("]")?;
        }
        Ok(all)
    }

    fn primary(&mut self) -> Result<Expr, SyntaxError> {
        let Some(token) = self.peek().cloned() else {
            return Err(self.error("a value is missing"));
        };
        match token {
            Token::Number(number) => {
                self.next += 1;
                Ok(Expr::Number(number))
            }
            Token::Text(text) => {
                self.next += 1;
                Ok(Expr::Text(text))
            }
            Token::Reference(reference) => {
                self.next += 1;
                Ok(Expr::Reference(reference))
            }
            Token::Mark("(") => {
                self.next += 1;
                self.deeper()?;
                let inner = self.binary(0)?;
                self.depth -= 1;
                self.need(")")?;
                Ok(inner)
            }
            Token::Name(name) => {
                self.next += 1;
                self.need("(")?;
                self.deeper()?;
                let mut given = Vec::new();
                if !self.take(")") {
                    loop {
                        given.push(self.binary(0)?);
                        if !self.take(",") {
                            break;
                        }
                    }
                    self.need(")")?;
                }
                self.depth -= 1;
                Ok(Expr::Call(name, given))
            }
            Token::Mark("$") => Err(self.error("variables are not supported; write ${name}")),
            Token::Mark(_) => Err(self.error(&format!("a value is missing before {}", said(&token)))),
        }
    }
}

fn anywhere() -> Step {
    Step { axis: Axis::DescendantOrSelf, test: Test::Node, predicates: Vec::new() }
}
