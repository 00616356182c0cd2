//! Tags and what they are given to, on both engines.

use diligence_store::Error;
use diligence_store::answers::{AnswerStore, Code, Coding, NewSet, Submission};
use diligence_testkit::databases;

async fn submit(store: &AnswerStore, handle: &'static str, number: i64) {
    let key = format!("{handle} {number}");
    let write = store.write(move |tx| {
        Box::pin(async move {
            let set = NewSet {
                handle,
                round_id: "r",
                jurisdiction: "XAA",
                class: "civil-society",
                rater: handle,
                draft: b"",
                day: "2026-11-24",
            };
            tx.first_data_key(handle, b"key").await?;
            tx.add_set(&set).await?;
            let it = Submission {
                handle,
                number,
                receipt: &key,
                day: "2026-11-24",
                closed: "{}",
                record: b"sealed",
            };
            tx.submit(&it).await
        })
    });
    assert!(write.await.unwrap_or_else(|error: Error| panic!("{error}")));
}

async fn give(store: &AnswerStore, handle: &'static str, number: i64, coder: &'static str, tags: &[&str]) {
    let tags: Vec<String> = tags.iter().map(|it| (*it).to_owned()).collect();
    let write = store.write(move |tx| {
        Box::pin(async move {
            let it = Coding { handle, number, question: "a/b", place: "a[1]/b", coder, codes: &tags };
            tx.set_coding(&it).await
        })
    });
    write.await.unwrap_or_else(|error: Error| panic!("{error}"));
}

async fn given(store: &AnswerStore) -> Vec<(String, String, String)> {
    let all = store.look().await.unwrap().codings("r", "a/b").await.unwrap();
    all.into_iter().map(|it| (it.handle, it.coder, it.code)).collect()
}

fn rows(all: &[(&str, &str, &str)]) -> Vec<(String, String, String)> {
    all.iter().map(|it| (it.0.to_owned(), it.1.to_owned(), it.2.to_owned())).collect()
}

#[tokio::test]
async fn tags_follow_what_counts_and_go_with_it() {
    for scratch in databases().await {
        let store = AnswerStore::open(&scratch.address).await.unwrap();
        store.migrate().await.unwrap();
        submit(&store, "h1", 1).await;
        submit(&store, "h2", 1).await;
        give(&store, "h1", 1, "ann", &["x", "y"]).await;
        give(&store, "h1", 1, "ann", &["x"]).await;
        give(&store, "h2", 1, "bea", &[]).await;
        let expected = [("h1", "ann", ""), ("h1", "ann", "x"), ("h2", "bea", "")];
        assert_eq!(given(&store).await, rows(&expected), "{}: hers instead of those before", scratch.engine);
        // Both, of which one is merged into the other, are one afterwards.
        give(&store, "h2", 1, "bea", &["x", "y"]).await;
        let write = store.write(|tx| Box::pin(async move { tx.merge_codes("y", "x").await }));
        write.await.unwrap_or_else(|error: Error| panic!("{error}"));
        let expected = [("h1", "ann", ""), ("h1", "ann", "x"), ("h2", "bea", ""), ("h2", "bea", "x")];
        assert_eq!(given(&store).await, rows(&expected), "{}", scratch.engine);
        // What was corrected is another text.
        submit(&store, "h1", 2).await;
        assert_eq!(given(&store).await, rows(&expected[2..]), "{}", scratch.engine);
        let counts = store.look().await.unwrap().answered_after("r", "", 10).await.unwrap();
        let counts: Vec<(&str, i64)> = counts.iter().map(|it| (it.handle.as_str(), it.number)).collect();
        assert_eq!(counts, [("h1", 2), ("h2", 1)], "{}", scratch.engine);
        assert_eq!(store.look().await.unwrap().record("h1", 2).await.unwrap(), Some(b"sealed".to_vec()));
        assert!(store.look().await.unwrap().answered("other", "h1").await.unwrap().is_none());
        for handle in ["h1", "h2"] {
            let write = store.write(move |tx| Box::pin(async move { tx.delete_set(handle).await }));
            write.await.unwrap_or_else(|error: Error| panic!("{error}"));
        }
        assert!(given(&store).await.is_empty(), "{}", scratch.engine);
    }
}

#[tokio::test]
async fn tags_are_kept_by_round_and_changed_in_place() {
    for scratch in databases().await {
        let store = AnswerStore::open(&scratch.address).await.unwrap();
        store.migrate().await.unwrap();
        let first = Code { id: "c".into(), name: "Police".into(), ..Code::default() };
        let now = Code { name: "Courts".into(), archived: true, ..first.clone() };
        for it in [first, now.clone()] {
            let write = store.write(move |tx| Box::pin(async move { tx.set_code("r", &it).await }));
            write.await.unwrap_or_else(|error: Error| panic!("{error}"));
        }
        let mut tx = store.look().await.unwrap();
        assert_eq!(tx.codes("r").await.unwrap(), [now], "{}", scratch.engine);
        assert!(tx.codes("other").await.unwrap().is_empty());
    }
}
