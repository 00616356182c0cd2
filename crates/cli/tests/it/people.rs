//! People, the log and the settings of the desk, as the person who runs the installation meets them.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn run(folder: &Path, line: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_diligence"));
    for name in [
        "DATA",
        "DATABASE",
        "LISTEN",
        "ADDRESS",
        "MAIL",
        "MAIL_FROM",
        "KEY_FILE",
        "TLS_CERT",
        "TLS_KEY",
        "ANSWERS_KEY",
        "ANSWERS_KEY_FILE",
    ] {
        command.env_remove(format!("DILIGENCE_{name}"));
    }
    command.args(line).current_dir(folder).stdin(Stdio::null()).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

fn done(folder: &Path, line: &[&str]) -> String {
    let output = run(folder, line);
    assert!(output.status.success(), "{line:?}: {}", said(&output));
    said(&output)
}

fn begun() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let words = done(
        folder.path(),
        &["init", "--admin", "amina@example.org", "--name", "Amina", "--organisation", "Our network"],
    );
    assert!(words.contains("http://localhost:8080/en/invitation/"), "{words}");
    folder
}

#[test]
fn the_first_administrator_and_those_after_her() {
    let folder = begun();
    let folder = folder.path();
    let listed = done(folder, &["user", "list"]);
    assert!(listed.contains("invited   amina@example.org"), "{listed}");
    assert!(listed.contains("administrator at Our network (everywhere)"), "{listed}");
    let added = done(
        folder,
        &[
            "user",
            "add",
            "bea@example.org",
            "--name",
            "Bea",
            "--role",
            "country-partner",
            "--jurisdiction",
            "MYS,NA",
            "--locale",
            "ar",
            "--address",
            "https://desk.example.org",
        ],
    );
    assert!(added.contains("https://desk.example.org/ar/invitation/"), "{added}");
    let json = done(folder, &["user", "list", "--format", "json"]);
    let people: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(people[1]["offered"][0]["words"], "country-partner at Our network (MYS NAM)");
    // Once more the same role is one too many; nothing half is kept.
    let twice = run(folder, &["user", "add", "bea@example.org", "--name", "B", "--role", "country-partner"]);
    assert_eq!(twice.status.code(), Some(2), "{}", said(&twice));

    done(folder, &["user", "disable", "bea@example.org"]);
    assert!(done(folder, &["user", "list"]).contains("disabled  bea@example.org"));
    let twice = run(folder, &["user", "disable", "bea@example.org"]);
    assert!(!twice.status.success() && said(&twice).contains("so already"), "{}", said(&twice));
    done(folder, &["user", "enable", "bea@example.org"]);
    assert!(done(folder, &["user", "reset", "bea@example.org"]).contains("/ar/invitation/"));
    let roles = done(folder, &["user", "roles", "bea@example.org"]);
    let id = roles.split_whitespace().next().unwrap();
    done(folder, &["user", "roles", "bea@example.org", "--end", id]);
    assert_eq!(done(folder, &["user", "roles", "bea@example.org"]).trim(), "");

    for (line, words) in [
        (&["user", "add", "x", "--name", "X", "--role", "director"][..], "email"),
        (&["user", "add", "c@example.org", "--name", "C", "--role", "queen"][..], "no role"),
        (
            &["user", "add", "c@example.org", "--name", "C", "--role", "director", "--jurisdiction", "XYZ"][..],
            "no jurisdiction",
        ),
        (
            &["user", "add", "c@example.org", "--name", "C", "--role", "director", "--partner", "Nobody"][..],
            "no partner",
        ),
        (&["user", "reset", "nobody@example.org"][..], "nobody of that address"),
        (&["user", "roles", "bea@example.org", "--end", "x"][..], "no id"),
        (&["user", "list", "--address", "http://desk.example.org"][..], "no https address"),
    ] {
        let output = run(folder, line);
        assert_eq!(output.status.code(), Some(2), "{line:?}: {}", said(&output));
        assert!(said(&output).contains(words), "{line:?}: {}", said(&output));
    }
}

#[test]
fn the_log_is_whole_until_somebody_cuts_it() {
    let folder = begun();
    let folder = folder.path();
    let whole = done(folder, &["audit", "verify"]);
    assert!(whole.contains("The log is whole: 2 acts"), "{whole}");
    let heads = folder.join("diligence-data/audit/heads.jsonl");
    let text = std::fs::read_to_string(&heads).unwrap();
    std::fs::write(&heads, text.replace("\"count\":2", "\"count\":3")).unwrap();
    let forged = run(folder, &["audit", "verify"]);
    assert!(!forged.status.success() && said(&forged).contains("was not signed"), "{}", said(&forged));
    std::fs::write(&heads, &text).unwrap();
    // Another database under the same heads: what was there is not there.
    std::fs::rename(folder.join("diligence-data/diligence.sqlite"), folder.join("kept")).unwrap();
    for end in ["-wal", "-shm"] {
        let _ = std::fs::remove_file(folder.join(format!("diligence-data/diligence.sqlite{end}")));
    }
    done(folder, &["init"]);
    let cut = run(folder, &["audit", "verify"]);
    assert!(!cut.status.success() && said(&cut).contains("cut off"), "{}", said(&cut));
}

#[test]
fn secrets_are_hidden_and_kept_from_others() {
    let folder = begun();
    let folder = folder.path();
    std::fs::write(
        folder.join("diligence.toml"),
        "mail = \"smtps://post:canary-word@mail.example.org\"\nmail_from = \"desk@example.org\"\naddress = \"https://desk.example.org\"\n",
    )
    .unwrap();
    let shown = done(folder, &["config", "show"]);
    assert!(shown.contains("mail.example.org") && shown.contains("(file diligence.toml)"), "{shown}");
    assert!(!shown.contains("canary-word"), "{shown}");
    for broken in ["mail = \"ftp://canary-word@x\"\nmail_from = \"a@b.example\"\n", "mail = \"smtp://x\"\n"] {
        std::fs::write(folder.join("diligence.toml"), broken).unwrap();
        let output = run(folder, &["user", "list"]);
        assert_eq!(output.status.code(), Some(2), "{}", said(&output));
        assert!(!said(&output).contains("canary-word"), "{}", said(&output));
    }
    std::fs::remove_file(folder.join("diligence.toml")).unwrap();
    assert!(done(folder, &["doctor"]).contains("ok      key"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let key = folder.join("diligence-data/keys/installation.key");
        assert_eq!(std::fs::metadata(&key).unwrap().permissions().mode() & 0o077, 0);
        std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o644)).unwrap();
        for line in [&["doctor"][..], &["user", "list"][..]] {
            let output = run(folder, line);
            assert!(!output.status.success() && said(&output).contains("chmod 600"), "{}", said(&output));
        }
    }
}

/// A mail server that takes what it is given, or refuses every recipient; what arrived.
fn sink(refuses: bool) -> (String, std::thread::JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let take = move |stream: TcpStream| {
        let mut lines = BufReader::new(stream.try_clone().unwrap());
        let mut out = stream;
        let mut all = String::new();
        out.write_all(b"220 sink\r\n").unwrap();
        loop {
            let mut line = String::new();
            if lines.read_line(&mut line).unwrap_or(0) == 0 {
                return all;
            }
            let answer = match line.get(..4).unwrap_or_default().to_uppercase().as_str() {
                "EHLO" => "250 sink\r\n",
                "RCPT" if refuses => "550 no\r\n",
                "DATA" => {
                    out.write_all(b"354 go\r\n").unwrap();
                    while lines.read_line(&mut line).unwrap() > 0 && !line.ends_with("\r\n.\r\n") {}
                    all = line;
                    "250 taken\r\n"
                }
                "QUIT" => {
                    let _ = out.write_all(b"221 bye\r\n");
                    let _ = out.take(0).read(&mut []);
                    return all;
                }
                _ => "250 ok\r\n",
            };
            if out.write_all(answer.as_bytes()).is_err() {
                return all;
            }
        }
    };
    (address, std::thread::spawn(move || take(listener.accept().unwrap().0)))
}

#[test]
fn an_invitation_goes_by_mail_where_a_server_takes_it() {
    let folder = begun();
    let folder = folder.path();
    let add = |email: &str, server: &str| {
        let mail = format!("smtp://{server}");
        let line = [
            "user",
            "add",
            email,
            "--name",
            "X",
            "--role",
            "reviewer",
            "--mail",
            &mail,
            "--mail-from",
            "desk@example.org",
        ];
        done(folder, &line)
    };
    let (server, taken) = sink(false);
    let words = add("bea@example.org", &server);
    assert!(
        words.contains("A letter with a link is on its way") && !words.contains("/invitation/"),
        "{words}"
    );
    let letter = taken.join().unwrap();
    assert!(letter.contains("http://localhost:8080/en/invitation/"), "{letter}");
    assert!(letter.contains("Subject: Something waits for you"), "{letter}");
    assert!(
        !letter.contains("Reviewer") && !letter.contains("Our network") && !letter.contains("Diligence"),
        "{letter}"
    );
    // A server that refuses: the link is shown, and the person is invited all the same.
    let (server, taken) = sink(true);
    let words = add("cyn@example.org", &server);
    assert!(words.contains("/en/invitation/"), "{words}");
    assert!(!words.contains("cyn@example.org could"), "{words}");
    taken.join().unwrap();
    let doctor = run(folder, &["doctor", "--mail", "smtp://127.0.0.1:1", "--mail-from", "desk@example.org"]);
    assert!(!doctor.status.success() && said(&doctor).contains("FAILED  mail"), "{}", said(&doctor));
}

#[test]
fn the_key_for_answers_is_made_changed_and_never_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let key = at.join("diligence-data-keys/answers.key");
    done(at, &["init"]);
    let first = std::fs::read_to_string(&key).unwrap();
    assert!(first.contains("AGE-SECRET-KEY-1"), "it lies beside the data folder, as age reads it");
    assert!(done(at, &["keys", "check"]).contains("It opens all of 0 answers."));
    let again = run(at, &["keys", "make"]);
    assert!(!again.status.success() && said(&again).contains("keys rotate"), "{}", said(&again));
    done(at, &["keys", "rotate"]);
    let both = std::fs::read_to_string(&key).unwrap();
    assert!(both.contains(first.lines().last().unwrap()), "the old key is gone before it may be");
    assert!(done(at, &["keys", "check"]).contains("1 older keys"));
    assert!(done(at, &["keys", "retire"]).contains("Old keys dropped: 1."));
    let now = std::fs::read_to_string(&key).unwrap();
    assert!(!now.contains(first.lines().last().unwrap()) && both.contains(now.lines().last().unwrap()));
    assert!(done(at, &["doctor"]).contains("key for answers: opens all of 0 answers"));
    // In the data folder every copy takes it along.
    std::fs::rename(&key, at.join("diligence-data/answers.key")).unwrap();
    let inside = run(at, &["doctor", "--answers-key-file", "diligence-data/answers.key"]);
    assert!(said(&inside).contains("FAILED  key for answers"), "{}", said(&inside));
    std::fs::write(&key, "rubbish").unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o600)).unwrap();
    }
    let rubbish = run(at, &["keys", "check"]);
    assert!(!rubbish.status.success() && said(&rubbish).contains("line 1"), "{}", said(&rubbish));
}
