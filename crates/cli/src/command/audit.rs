//! `audit`

use super::{open, print};
use crate::args::Audit;
use crate::desk;
use crate::failure::Failure;
use crate::settings::Settings;
use diligence_app::answering::chain;
use diligence_app::audit::{self, Verified};

pub async fn run(settings: &Settings, Audit::Verify: Audit) -> Result<(), Failure> {
    let app = desk::furnish(open(settings).await?, settings, None).await?;
    let (found, contributors) = (audit::verify(&app).await?, chain::verify(&app).await?);
    app.close().await;
    let found = match (found, &contributors) {
        (Verified::Whole { .. }, Verified::Broken(what)) => Verified::Broken(what.clone()),
        (found, _) => found,
    };
    match found {
        Verified::Whole { chained, waiting, heads } => {
            print(format!(
                "The log is whole: {chained} acts in the chain, {heads} heads outside the database agree."
            ));
            if waiting > 0 {
                print(format!(
                    "{waiting} acts wait to be chained; nothing protects them yet. “diligence serve” chains them."
                ));
            }
            if let Verified::Whole { chained, waiting, heads } = contributors {
                print(format!(
                    "What contributors did is whole: {chained} acts of days that are over, {heads} heads outside the database agree; {waiting} of the last days wait."
                ));
            }
            Ok(())
        }
        Verified::Broken(what) => Err(Failure::new(format!("the log is not as it was written: {what}"))
            .remedy("Keep database and audit folder as they are, and compare with a backup.")),
    }
}
