//! The same rater in two answers, for those who agree, and nobody else.

use crate::house::House;
use crate::open_round::{Put, began, came_in, code, director, open_round, save, submitted};
use diligence_app::answering::{Contributor, begin_as, rater, submit};
use diligence_app::{Field, Refused, Why};
use diligence_store::answers::AnswerStore;
use diligence_testkit::databases;

async fn raters(house: &House) -> Vec<String> {
    let mut side = AnswerStore::open(&house.scratch.address).await.unwrap().look().await.unwrap();
    let mut all = Vec::new();
    for (handle, _) in side.data_keys_after("", 9).await.unwrap() {
        all.extend(side.set(&handle).await.unwrap().map(|it| it.rater));
    }
    all
}

async fn refuses(house: &House, who: &Contributor, key: &str) {
    let refused = begin_as(&house.app, who, key).await;
    assert!(
        matches!(&refused, Err(Refused::Invalid(all)) if all[0].field == Field::Rater && all[0].why == Why::Unknown),
        "“{key}”: {refused:?}"
    );
}

#[tokio::test]
async fn a_key_joins_two_answers_while_its_giver_agrees() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let (app, engine) = (&house.app, house.scratch.engine);
        let dina = director(&house).await;
        let (first, second) = (open_round(&house, &dina).await, open_round(&house, &dina).await);
        let she = began(&house, &code(&house, &dina, first, "House of the lamp").await, "").await;
        save(&house, &she, 0, &[Put("about/staff", "32")]).await;
        submitted(&house, &she, &submit::client_key()).await;
        assert_eq!(rater::key(app, &she).await.unwrap(), None, "{engine}: nobody is joined unasked");
        let own = raters(&house).await.remove(0);
        let again = came_in(&house, &code(&house, &dina, second, "House of the lamp").await, "").await;
        refuses(&house, &again, &own).await;

        rater::agree(app, &she, true).await.unwrap();
        let key = rater::key(app, &she).await.unwrap().unwrap();
        assert_eq!(key.replace('-', ""), own, "{engine}");
        for bad in ["nothing", "-", "'; --", &key[1..], &"é".repeat(300)] {
            refuses(&house, &again, bad).await;
        }
        begin_as(app, &again, &format!(" {} ", key.to_uppercase())).await.unwrap();
        assert_eq!(raters(&house).await, [own.clone(), own.clone()], "{engine}");
        // The other did not agree, and the first may change her mind.
        assert_eq!(rater::key(app, &again).await.unwrap(), None, "{engine}");
        rater::agree(app, &she, false).await.unwrap();
        let late = came_in(&house, &code(&house, &dina, second, "House of the well").await, "").await;
        refuses(&house, &late, &key).await;
        begin_as(app, &late, "  ").await.unwrap();
        assert_eq!(raters(&house).await.iter().filter(|it| **it != own).count(), 1, "{engine}");
    }
}
