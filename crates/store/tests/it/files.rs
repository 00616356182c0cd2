//! Files that go with answers: kept once, found by their own answer alone, gone with it.

use diligence_store::AnswerStore;
use diligence_store::answers::{AnswerTx, NewSet};
use diligence_testkit::databases;

type Done<T> = Result<T, diligence_store::Error>;

async fn begin(tx: &mut AnswerTx, handle: &str) -> Done<bool> {
    let it = NewSet {
        handle,
        round_id: "r",
        jurisdiction: "MYS",
        class: "c",
        rater: handle,
        draft: b"x",
        day: "d",
    };
    tx.first_data_key(handle, b"key").await?;
    tx.add_set(&it).await
}

#[tokio::test]
async fn a_file_belongs_to_its_answer_and_goes_with_it() {
    for scratch in databases().await {
        let engine = scratch.engine;
        let store = AnswerStore::open(&scratch.address).await.unwrap();
        store.migrate().await.unwrap();
        let large = vec![7; 3_000_000];
        let content = large.clone();
        let write = store.write(move |tx| {
            Box::pin(async move {
                begin(tx, "one").await?;
                begin(tx, "two").await?;
                tx.add_file("one", "a", &content).await?;
                tx.add_file("one", "b", b"bb").await?;
                // Sent twice, it is kept once, and as it came first.
                tx.add_file("one", "b", b"other").await?;
                tx.add_file("two", "a", b"theirs").await
            })
        });
        let done: Done<()> = write.await;
        done.unwrap();
        let mut tx = store.look().await.unwrap();
        assert_eq!(tx.files_of("one").await.unwrap(), (2, 3_000_002), "{engine}");
        assert_eq!(tx.files_of("nobody").await.unwrap(), (0, 0), "{engine}");
        assert_eq!(tx.file("one", "a").await.unwrap(), Some(large), "{engine}");
        assert_eq!(tx.file("one", "b").await.unwrap().as_deref(), Some(&b"bb"[..]), "{engine}");
        assert_eq!(tx.file("two", "b").await.unwrap(), None, "{engine}: of another answer");
        drop(tx);
        let write = store.write(|tx| {
            Box::pin(async move {
                tx.delete_file("one", "b").await?;
                tx.delete_file("two", "b").await?;
                tx.delete_set("two").await
            })
        });
        let done: Done<()> = write.await;
        done.unwrap();
        let mut tx = store.look().await.unwrap();
        assert_eq!(tx.file("one", "b").await.unwrap(), None, "{engine}");
        assert_eq!(tx.file("two", "a").await.unwrap(), None, "{engine}: it outlived its answer");
        assert_eq!(tx.files_of("one").await.unwrap(), (1, 3_000_000), "{engine}");
        drop(tx);
        // None without an answer.
        let write = store.write(|tx| Box::pin(async move { tx.add_file("two", "c", b"x").await }));
        let done: Done<()> = write.await;
        assert!(done.is_err(), "{engine}: a file of no answer was kept");
    }
}
