//! Several who write answers at once.

use diligence_store::Error;
use diligence_store::answers::{AnswerStore, NewSet, Submission, Told, Whole};
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

/// An answer that comes whole, with a receipt that may have been given.
async fn whole(store: &AnswerStore, handle: String, receipt: String) -> Result<bool, Refused> {
    let write = store.write_alone(move |tx| {
        Box::pin(async move {
            let set = NewSet {
                handle: &handle,
                round_id: "r",
                jurisdiction: "XAA",
                class: "media",
                rater: &handle,
                draft: b"",
                day: "2026-11-24",
            };
            let submission = Submission {
                handle: &handle,
                number: 1,
                receipt: &receipt,
                day: "2026-11-24",
                closed: "{}",
                record: b"sealed",
            };
            let (word, consents) = ((handle.as_str(), "word"), [("use", true), ("quote", false)]);
            let it = Whole { set, submission, act: &handle, word, consents: &consents };
            Ok(tx.add_whole(&it).await?)
        })
    });
    write.await
}

#[tokio::test]
async fn what_comes_whole_stays_whole_among_others() {
    for scratch in databases().await {
        let store = AnswerStore::open(&scratch.address).await.unwrap();
        store.migrate().await.unwrap();
        assert!(whole(&store, "first".into(), "taken".into()).await.unwrap());
        let work: Vec<_> = (0..60)
            .map(|n| {
                let store = store.clone();
                tokio::spawn(async move {
                    let id = format!("{n:02}");
                    match n % 6 {
                        0 => whole(&store, id.clone(), id).await,
                        1 => whole(&store, id, "taken".into()).await,
                        2 => whole(&store, "first".into(), id).await,
                        3 => {
                            let write = async move |tx: &mut diligence_store::answers::AnswerTx| {
                                tx.tell(&id, "word").await?;
                                tx.tell("first", "again").await
                            };
                            store
                                .write(move |tx| Box::pin(async move { Ok(write(tx).await.map(|()| true)?) }))
                                .await
                        }
                        4 => {
                            // Of two who bring a key the first stays.
                            let key = format!("key {}", n % 4).into_bytes();
                            let write = store.write_with_key("shared".to_owned(), key, |tx, kept| {
                                Box::pin(async move {
                                    Ok(!kept.is_empty() && tx.data_key("shared").await? == Some(kept))
                                })
                            });
                            write.await
                        }
                        _ => {
                            let write = store.write(move |tx| {
                                Box::pin(async move {
                                    tx.tell(&id, "word").await?;
                                    Err(Refused::Own)
                                })
                            });
                            write.await
                        }
                    }
                })
            })
            .collect();
        let mut there = vec!["first".to_owned()];
        for (n, it) in work.into_iter().enumerate() {
            match (n % 6, it.await.unwrap()) {
                (0, Ok(true)) => there.push(format!("{n:02}")),
                (1 | 2, Ok(false)) | (4, Ok(true)) | (3, Err(Refused::Store)) | (5, Err(Refused::Own)) => {}
                (_, other) => panic!("{}: {n}: {other:?}", scratch.engine),
            }
        }
        there.sort();
        let mut tx = store.look().await.unwrap();
        assert_eq!(tx.sets_of_round("r", 99).await.unwrap(), there, "{}", scratch.engine);
        let told: Vec<String> = tx.to_tell("", 99).await.unwrap().into_iter().map(|it: Told| it.id).collect();
        assert_eq!(told, there, "{}", scratch.engine);
        let acts = tx.acts_of("2026-11-24").await.unwrap();
        assert_eq!(acts.len(), there.len(), "{}", scratch.engine);
        for handle in &there {
            assert_eq!(tx.submissions(handle).await.unwrap().len(), 1, "{}: {handle}", scratch.engine);
            assert_eq!(tx.consents(handle).await.unwrap().len(), 2, "{}: {handle}", scratch.engine);
        }
        assert_eq!(tx.data_keys_after("", 99).await.unwrap().len(), 1, "{}", scratch.engine);
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
