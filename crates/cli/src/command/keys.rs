//! `keys`

use super::{open, print};
use crate::args::Keys;
use crate::desk::{ANSWERS_KEY, known_answers_key, make_answers_key};
use crate::failure::Failure;
use crate::settings::Settings;
use diligence_app::AnswersKey;
use diligence_app::answering::keys;

pub async fn run(settings: &Settings, verb: Keys) -> Result<(), Failure> {
    let app = open(settings).await?;
    let done = match verb {
        Keys::Make => make(settings, keys::any(&app).await?),
        Keys::Check => check(&app, settings).await,
        Keys::Rotate => rotate(&app, settings).await,
        Keys::Retire => retire(&app, settings).await,
    };
    app.close().await;
    done
}

fn make(settings: &Settings, sealed: bool) -> Result<(), Failure> {
    let path = &settings.answers_key_file.value;
    if known_answers_key(settings)?.is_some() {
        return Err(Failure::new("there is a key for answers already")
            .remedy("“diligence keys rotate” takes a new one without losing anything."));
    }
    if sealed {
        return Err(Failure::new(
            "answers were sealed with a key that is not here; a new one would not open them",
        )
        .remedy(format!("Put the key of this database back to {}.", path.display())));
    }
    let key = make_answers_key(settings)?;
    print(format!("Key for answers: {}\nPublic half: {}", path.display(), key.public()));
    print(
        "Whoever loses this file loses every answer: nobody can help. Keep a copy far from this machine, never beside the database or its backups.",
    );
    Ok(())
}

fn known(settings: &Settings) -> Result<AnswersKey, Failure> {
    known_answers_key(settings)?.ok_or_else(|| {
        Failure::new(format!("there is no key for answers at {}", settings.answers_key_file.value.display()))
            .remedy("“diligence keys make” makes one; if answers are there already, put theirs back.")
    })
}

/// The key in its file; one that comes from the environment cannot be changed from here.
fn in_file(settings: &Settings) -> Result<AnswersKey, Failure> {
    let key = known(settings)?;
    if std::env::var(ANSWERS_KEY).is_ok_and(|it| !it.trim().is_empty()) {
        return Err(Failure::usage(format!(
            "the key comes from {ANSWERS_KEY}, which this command cannot change"
        ))
        .remedy("Put it into a file, name the file with --answers-key-file, and run this again."));
    }
    Ok(key)
}

async fn check(app: &diligence_app::App, settings: &Settings) -> Result<(), Failure> {
    let key = known(settings)?;
    let found = keys::check(app, &key).await?;
    print(format!("Public half: {}", key.public()));
    if key.count() > 1 {
        print(format!(
            "{} older keys still open what they wrapped; “diligence keys retire” drops them once they need not.",
            key.count() - 1
        ));
    }
    if found.closed > 0 {
        return Err(Failure::new(format!(
            "{} of {} answers cannot be opened with this key",
            found.closed,
            found.opened + found.closed
        ))
        .remedy("Another key sealed them. Add its line to the key file, or they stay closed for good."));
    }
    print(format!("It opens all of {} answers.", found.opened));
    Ok(())
}

async fn rotate(app: &diligence_app::App, settings: &Settings) -> Result<(), Failure> {
    let key = in_file(settings)?.renewed();
    // Both in the file before anything is wrapped with the new one: wherever this stops, everything opens.
    key.replace(&settings.answers_key_file.value)?;
    let done = keys::rewrap(app, &key).await?;
    print(format!("Public half of the new key: {}\nWrapped anew: {done} answers.", key.public()));
    print(
        "Next: a running “diligence serve” takes it up within seconds, unless the key comes from the environment; copy the key file to where its copy is kept, then run “diligence keys retire”.",
    );
    Ok(())
}

async fn retire(app: &diligence_app::App, settings: &Settings) -> Result<(), Failure> {
    let key = in_file(settings)?;
    // What a server that was not started anew wrapped meanwhile.
    keys::rewrap(app, &key).await?;
    let newest = key.newest();
    let found = keys::check(app, &newest).await?;
    if found.closed > 0 {
        return Err(Failure::new(format!("{} answers do not open with the new key alone", found.closed))
            .remedy("Start “diligence serve” anew so that it uses the new key, then run this again."));
    }
    let path = &settings.answers_key_file.value;
    // Not yet thrown away: what somebody wraps with an old key at this very moment can still be opened by hand.
    let aside = path.with_extension("retired");
    if key.count() > 1 {
        key.replace(&aside)?;
    }
    newest.replace(path)?;
    print(format!("Old keys dropped: {}. The key opens all of {} answers.", key.count() - 1, found.opened));
    if key.count() > 1 {
        print(format!(
            "They lie in {} until you delete it; “diligence keys check” tomorrow says whether you may.",
            aside.display()
        ));
    }
    Ok(())
}
