//! `/jurisdictions`: the list, a profile, its files.

use crate::reader::Reader;

#[tokio::test]
async fn malaysia_stands_as_its_sources_say() {
    let reader = Reader::with_data().await;
    let page = reader.get("/en/jurisdictions/MYS").await;
    assert!(page.text.contains("Open data only; no assessment; not by or for the Due Diligence Project."));
    let offences = page.between("id=\"PR1\"", "</article>");
    let (law, practice) = offences.split_once("<p class=\"small muted\">Practice</p>").unwrap();
    // 0 by the World Bank and 75 by the United Nations, beside each other; nothing in between.
    for (label, value, year) in [
        ("Safety laws score (legal frameworks)", "0", "2024"),
        ("Legal frameworks on violence (SDG 5.1.1, area 2)", "75", "2020"),
    ] {
        let at = law.find(label).unwrap_or_else(|| panic!("{label} in {law}"));
        let line = &law[at..][..law[at..].find("</li>").unwrap()];
        assert!(line.contains(&format!("<span class=\"value\">{value}</span>")), "{line}");
        assert!(line.contains(year) && line.contains("nearer the standard"), "{line}");
    }
    assert!(!law.contains("37.5"), "sources were averaged");
    assert!(practice.contains(">unknown<"), "{practice}");
    assert!(page.text.contains("Yes, since 1996"));
    assert!(page.between("id=\"treaties-caption\"", "</table>").contains("articles 9(2)"));
}

#[tokio::test]
async fn codes_and_names_lead_to_one_address() {
    let reader = Reader::without_data().await;
    for asked in ["MY", "mys", "458", "Malaysia", "malaisie"] {
        let answer = reader.get(&format!("/fr/jurisdictions/{asked}")).await;
        assert!(answer.status.is_redirection(), "{asked}: {}", answer.status);
        assert_eq!(answer.header("location"), "/fr/jurisdictions/MYS", "{asked}");
    }
    let namibia = reader.get("/en/jurisdictions/NA").await;
    assert_eq!(namibia.header("location"), "/en/jurisdictions/NAM");
    let georgia = reader.get("/en/jurisdictions/Georgia").await;
    assert_eq!(georgia.status, 300);
    assert!(
        georgia.text.contains("/en/jurisdictions/GEO") && georgia.text.contains("/en/jurisdictions/US-GA")
    );
    let near = reader.get("/en/jurisdictions/Malayzia").await;
    assert!(near.status == 404 && near.text.contains("/en/jurisdictions/MYS"));
}

#[tokio::test]
async fn a_part_of_a_state_shows_its_state_and_no_borrowed_values() {
    let page = Reader::with_data().await.get("/en/jurisdictions/MY-10").await;
    assert!(page.text.contains("No open dataset speaks of this part of Malaysia"), "{}", page.text);
    assert!(page.text.contains("href=\"/en/jurisdictions/MYS\""));
    assert!(page.between("<dd>", "</dd>").starts_with("0 of "));
}

#[tokio::test]
async fn the_list_is_searched_and_filtered() {
    let reader = Reader::with_data().await;
    let names = |page: &crate::reader::Answer| page.text.matches("<th scope=\"row\"><a href=").count();
    let all = reader.get("/en/jurisdictions").await;
    assert_eq!(names(&all), 250);
    let with_data = reader.get("/en/jurisdictions?data=1").await;
    assert_eq!(names(&with_data), 8);
    let found = reader.get("/ar/jurisdictions?q=%D9%85%D8%B5%D8%B1").await;
    assert!(found.text.contains("/ar/jurisdictions/EGY"));
    let nothing = reader.get("/en/jurisdictions?q=%3Cscript%3Ealert(1)%3C/script%3E").await;
    assert!(nothing.text.contains("Nothing matches.") && !nothing.text.contains("<script>alert"));
    assert!(
        nothing.text.contains("value=\"&#60;script&#62;") || nothing.text.contains("value=\"&lt;script&gt;")
    );
    assert_eq!(reader.get("/en/jurisdictions?region=999").await.status, 400);
}

#[tokio::test]
async fn the_map_is_a_picture_with_words() {
    let reader = Reader::with_data().await;
    let map = reader.get("/ar/map/wbl-safety-2024/L.score.svg").await;
    assert_eq!((map.status.as_u16(), map.header("content-type")), (200, "image/svg+xml"));
    assert!(map.text.contains("<title") && map.text.contains("غير معروف"));
    assert_eq!(reader.get("/ar/map/wbl-safety-2024/nothing.svg").await.status, 404);
}

#[tokio::test]
async fn its_files() {
    let reader = Reader::with_data().await;
    let csv = reader.get("/en/jurisdictions/NPL/data.csv").await;
    assert!(csv.header("content-type").starts_with("text/csv"));
    assert!(csv.header("content-disposition").starts_with("attachment"));
    assert!(csv.text.lines().count() > 20 && csv.text.contains("wbl-safety-2024"));
    let json = reader.get("/en/jurisdictions/NPL/data.json").await;
    assert!(json.header("content-type").starts_with("application/json"));
    assert!(json.text.contains("\"jurisdiction\"") && json.text.contains("\"principles\""));
    let pdf = reader.get("/ar/jurisdictions/EGY/report.pdf").await;
    assert_eq!(pdf.header("content-type"), "application/pdf");
    assert!(pdf.text.contains("مصر"));
    let html = reader.get("/fr/jurisdictions/TCD/report.html").await;
    assert!(
        html.text.contains("Tchad") && html.header("content-security-policy").contains("default-src 'none'")
    );
}
