//! Several who write answers at once.

use diligence_store::Error;
use diligence_store::answers::{AnswerStore, AnswerTx, ComesWhole, NewSet, Submission, Told, Whole};
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

/// An answer that comes whole, with a receipt that may have been given, sealed with a key that may be another’s.
struct Coming {
    handle: String,
    receipt: String,
    key: Vec<u8>,
}

impl ComesWhole for Coming {
    fn whole(&self) -> Whole<'_> {
        let Self { handle, receipt, key } = self;
        let (day, consents) = ("2026-11-24", vec![("use", true), ("quote", false)]);
        let set = set(handle, key);
        let submission = Submission { handle, number: 1, receipt, day, closed: "{}", record: b"sealed" };
        Whole { set, key, submission, act: handle, word: (handle, "word"), consents }
    }
}

fn set<'a>(handle: &'a str, draft: &'a [u8]) -> NewSet<'a> {
    let (jurisdiction, day) = ("XAA", "2026-11-24");
    NewSet { handle, round_id: "r", jurisdiction, class: "media", rater: handle, draft, day }
}

async fn whole(store: &AnswerStore, handle: &str, receipt: &str, key: &str) -> Result<bool, Refused> {
    let (handle, receipt, key) = (handle.to_owned(), receipt.to_owned(), key.as_bytes().to_vec());
    Ok(store.add_whole(Coming { handle, receipt, key }).await?)
}

#[tokio::test]
async fn what_comes_whole_stays_whole_among_others() {
    for scratch in databases().await {
        let store = AnswerStore::open(&scratch.address).await.unwrap();
        store.migrate().await.unwrap();
        assert!(whole(&store, "first", "taken", "its own").await.unwrap());
        let work: Vec<_> = (0..60)
            .map(|n| {
                let store = store.clone();
                tokio::spawn(async move {
                    let id = format!("{n:02}");
                    match n % 6 {
                        0 => whole(&store, &id, &id, &id).await,
                        1 => whole(&store, &id, "taken", &id).await,
                        2 => whole(&store, "first", &id, &id).await,
                        3 => {
                            let write = async move |tx: &mut AnswerTx| {
                                tx.tell(&id, "word").await?;
                                tx.tell("first", "again").await
                            };
                            store
                                .write(move |tx| Box::pin(async move { Ok(write(tx).await.map(|()| true)?) }))
                                .await
                        }
                        4 => {
                            // Of those who bring a key for the same answer, one comes.
                            whole(&store, "shared", &id, &format!("key {}", n % 4)).await
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
        let mut there = vec!["first".to_owned(), "shared".to_owned()];
        let mut shared = 0;
        for (n, it) in work.into_iter().enumerate() {
            match (n % 6, it.await.unwrap()) {
                (0, Ok(true)) => there.push(format!("{n:02}")),
                (4, Ok(came)) => shared += usize::from(came),
                (1 | 2, Ok(false)) | (3, Err(Refused::Store)) | (5, Err(Refused::Own)) => {}
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
        // It is sealed with the key that is there.
        let draft = tx.set("shared").await.unwrap().unwrap().draft;
        assert_eq!((shared, Some(draft)), (1, tx.data_key("shared").await.unwrap()), "{}", scratch.engine);
    }
}

#[tokio::test]
async fn nothing_begins_where_an_answer_is_taken_back() {
    for scratch in databases().await {
        let engine = scratch.engine;
        let store = AnswerStore::open(&scratch.address).await.unwrap();
        store.migrate().await.unwrap();
        let keep = |key: &'static str| {
            store.write_alone(move |tx| Box::pin(async move { tx.first_data_key(key, key.as_bytes()).await }))
        };
        let begin = async |handle: &'static str| {
            let begun = store.write(move |tx| Box::pin(async move { tx.add_set(&set(handle, b"")).await }));
            begun.await.unwrap_or_else(|error: Error| panic!("{error}"))
        };
        assert!(!begin("without a key").await, "{engine}");
        for handle in ["whole", "page"] {
            keep(handle).await.unwrap();
            let take_back = store.write(move |tx| {
                Box::pin(async move {
                    tx.destroy_data_key(handle).await?;
                    tx.delete_set(handle).await?;
                    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
                    Ok::<_, Error>(())
                })
            });
            let meanwhile = async {
                tokio::time::sleep(std::time::Duration::from_millis(100)).await;
                match handle {
                    "page" => begin(handle).await,
                    _ => whole(&store, handle, handle, handle).await.unwrap(),
                }
            };
            let (erased, came) = tokio::join!(take_back, meanwhile);
            erased.unwrap();
            assert!(!came, "{engine}: {handle}");
            assert!(!begin(handle).await && !whole(&store, handle, "later", handle).await.unwrap());
            let mut tx = store.look().await.unwrap();
            assert!(tx.set(handle).await.unwrap().is_none(), "{engine}: {handle}");
            assert!(tx.submissions(handle).await.unwrap().is_empty(), "{engine}: {handle}");
        }
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
