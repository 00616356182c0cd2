//! Several who write answers at once.

use diligence_store::Error;
use diligence_store::answers::{AnswerStore, Told};
use diligence_testkit::databases;

#[derive(Debug)]
enum Refused {
    Store,
    Own,
}

impl From<Error> for Refused {
    fn from(_: Error) -> Self {
        Self::Store
    }
}

#[tokio::test]
async fn one_that_fails_takes_no_other_with_it() {
    for scratch in databases().await {
        diligence_store::Store::open(&scratch.address).await.unwrap().migrate().await.unwrap();
        let store = AnswerStore::open(&scratch.address).await.unwrap();
        store.migrate().await.unwrap();
        let work: Vec<_> = (0..40)
            .map(|n| {
                let store = store.clone();
                tokio::spawn(async move {
                    let write = store.write(move |tx| {
                        Box::pin(async move {
                            tx.tell(&format!("{n:02}"), "word").await?;
                            match n % 4 {
                                // Her own reason, and one of the database.
                                1 => Err(Refused::Own),
                                2 => Ok(tx.tell(&format!("{n:02}"), "again").await?),
                                _ => Ok(()),
                            }
                        })
                    });
                    write.await
                })
            })
            .collect();
        let mut there = Vec::new();
        for (n, it) in work.into_iter().enumerate() {
            match (n % 4, it.await.unwrap()) {
                (1, Err(Refused::Own)) | (2, Err(Refused::Store)) => {}
                (0 | 3, Ok(())) => there.push(format!("{n:02}")),
                (_, other) => panic!("{}: {n}: {other:?}", scratch.engine),
            }
        }
        // What was told is seen at once by whoever reads.
        let found: Vec<Told> = store.look().await.unwrap().to_tell("", 99).await.unwrap();
        assert_eq!(found.into_iter().map(|it| it.id).collect::<Vec<_>>(), there, "{}", scratch.engine);
        store.close().await;
        let late = store.write(|tx| Box::pin(async move { tx.tell("late", "word").await })).await;
        assert!(late.is_err(), "{}: {late:?}", scratch.engine);
    }
}
