//! Every kind of page in every language, with typical, longest and empty content.

use crate::reader::Reader;
use diligence_i18n::locales;

const KINDS: &[&str] = &[
    "",
    "/about",
    "/method",
    "/framework",
    "/framework/open-criteria-1",
    "/framework/open-criteria-1/PV",
    "/framework/open-criteria-1/PT3",
    "/framework/open-criteria-1/RE4",
    "/jurisdictions",
    "/jurisdictions?region=035&data=1",
    "/jurisdictions?q=Punjab",
    "/jurisdictions?q=zzzzzz",
    "/jurisdictions/MYS",
    "/jurisdictions/USA",
    "/jurisdictions/ATA",
    "/jurisdictions/MY-10",
    "/compare",
    "/compare?with=BGD&with=TCD&with=EGY&with=USA",
];

#[tokio::test]
async fn each_is_whole_in_its_own_language() {
    for reader in [Reader::with_data().await, Reader::without_data().await] {
        for locale in locales() {
            for kind in KINDS {
                let path = format!("/{locale}{kind}");
                let page = reader.get(&path).await;
                assert_eq!(page.status, 200, "{path}");
                assert_eq!(page.header("content-type"), "text/html; charset=utf-8", "{path}");
                let html = page.between("<html", ">");
                assert_eq!(
                    html,
                    format!(" lang=\"{locale}\" dir=\"{}\"", locale.direction().as_str()),
                    "{path}"
                );
                assert_eq!(page.text.matches("<h1>").count(), 1, "{path}");
                for other in locales() {
                    assert!(
                        page.text.contains(&format!("hreflang=\"{other}\" href=\"/{other}")),
                        "{path}: {other}"
                    );
                }
                assert!(page.text.contains("action=\"/leave\""), "{path}: no way out");
                assert!(
                    !page.between("<title>", "</title>").contains("violence"),
                    "{path}: a title that gives away"
                );
                let unreviewed = page.text.contains(diligence_i18n::messages(*locale).footer_unreviewed());
                assert_eq!(unreviewed, locale.as_str() != "en", "{path}");
                // Nothing that only a script or another site could show.
                for bad in ["<iframe", "onclick=", "style=\"", "src=\"http", "{{", "{ $"] {
                    assert!(!page.text.contains(bad), "{path}: {bad}");
                }
                assert!(page.text.ends_with("</html>") || page.text.ends_with("</html>\n"), "{path}");
            }
        }
    }
}

#[tokio::test]
async fn what_is_sent_is_small() {
    let reader = Reader::with_data().await;
    for locale in locales() {
        for kind in KINDS {
            let path = format!("/{locale}{kind}");
            let page = reader.get_with(&path, "accept-encoding", "br").await;
            assert_eq!(page.header("content-encoding"), "br", "{path}");
            let length: usize = page.header("content-length").parse().unwrap();
            assert!(length < 60_000, "{path}: {length} bytes compressed");
        }
    }
}

#[tokio::test]
async fn the_bare_address_leads_to_the_language_that_the_browser_asks_for() {
    let reader = Reader::without_data().await;
    for (asked, led) in
        [("ar-EG,en;q=0.5", "/ar"), ("xx", "/en"), ("de, bn;q=0.3", "/bn"), ("", "/en"), ("\u{1}", "/en")]
    {
        let Ok(request) =
            axum::http::Request::get("/").header("accept-language", asked).body(axum::body::Body::empty())
        else {
            continue;
        };
        let answer = reader.send(request).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (302, led), "{asked}");
        assert_eq!(answer.header("vary"), "accept-language");
    }
}

#[tokio::test]
async fn a_fresh_installation_says_what_to_do_next() {
    let home = Reader::without_data().await.get("/en").await;
    assert!(
        home.text.contains("No open data has been loaded yet.") && home.text.contains("diligence import")
    );
}
