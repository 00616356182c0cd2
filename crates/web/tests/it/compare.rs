//! `/compare`

use crate::reader::Reader;

#[tokio::test]
async fn two_to_four_stand_beside_each_other() {
    let reader = Reader::with_data().await;
    let page = reader.get("/en/compare?with=MYS&with=NPL").await;
    let head = page.between("id=\"compare-caption\"", "</thead>");
    let (first, second) = (head.find("/MYS").unwrap(), head.find("/NPL").unwrap());
    assert!(first < second, "in the order in which they were named");
    assert!(!page.text.contains("class=\"rank"), "there is no ranking");

    let twice = reader.get("/en/compare?with=MYS&with=MYS&with=NPL").await;
    assert!(twice.text.contains("A jurisdiction was named twice; it is shown once."));
    let alone = reader.get("/en/compare?with=MYS").await;
    assert!(alone.text.contains("Choose at least two."));
    assert!(alone.text.contains("value=\"MYS\" selected"), "what was chosen stays chosen");
}

#[tokio::test]
async fn what_cannot_be_compared_is_refused() {
    let reader = Reader::with_data().await;
    for query in ["with=MYS&with=XXX", "with=MYS&with=NPL&with=TCD&with=EGY&with=USA", "with=%FF"] {
        let status = reader.get(&format!("/en/compare?{query}")).await.status;
        assert!(status.is_client_error(), "{query}: {status}");
    }
}
