//! Words of questionnaires: translated beside the workbook, reviewed, carried over to the next edition, marked where the
//! original changed.

use crate::house::{House, here};
use crate::open_round::{FORM, began, code, director, open_round_of, opened};
use diligence_app::answering::page::parts;
use diligence_app::answering::{self, Open};
use diligence_app::session::Visitor;
use diligence_app::translation::{self, NotSaved, Progress, State, Text, Typed};
use diligence_app::{Refused, Why};
use diligence_domain::{Locale, QuestionnaireId, Role};
use diligence_testkit::databases;

fn tongue(tag: &str) -> Locale {
    tag.parse().unwrap()
}

async fn queue(house: &House, who: &Visitor, id: QuestionnaireId, to: &str) -> Vec<Text> {
    translation::queue(&house.app, who, id, tongue(to)).await.unwrap().2
}

fn of<'a>(all: &'a [Text], place: &str) -> &'a Text {
    all.iter().find(|it| it.place == place).unwrap_or_else(|| panic!("{place} is not among {all:?}"))
}

fn typed(it: &Text, text: &str, reviewed: bool) -> Typed {
    Typed { place: it.place.clone(), text: text.into(), reviewed, was: it.version }
}

async fn translator(house: &House) -> Visitor {
    let token = house.someone("tala@network.example", Role::Translator, house.host, here(&["MYS"])).await;
    house.visitor(&token).await
}

const STAFF: &str = "/data/about/staff label";
const LEVEL: &str = "level 0";

#[tokio::test]
async fn what_is_translated_is_asked_and_goes_over_to_the_next_edition() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let (app, engine) = (&house.app, house.scratch.engine);
        let dina = director(&house).await;
        let round = open_round_of(&house, &dina, FORM).await;
        let tala = translator(&house).await;
        let (first, far) = translation::list(app, &tala).await.unwrap().remove(0);
        let of_list = |to: &str| far.iter().find(|it| it.0 == tongue(to)).map(|it| it.1);
        assert_eq!(of_list("en"), None, "{engine}: the original has nothing to translate");
        let all = queue(&house, &tala, first.id, "fr").await;
        assert_eq!(of_list("fr"), Some(Progress { total: all.len(), ..Progress::default() }), "{engine}");
        let arabic = queue(&house, &tala, first.id, "ar").await;
        assert_eq!(
            (of(&arabic, STAFF).state, of(&arabic, STAFF).text.as_str()),
            (State::Unreviewed, "كم عددكم؟")
        );
        // It was written in English alone.
        let message = "/data/about/staff constraint";
        assert_eq!(of(&arabic, message).state, State::Missing, "{engine}");

        let sent = [
            typed(of(&all, STAFF), " Combien êtes-vous ? ", true),
            typed(of(&all, LEVEL), "Rien", false),
            typed(of(&all, message), "", true),
        ];
        assert_eq!(translation::save(app, &tala, first.id, tongue("fr"), &sent).await.unwrap(), []);
        let again = translation::save(app, &tala, first.id, tongue("fr"), &sent[..1]).await.unwrap();
        assert_eq!(again, [], "{engine}: the same sent twice is the same");
        let late = typed(of(&all, STAFF), "Combien ?", false);
        let late = translation::save(app, &tala, first.id, tongue("fr"), &[late]).await.unwrap();
        assert_eq!(late, [(STAFF.to_owned(), NotSaved::Conflict)], "{engine}");

        // Who answers reads it at once.
        let who = began(&house, &code(&house, &dina, round, "House of the lamp").await, "").await;
        let french = Open::load(app, &who, tongue("fr")).await.unwrap().unwrap();
        let page = |it: &Open| format!("{:?}", parts(&it.asked, &it.answers, &it.asked.sections[0]));
        let shown = page(&french);
        assert!(shown.contains("Combien êtes-vous ?"), "{engine}: {shown}");
        let english = page(&opened(&house, &who).await);
        assert!(english.contains("How many are you?") && !english.contains("Combien"), "{engine}");

        // The next edition changes an English question, and one of its Arabic texts.
        let next = FORM
            .replace("How many are you?", "How many work with you?")
            .replace("ماذا يقول القانون؟", "ما نص القانون؟");
        let next = answering::add(app, &dina, next.as_bytes(), "try.csv").await.unwrap();
        let all = queue(&house, &tala, next, "fr").await;
        assert_eq!(
            (of(&all, STAFF).state, of(&all, STAFF).text.as_str()),
            (State::Stale, "Combien êtes-vous ?")
        );
        assert_eq!((of(&all, LEVEL).state, of(&all, LEVEL).text.as_str()), (State::Unreviewed, "Rien"));
        let arabic = queue(&house, &tala, next, "ar").await;
        assert_eq!(of(&arabic, STAFF).state, State::Stale, "{engine}: it stands in the workbook as before");
        assert_eq!(
            of(&arabic, "/data/PT3/PT3_law label").text,
            "ما نص القانون؟",
            "{engine}: hers came after"
        );
        // Saying that it is still right makes it so.
        let right = typed(of(&all, STAFF), "Combien êtes-vous ?", true);
        assert_eq!(translation::save(app, &tala, next, tongue("fr"), &[right]).await.unwrap(), []);
        let all = queue(&house, &tala, next, "fr").await;
        assert_eq!(of(&all, STAFF).state, State::Reviewed, "{engine}");
        assert_eq!(
            Progress::of(&all),
            Progress { total: all.len(), current: 2, stale: 0, reviewed: 1 },
            "{engine}"
        );
    }
}

#[tokio::test]
async fn what_cannot_be_kept_is_said_and_all_else_is_saved() {
    let house = House::build(diligence_testkit::sqlite()).await;
    let app = &house.app;
    let dina = director(&house).await;
    let form = FORM.replace("What does the law say?", "What does the law say to ${staff} of you?");
    open_round_of(&house, &dina, &form).await;
    let id = answering::list(app, &dina).await.unwrap()[0].id;
    let law = "/data/PT3/PT3_law label";
    let all = queue(&house, &dina, id, "fr").await;
    let long = "é".repeat(5001);
    for (place, text, why) in [
        (law, "Que dit la loi ?", NotSaved::Marks("${staff}".into())),
        (law, "Que dit la loi à ${staff} et ${nobody} ?", NotSaved::Marks("${staff}".into())),
        (LEVEL, long.as_str(), NotSaved::Wrong(Why::Long)),
        (LEVEL, "a\u{7}b", NotSaved::Wrong(Why::Control)),
    ] {
        let sent = [typed(of(&all, place), text, false)];
        let not_saved = translation::save(app, &dina, id, tongue("fr"), &sent).await.unwrap();
        assert_eq!(not_saved, [(place.to_owned(), why)]);
    }
    let sent = [
        typed(of(&all, law), "Que dit la loi ?", false),
        typed(of(&all, LEVEL), "Rien", false),
        Typed { place: "/data/nowhere label".into(), text: "x".into(), reviewed: true, was: 0 },
    ];
    let not_saved = translation::save(app, &dina, id, tongue("fr"), &sent).await.unwrap();
    assert_eq!(not_saved.len(), 1);
    let all = queue(&house, &dina, id, "fr").await;
    assert_eq!(of(&all, LEVEL).text, "Rien");
    assert_eq!(of(&all, law).state, State::Missing);

    let mina = house.visitor(&house.mina).await;
    let refused = translation::list(app, &mina).await;
    assert!(matches!(refused, Err(Refused::NotFound)), "{refused:?}");
}
