//! The demonstration's figures are the publishers' own.

use crate::import::import_file;
use diligence_app::import::Source;
use diligence_app::{App, demo};
use diligence_testkit::{databases, shared_data};

#[tokio::test]
async fn every_typed_figure_stands_in_the_publishers_file() {
    for scratch in databases().await {
        let app = App::open_and_migrate(&scratch.address).await.unwrap();
        let typed = demo::load(&app).await.unwrap();
        assert_eq!(demo::load(&app).await.unwrap(), 0, "a second time adds nothing");
        let (mut found, mut files) = (0, 0);
        for (name, source) in [
            ("wbl2024-safety.xlsx", Source::WblSafety2024),
            ("unstats-11000__QV_1__I71213127__S8adc3032.tsv", Source::UnstatsGender),
            ("unstats-11400__QV_2__I158e0e5f__S158e0e5f.tsv", Source::UnstatsGender),
            ("unstats-8100__V_1__Ia8b55125__S9a5e3c3a.tsv", Source::UnstatsGender),
            ("ratification-cedaw.csv", Source::Ratification { treaty: None }),
            ("ratification-op-cedaw.csv", Source::Ratification { treaty: None }),
        ] {
            let Some(path) = shared_data(name) else { continue };
            let outcome = import_file(&app, source, &path, true).await.unwrap();
            assert_eq!(outcome.more_changes, 0, "{name}");
            // The publishers add remarks and longer names, which were not typed; a value that differs is an error.
            let values: Vec<_> = outcome.changes.iter().filter(|it| it.key.contains(' ')).collect();
            for it in &values {
                let rest = it.after.strip_prefix(&it.before);
                let remark = rest.is_some_and(|it| it.starts_with(", “") || it.starts_with(" (code "));
                assert!(remark, "{name}: {it:?}");
            }
            found += outcome.same + values.len();
            files += 1;
        }
        if files == 6 {
            assert_eq!(found, typed, "a typed figure that no file holds");
        }
    }
}
