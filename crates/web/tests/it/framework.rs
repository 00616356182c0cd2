//! `/framework`: editions, areas, principles.

use crate::reader::Reader;

#[tokio::test]
async fn every_area_and_principle_has_its_page() {
    let reader = Reader::without_data().await;
    let app = reader.app.clone();
    let edition = app.edition();
    let index = reader.get("/en/framework").await;
    for area in &edition.areas {
        assert_eq!(reader.get(&format!("/en/framework/open-criteria-1/{}", area.code)).await.status, 200);
        for principle in &area.principles {
            let code = &principle.code;
            assert!(index.text.contains(&format!("/en/framework/open-criteria-1/{code}\"")), "{code}");
            let page = reader.get(&format!("/en/framework/open-criteria-1/{code}")).await;
            assert_eq!(page.status, 200, "{code}");
            // Two questions with five levels each, every indicator, every standard with what it says.
            for dimension in ["law", "practice"] {
                let item = page.between(&format!("id=\"{dimension}\""), "</section>");
                assert_eq!(item.matches("<th scope=\"row\">").count(), 5, "{code}.{dimension}");
            }
            for indicator in &principle.indicators {
                assert!(page.text.contains(&format!("id=\"{}\"", indicator.code)), "{}", indicator.code);
            }
            let standards = page.between("id=\"standards-caption\"", "</table>");
            assert_eq!(standards.matches("<tr>").count(), principle.standards.len() + 1, "{code}");
        }
    }
}

#[tokio::test]
async fn an_indicator_leads_to_its_principle() {
    let answer = Reader::without_data().await.get("/es/framework/open-criteria-1/PT3.1").await;
    assert!(answer.status.is_redirection());
    assert_eq!(answer.header("location"), "/es/framework/open-criteria-1/PT3#PT3.1");
}

#[tokio::test]
async fn unknown_editions_and_codes_are_not_found() {
    let reader = Reader::without_data().await;
    for path in ["/en/framework/nothing", "/en/framework/open-criteria-1/XX9", "/en/framework/nothing/PT3"] {
        assert_eq!(reader.get(path).await.status, 404, "{path}");
    }
}
