//! The world map of one variable.

use crate::App;
use crate::browse::{self, Mappable};
use diligence_chart::map::{Class, Country};
use diligence_chart::{Frame, Hue, Map, Width, map as chart, standalone};
use diligence_domain::{Better, Locale, Observation, Register};
use diligence_i18n::{format, messages};

/// The upper ends of the four classes of a scale from 0 to 100, in per cent.
const ENDS: [f64; 4] = [24.999, 49.999, 74.999, 100.0];

/// The map of one variable as an SVG file: classes with a legend, hatching where nothing is published.
///
/// # Errors
/// A database that does not answer.
pub async fn map(app: &App, shown: &Mappable<'_>, locale: Locale) -> Result<String, diligence_store::Error> {
    let m = messages(locale);
    let values = browse::everywhere(app, shown.source, &shown.variable.code).await?;
    let answers = shown.variable.unit == "yes-no";
    let number = |number: f64| format(locale).number(number, 0);
    let labels = if answers {
        // Faint is what is further from the standard.
        let (worse, better) = if shown.variable.better() == Better::No {
            (m.value_yes(), m.value_no())
        } else {
            (m.value_no(), m.value_yes())
        };
        vec![worse.to_owned(), better.to_owned()]
    } else {
        [(0.0, 24.0), (25.0, 49.0), (50.0, 74.0), (75.0, 100.0)]
            .map(|(from, to)| m.map_class_range(&number(from), &number(to)))
            .to_vec()
    };
    let classes = labels.into_iter().enumerate().map(|(at, label)| Class {
        step: format(locale).integer(i64::try_from(at + 1).unwrap_or_default()),
        label,
    });
    let picture = Map {
        hue: Hue::Accent,
        classes: classes.collect(),
        unknown: m.map_unknown().into(),
        neutral: m.map_neutral().into(),
        highlight: None,
        with_legend: true,
    };
    let frame = Frame {
        id: "map".to_owned(),
        title: m.map_title(&super::label(app, shown, locale)),
        description: m.map_description().into(),
        direction: locale.direction(),
        width: Width::Wide,
    };
    let svg = chart::draw(&frame, &picture, |code| {
        let code = code.parse().ok();
        let value = code.and_then(|code| values.get(&code));
        let name = code.and_then(|code| Register::shipped().get(code)).map_or("", |it| it.name(locale).text);
        let words = value.map_or_else(|| m.map_unknown().to_owned(), |it| super::shown(it, locale));
        Country {
            class: value.and_then(|it| class(it, shown.variable.better())),
            title: format!("{name}: {words}"),
        }
    });
    Ok(standalone(&svg, locale.direction(), None))
}

fn class(value: &Observation, better: Better) -> Option<usize> {
    if let Some(number) = value.value.number() {
        return ENDS.iter().position(|end| number <= *end);
    }
    let yes = value.value.yes()?;
    Some(usize::from(yes != (better == Better::No)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use diligence_domain::Value;
    use diligence_domain::observation::Key;

    fn of(value: Value) -> Observation {
        let key = Key {
            variable: String::new(),
            jurisdiction: "MYS".parse().unwrap(),
            period: String::new(),
            disaggregation: String::new(),
        };
        Observation { key, year: 2024, value, lower: None, upper: None, note: String::new() }
    }

    #[test]
    fn zero_is_a_class_and_what_does_not_apply_is_none() {
        for (number, expected) in [(0.0, 0), (25.0, 1), (74.9, 2), (75.0, 3), (100.0, 3)] {
            assert_eq!(class(&of(Value::Number(number)), Better::Higher), Some(expected), "{number}");
        }
        assert_eq!(class(&of(Value::NotApplicable), Better::Yes), None);
        assert_eq!(class(&of(Value::answer("Yes")), Better::No), Some(0));
        assert_eq!(class(&of(Value::answer("Yes")), Better::Yes), Some(1));
    }
}
