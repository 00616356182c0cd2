//! Answers taken away as files.

use crate::house::{HOUR, House, pass};
use crate::open_round::{came_in, code, director, open_round};
use diligence_app::Refused;
use diligence_app::answering::record::take as submit;
use diligence_app::export::{self, Broken, Taken};
use diligence_app::release;
use diligence_app::session::Visitor;
use diligence_domain::{Locale, ReleaseId, Role, RoundId, Scope};
use diligence_sheet::{Limits, read_bytes};
use diligence_testkit::databases;

/// Another person who may decide.
pub async fn second(house: &House) -> Visitor {
    let token =
        house.someone("ana@network.example", Role::Administrator, house.host, Scope::Everywhere).await;
    house.visitor(&token).await
}

async fn answered(house: &House, dina: &Visitor, id: RoundId, xml: &str) {
    let who = came_in(house, &code(house, dina, id, "One").await, "").await;
    submit(&house.app, &who, Locale::EN, xml).await.unwrap().unwrap();
}

/// A file, once it may be taken.
pub async fn bytes(
    house: &House,
    by: &Visitor,
    id: RoundId,
    release: ReleaseId,
    name: &str,
) -> Result<Vec<u8>, Broken> {
    let file = Taken::parse(name).unwrap();
    let mut pieces = export::take(&house.app, by, id, release, file, Locale::EN).await?;
    let mut all = Vec::new();
    while let Some(piece) = pieces.recv().await {
        all.extend(piece?);
    }
    Ok(all)
}

#[tokio::test]
async fn no_answer_breaks_a_file() {
    let house = House::build(diligence_testkit::sqlite()).await;
    let (app, dina, ana) = (&house.app, director(&house).await, second(&house).await);
    let id = open_round(&house, &dina).await;
    let release = export::ask(app, &dina, id, "For the report").await.unwrap();
    release::decide(app, &ana, release, true).await.unwrap();
    for (name, empty) in [("answers.json", "{\"form\":\"try\",\"responses\":[\n\n]}\n"), ("ratings.csv", "")]
    {
        let file = String::from_utf8(bytes(&house, &dina, id, release, name).await.unwrap()).unwrap();
        assert!(file == empty || file.lines().count() == 1, "{name}: {file}");
    }
    let long = "𝒜".repeat(20_000);
    for how in ["\u{7f}\u{85}&#9;&#10;-1", &long] {
        let xml = format!(
            "<data id=\"try\"><about><work>shelter</work></about><PT3><PT3_law>0</PT3_law><PT3_how>{how}</PT3_how></PT3></data>"
        );
        answered(&house, &dina, id, &xml).await;
    }
    for name in
        ["answers.csv", "answers.xlsx", "answers.json", "PT3.source.csv", "codebook.csv", "ratings.csv"]
    {
        let file = bytes(&house, &dina, id, release, name).await.unwrap();
        let whole = name == "answers.csv" || name == "answers.json";
        assert_eq!(String::from_utf8_lossy(&file).contains(&long), whole, "{name}");
    }
    let book = bytes(&house, &dina, id, release, "answers.xlsx").await.unwrap();
    let book = read_bytes("answers.xlsx", &book, &Limits::default()).unwrap();
    let cut = book.sheets[0].rows.iter().any(|it| it.cells.iter().any(|it| it.text().ends_with("𝒜 […]")));
    assert!(cut, "a text that was cut says so");
}

/// Lines without the random name that each begins with, in order.
fn lines(csv: &[u8]) -> Vec<String> {
    let text = std::str::from_utf8(csv).unwrap().trim_start_matches('\u{feff}');
    let mut all: Vec<String> =
        text.lines().map(|it| it.split_once(',').map_or(it, |it| it.1).to_owned()).collect();
    all[1..].sort();
    all
}

#[tokio::test]
async fn answers_leave_as_files_once_a_second_person_agreed() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let (app, engine) = (&house.app, house.scratch.engine);
        let (dina, ana) = (director(&house).await, second(&house).await);
        let id = open_round(&house, &dina).await;
        answered(&house, &dina, id, "<data id=\"try\"><about><work>shelter</work><staff>32</staff></about><PT3><PT3_law>0</PT3_law><PT3_how>=HYPERLINK(1)</PT3_how><source><title>Gazette</title></source><source><title>Court, \"North\"</title></source></PT3></data>").await;
        answered(&house, &dina, id, "<data id=\"try\"><about><work>law</work><consent_quote>yes</consent_quote></about><PT3><PT3_law>4</PT3_law></PT3></data>").await;

        let release = export::ask(app, &dina, id, "For the report").await.unwrap();
        let asked = release::list(app, &ana).await.unwrap();
        assert_eq!(asked[0].reason, "First: For the report", "{engine}: who decides reads what it is");
        for state in 0..2 {
            let early = bytes(&house, &dina, id, release, "answers.csv").await;
            assert!(matches!(early, Err(Broken::Refused(Refused::SecondPerson))), "{engine}: {state}");
            if state == 0 {
                let herself = release::decide(app, &dina, release, true).await;
                assert!(matches!(herself, Err(Refused::NotFound)), "{engine}: {herself:?}");
            }
        }
        release::decide(app, &ana, release, true).await.unwrap();
        let none = bytes(&house, &dina, id, release, "files.zip").await;
        assert!(
            matches!(none, Err(Broken::Refused(Refused::NotFound))),
            "{engine}: the form asks for no file"
        );
        let not_hers = bytes(&house, &ana, id, release, "answers.csv").await;
        assert!(matches!(not_hers, Err(Broken::Refused(Refused::NotFound))), "{engine}");

        let answers = bytes(&house, &dina, id, release, "answers.csv").await.unwrap();
        assert_eq!(
            lines(&answers),
            [
                "\"jurisdiction\",\"class\",\"submission\",\"about/work\",\"about/staff\",\"about/consent_quote\",\"PT3/PT3_law\",\"PT3/PT3_how\"",
                "\"MYS\",\"civil-society\",1,\"law\",\"\",\"yes\",4,\"\"",
                "\"MYS\",\"civil-society\",1,\"shelter\",32,\"\",0,\"'=HYPERLINK(1)\"",
            ],
            "{engine}"
        );
        let sources = bytes(&house, &dina, id, release, "PT3.source.csv").await.unwrap();
        assert_eq!(
            lines(&sources),
            ["\"entry\",\"title\"", "1,\"Gazette\"", "2,\"Court, \"\"North\"\"\""],
            "{engine}"
        );
        let ratings = bytes(&house, &dina, id, release, "ratings.csv").await.unwrap();
        let ratings = lines(&ratings);
        assert_eq!(ratings[0], "\"jurisdiction\",\"year\",\"item\",\"rating\",\"organisation\",\"class\"");
        assert!(ratings[1].starts_with("\"MYS\",2026,\"PT3.law\",0,"), "{engine}: {ratings:?}");
        assert_eq!(ratings.len(), 3, "{engine}");

        let json = bytes(&house, &dina, id, release, "answers.json").await.unwrap();
        let json: serde_json::Value = serde_json::from_slice(&json).unwrap();
        assert_eq!(json["form"], "try");
        let one = (0..2)
            .map(|it| &json["responses"][it])
            .find(|it| it["answers"]["about"]["work"] == "shelter")
            .unwrap();
        assert_eq!(one["answers"]["about"]["staff"], 32.0, "{engine}");
        assert_eq!(one["answers"]["PT3"]["source"][1]["title"], "Court, \"North\"", "{engine}");

        let book = bytes(&house, &dina, id, release, "answers.xlsx").await.unwrap();
        let book = read_bytes("answers.xlsx", &book, &Limits::default()).unwrap();
        let names: Vec<_> = book.sheets.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names, ["answers", "1 PT3.source", "codebook"], "{engine}");
        let text = |sheet: usize, row: usize| -> Vec<String> {
            book.sheets[sheet].rows[row].cells.iter().map(|it| it.text().into_owned()).collect()
        };
        assert_eq!(
            text(0, 0)[4..7],
            ["What do you do?", "How many are you?", "May we quote you?"],
            "{engine}"
        );
        let works: Vec<String> = (1..3).map(|it| text(0, it)[4].clone()).collect();
        assert!(
            works.contains(&"Shelter".to_owned()) && works.contains(&"Law".to_owned()),
            "{engine}: {works:?}"
        );
        let codebook = bytes(&house, &dina, id, release, "codebook.csv").await.unwrap();
        let codebook = String::from_utf8(codebook).unwrap();
        assert!(codebook.contains("\"0 = Nothing; 4 = All of it\""), "{engine}: {codebook}");
        assert!(codebook.contains("${PT3_law} = '0'"), "{engine}: {codebook}");

        // Nothing in any file leads to the place where the answer lies.
        let mut side = diligence_store::answers::AnswerStore::open(&house.scratch.address)
            .await
            .unwrap()
            .look()
            .await
            .unwrap();
        for (handle, _) in side.data_keys_after("", 9).await.unwrap() {
            let text = String::from_utf8_lossy(&answers);
            assert!(!text.contains(&handle), "{engine}");
        }
        // An hour after the first it is over; another round's answers never went with it.
        pass(HOUR);
        let late = bytes(&house, &dina, id, release, "answers.csv").await;
        assert!(matches!(late, Err(Broken::Refused(Refused::SecondPerson | Refused::Confirm))), "{engine}");
    }
}
