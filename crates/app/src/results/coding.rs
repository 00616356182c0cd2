//! Tags: a tree of them for each round, given to texts by several coders, each by herself; and how far they agree.

use super::{read, text};
use crate::refused::{Field, Refused, Why};
use crate::session::Visitor;
use crate::{App, audit, random_id};
use diligence_domain::{Event, JurisdictionCode, Locale, PersonName, RoundId};
use diligence_i18n::compare;
use diligence_scoring::agree::alpha;
use diligence_store::Error as StoreError;
use diligence_store::answers::{Coded, Coding};
use std::collections::{BTreeMap, BTreeSet, HashMap};

pub use diligence_store::answers::Code;

/// More tags than anybody keeps apart.
const MOST: usize = 500;

/// Who gave a text which tags, by text and coder. A coder who gave none is there too.
pub(super) type Coders = HashMap<(String, String), BTreeMap<String, BTreeSet<String>>>;

/// What was given to the texts that answer a question.
pub(super) async fn coders(
    app: &App,
    id: RoundId,
    question: &str,
    within: &BTreeSet<JurisdictionCode>,
) -> Result<Coders, Refused> {
    let mut all = Coders::new();
    for Coded { handle, place, coder, code, jurisdiction } in
        app.answers().look().await?.codings(&id.to_string(), question).await?
    {
        if jurisdiction.parse().is_ok_and(|at| within.contains(&at)) {
            let tags = all.entry((handle, place)).or_default().entry(coder).or_default();
            if !code.is_empty() {
                tags.insert(code);
            }
        }
    }
    Ok(all)
}

/// Tags as a tree: each with how deep it lies, after the one above it, by name.
pub fn tree(codes: &[Code], locale: Locale) -> Vec<(usize, &Code)> {
    fn under<'c>(
        codes: &'c [Code],
        parent: &str,
        depth: usize,
        names: &dyn Fn(&str, &str) -> std::cmp::Ordering,
        all: &mut Vec<(usize, &'c Code)>,
    ) {
        let mut own: Vec<&Code> = codes.iter().filter(|it| it.parent == parent).collect();
        own.sort_by(|a, b| names(&a.name, &b.name));
        for it in own {
            all.push((depth, it));
            under(codes, &it.id, depth + 1, names, all);
        }
    }
    let mut all = Vec::new();
    under(codes, "", 0, &compare(locale), &mut all);
    // Two people who moved tags at once may have put each under the other: they stand at the top, to be moved again.
    let lost = codes.iter().filter(|it| !all.iter().any(|(_, other)| other.id == it.id));
    let lost: Vec<_> = lost.map(|it| (0, it)).collect();
    all.extend(lost);
    all
}

/// The tags of a round.
///
/// # Errors
/// Answers out of her reach, a proof of who she is that is too old, or a database that does not answer.
pub async fn codes(app: &App, visitor: &Visitor, id: RoundId) -> Result<(super::Seen, Vec<Code>), Refused> {
    let (seen, _) = read(app, visitor, id).await?;
    let codes = app.answers().look().await?.codes(&id.to_string()).await?;
    Ok((seen, codes))
}

/// What somebody wants to do with the tags of a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change<'a> {
    /// Add one under another; at the top where that is empty.
    Add {
        /// The tag above.
        parent: &'a str,
        /// What it is called.
        name: &'a str,
    },
    /// Call one otherwise, or put it with all that lies under it under another; at the top where that is empty.
    Set {
        /// Which.
        code: &'a str,
        /// The tag above.
        parent: &'a str,
        /// What it is called.
        name: &'a str,
    },
    /// Give another wherever one was given, put what lies under it under the other, and put it away.
    Merge {
        /// Which.
        code: &'a str,
        /// Into which.
        into: &'a str,
    },
    /// Put one away, or bring it back. What it was given to keeps it.
    Archive {
        /// Which.
        code: &'a str,
        /// Whether it is put away.
        archived: bool,
    },
}

/// Changes the tags of a round.
///
/// # Errors
/// A name that cannot be kept or that is taken, a tag that is not there, or a database that refuses.
pub async fn change(app: &App, visitor: &Visitor, id: RoundId, change: Change<'_>) -> Result<(), Refused> {
    let (_, codes) = codes(app, visitor, id).await?;
    let (set, merged) = changed(&codes, change)?;
    // Written down first: nothing is changed of which the log says nothing.
    audit::read(app, visitor, Event::CodesChanged, ("round", id)).await?;
    let write = app.answers().write(move |tx| {
        Box::pin(async move {
            for it in &set {
                tx.set_code(&id.to_string(), it).await?;
            }
            if let Some((from, into)) = &merged {
                tx.merge_codes(from, into).await?;
            }
            Ok(())
        })
    });
    write.await.map_err(|error: StoreError| Refused::Store(error))
}

/// The tags that a change writes, and which is merged into which.
type Changed = (Vec<Code>, Option<(String, String)>);

fn changed(codes: &[Code], change: Change<'_>) -> Result<Changed, Refused> {
    let find = |id: &str| codes.iter().find(|it| it.id == id).cloned().ok_or(Refused::NotFound);
    let named = |text: &str, parent: &str, own: &str| {
        let name = PersonName::new(text).map_err(|error| Refused::field(Field::Name, error))?;
        let same = |it: &&Code| it.parent == parent && it.id != own && !it.archived;
        let taken =
            codes.iter().filter(same).any(|it| it.name.to_lowercase() == name.as_str().to_lowercase());
        if taken { Err(Refused::field(Field::Name, Why::Taken)) } else { Ok(name.as_str().to_owned()) }
    };
    // Under what lies under it, or is it, a tag would make a ring.
    let lies_under = |code: &str, mut it: Code| -> Result<bool, Refused> {
        for _ in 0..codes.len() {
            if it.id == code || it.parent.is_empty() {
                break;
            }
            it = find(&it.parent)?;
        }
        Ok(it.id == code)
    };
    match change {
        Change::Add { parent, name } => {
            if !parent.is_empty() {
                find(parent)?;
            }
            if codes.len() >= MOST {
                return Err(Refused::field(Field::Name, Why::Long));
            }
            let name = named(name, parent, "")?;
            let it = Code { id: random_id(), parent: parent.to_owned(), name, archived: false };
            Ok((vec![it], None))
        }
        Change::Set { code, parent, name } => {
            let it = find(code)?;
            if parent != it.parent && !parent.is_empty() && lies_under(code, find(parent)?)? {
                return Err(Refused::field(Field::Code, Why::Unknown));
            }
            let name = named(name, parent, code)?;
            Ok((vec![Code { name, parent: parent.to_owned(), ..it }], None))
        }
        Change::Merge { code, into } => {
            let (from, target) = (find(code)?, find(into)?);
            if target.archived || lies_under(code, target.clone())? {
                return Err(Refused::field(Field::Code, Why::Unknown));
            }
            let own = codes.iter().filter(|it| it.parent == from.id).cloned();
            let mut set: Vec<Code> = own.map(|it| Code { parent: target.id.clone(), ..it }).collect();
            let merged = Some((from.id.clone(), target.id));
            set.push(Code { archived: true, ..from });
            Ok((set, merged))
        }
        Change::Archive { code, archived } => {
            let it = find(code)?;
            if !archived {
                named(&it.name, &it.parent, code)?;
            }
            Ok((vec![Code { archived, ..it }], None))
        }
    }
}

/// Writes down which tags she gives to a text; none is an answer too.
///
/// # Errors
/// A text that is not there or out of her reach, a tag that is not there, or a database that refuses.
pub async fn give(
    app: &App,
    visitor: &Visitor,
    id: RoundId,
    question: &str,
    (handle, place): (&str, &str),
    tags: &[String],
) -> Result<(), Refused> {
    let (seen, within) = read(app, visitor, id).await?;
    let question = text::question(&seen, question)?;
    let number = text::is_there(app, &seen, &within, &question, (handle, place)).await?;
    let number = number.ok_or(Refused::NotFound)?;
    let known = app.answers().look().await?.codes(&id.to_string()).await?;
    if !tags.iter().all(|tag| known.iter().any(|it| it.id == *tag)) {
        return Err(Refused::Stale);
    }
    audit::read(app, visitor, Event::TextCoded, ("round", id)).await?;
    let (handle, place, coder) = (handle.to_owned(), place.to_owned(), visitor.id().to_string());
    let (question, tags) = (question.name, tags.to_vec());
    let write = app.answers().write(move |tx| {
        Box::pin(async move {
            // It may have been taken back meanwhile.
            if tx.set(&handle).await?.is_none() {
                return Ok(false);
            }
            let it = Coding {
                handle: &handle,
                number,
                question: &question,
                place: &place,
                coder: &coder,
                codes: &tags,
            };
            tx.set_coding(&it).await?;
            Ok(true)
        })
    });
    let done: Result<bool, StoreError> = write.await;
    if done.map_err(Refused::Store)? { Ok(()) } else { Err(Refused::NotFound) }
}

/// How far coders agree about a tag.
#[derive(Debug, Clone, PartialEq)]
pub struct Agreement {
    /// The tag.
    pub code: Code,
    /// How deep it lies.
    pub depth: usize,
    /// Texts to which somebody gave it.
    pub given: usize,
    /// Texts that two coders or more tagged, with this tag or not: on them the next two rest.
    pub texts: usize,
    /// Of all pairs of coders of a text, the share that agrees whether it bears this tag; none where there is no pair.
    pub share: Option<f64>,
    /// Krippendorff’s α, nominal; none where there is no pair, or everybody says the same of every text.
    pub alpha: Option<f64>,
    /// Texts about which they differ, among those that the reader tagged: answer set and place.
    pub differ: Vec<(String, String)>,
    /// How many they are with those that she did not tag.
    pub differing: usize,
}

/// How far coders agree about the texts that answer a question, by tag.
#[derive(Debug)]
pub struct Agreed {
    /// The round.
    pub seen: super::Seen,
    /// The question.
    pub question: super::Question,
    /// Coders who tagged any of them.
    pub coders: usize,
    /// Texts that anybody tagged.
    pub tagged: usize,
    /// Each tag that was given or can be, as a tree.
    pub tags: Vec<Agreement>,
}

/// How far coders agree.
///
/// # Errors
/// Answers out of her reach, a proof of who she is that is too old, or a database that does not answer.
pub async fn agreement(
    app: &App,
    visitor: &Visitor,
    id: RoundId,
    locale: Locale,
    question: &str,
) -> Result<Agreed, Refused> {
    let (seen, within) = read(app, visitor, id).await?;
    let question = text::question(&seen, question)?;
    let codes = app.answers().look().await?.codes(&id.to_string()).await?;
    let given = coders(app, id, &question.name, &within).await?;
    let own = visitor.id().to_string();
    let of = |(depth, code): (usize, &Code)| about(&given, code, depth, &own);
    let mut tags: Vec<Agreement> = tree(&codes, locale).into_iter().map(of).collect();
    tags.retain(|it| !it.code.archived || it.given > 0);
    let people: BTreeSet<&String> = given.values().flat_map(BTreeMap::keys).collect();
    Ok(Agreed { seen, question, coders: people.len(), tagged: given.len(), tags })
}

fn about(coded: &Coders, code: &Code, depth: usize, own: &str) -> Agreement {
    let says = |tags: &BTreeMap<String, BTreeSet<String>>| -> Vec<usize> {
        tags.values().map(|it| usize::from(it.contains(&code.id))).collect()
    };
    let (mut units, mut differ, mut differing, mut given) = (Vec::new(), Vec::new(), 0, 0);
    for (text, tags) in coded {
        let said = says(tags);
        given += usize::from(said.contains(&1));
        if said.len() > 1 {
            if said.contains(&0) && said.contains(&1) {
                differing += 1;
                if tags.contains_key(own) {
                    differ.push(text.clone());
                }
            }
            units.push(said);
        }
    }
    differ.sort();
    Agreement {
        code: code.clone(),
        depth,
        given,
        texts: units.len(),
        share: share(&units),
        // With two values the ordinal distance is the nominal one but for a factor, which cancels.
        alpha: alpha(&units, 2),
        differ,
        differing,
    }
}

/// Of all pairs within units, the share that agrees.
fn share(units: &[Vec<usize>]) -> Option<f64> {
    let (mut agree, mut all) = (0_u32, 0_u32);
    for unit in units {
        for (at, a) in unit.iter().enumerate() {
            for b in &unit[at + 1..] {
                all += 1;
                agree += u32::from(a == b);
            }
        }
    }
    (all > 0).then(|| f64::from(agree) / f64::from(all))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(id: &str, parent: &str, name: &str) -> Code {
        Code { id: id.into(), parent: parent.into(), name: name.into(), archived: false }
    }

    /// Krippendorff, “Computing Krippendorff’s Alpha-Reliability” (2011), section A: two observers, ten texts, two
    /// values; six agree, α = 0.095.
    #[test]
    fn the_published_example_of_two_coders() {
        let a = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0];
        let b = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0];
        let mut coded = Coders::new();
        for (at, (a, b)) in a.iter().zip(&b).enumerate() {
            let tags = |it: &i32| if *it == 1 { BTreeSet::from(["t".to_owned()]) } else { BTreeSet::new() };
            let both = BTreeMap::from([("a".to_owned(), tags(a)), ("b".to_owned(), tags(b))]);
            coded.insert((format!("h{at}"), "q".into()), both);
        }
        // A text that one coder alone tagged is no pair.
        coded.insert(
            ("h99".into(), "q".into()),
            BTreeMap::from([("a".to_owned(), BTreeSet::from(["t".to_owned()]))]),
        );
        let it = about(&coded, &code("t", "", "T"), 0, "a");
        assert_eq!((it.texts, it.given, it.differing, it.differ.len()), (10, 6, 4, 4));
        assert!((it.share.unwrap() - 0.6).abs() < 1e-12);
        assert!((it.alpha.unwrap() - 0.095).abs() < 0.0005, "{:?}", it.alpha);
        let stranger = about(&coded, &code("t", "", "T"), 0, "c");
        assert!(stranger.differ.is_empty(), "shown what others gave before she gave hers");
    }

    #[test]
    fn tags_are_a_tree_by_name() {
        let all = [
            code("1", "", "Police"),
            code("2", "1", "late"),
            code("3", "", "Money"),
            code("4", "1", "absent"),
        ];
        let names: Vec<(usize, &str)> =
            tree(&all, Locale::EN).into_iter().map(|(depth, it)| (depth, it.name.as_str())).collect();
        assert_eq!(names, [(0, "Money"), (0, "Police"), (1, "absent"), (1, "late")]);
    }

    #[test]
    fn merging_moves_what_lies_below_and_never_makes_a_ring() {
        let all = vec![code("1", "", "Police"), code("2", "1", "late"), code("3", "", "Money")];
        let (set, merged) = changed(&all, Change::Merge { code: "1", into: "3" }).unwrap();
        assert_eq!(merged, Some(("1".into(), "3".into())));
        assert_eq!(set[0], code("2", "3", "late"));
        assert!(set[1].archived && set[1].id == "1");
        for into in ["1", "2"] {
            assert!(changed(&all, Change::Merge { code: "1", into }).is_err(), "{into}");
        }
    }

    #[test]
    fn a_ring_is_seen_and_opened_again() {
        let all = vec![code("1", "2", "Police"), code("2", "1", "late"), code("3", "", "Money")];
        let shown: Vec<_> = tree(&all, Locale::EN).into_iter().map(|it| it.1.id.as_str()).collect();
        assert_eq!(shown, ["3", "1", "2"]);
        assert!(changed(&all, Change::Set { code: "3", parent: "1", name: "Money" }).is_ok());
        assert!(changed(&all, Change::Set { code: "1", parent: "", name: "Police" }).is_ok());
    }

    #[test]
    fn a_name_is_taken_beside_and_free_elsewhere() {
        let all = vec![code("1", "", "Police"), code("2", "1", "late")];
        assert!(changed(&all, Change::Add { parent: "", name: "police" }).is_err());
        assert!(changed(&all, Change::Add { parent: "1", name: "Police" }).is_ok());
        assert!(changed(&all, Change::Add { parent: "9", name: "x" }).is_err());
        assert!(changed(&all, Change::Set { code: "1", parent: "", name: "POLICE" }).is_ok(), "its own name");
        assert!(changed(&all, Change::Set { code: "1", parent: "", name: " " }).is_err());
    }
}
