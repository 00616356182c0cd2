//! A small network for tests: a host, two tenants in two States, a hidden partner of the first, a clock that is set
//! by hand, and a post that keeps what it should carry.

use diligence_app::desk::keys::Keys;
use diligence_app::desk::token::Token;
use diligence_app::partner::Typed;
use diligence_app::people::operator;
use diligence_app::session::{self, Visitor};
use diligence_app::sign_in::Typed as Entry;
use diligence_app::{AnswersKey, App, Desk, Fault, Field, Letter, Post, Refused, Why, invite, partner};
use diligence_domain::{
    Email, Grant, GrantId, Locale, PartnerId, PersonId, PersonName, PersonState, Role, Scope, SessionId,
};
use diligence_store::{Store, Who};
use diligence_testkit::Scratch;
use std::cell::Cell;
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

pub const SECOND: i64 = 1000;
pub const MINUTE: i64 = 60 * SECOND;
pub const HOUR: i64 = 60 * MINUTE;
pub const DAY: i64 = 24 * HOUR;
pub const PASSWORD: &str = "violet harbour staircase lantern";

/// The beginning of a step of one-time codes.
const BEGINNING: i64 = 1_795_478_400_000;

thread_local! {
    static NOW: Cell<i64> = const { Cell::new(BEGINNING) };
}

pub fn now() -> i64 {
    NOW.get()
}

/// Lets time go on, or back.
pub fn pass(ms: i64) {
    NOW.set(NOW.get() + ms);
}

/// Keeps letters, or fails.
#[derive(Debug, Default)]
pub struct Sink {
    pub letters: Mutex<Vec<Letter>>,
    pub broken: AtomicBool,
}

impl Sink {
    pub fn taken(&self) -> Vec<Letter> {
        std::mem::take(&mut self.letters.lock().unwrap())
    }

    pub fn breaks(&self, broken: bool) {
        self.broken.store(broken, Ordering::SeqCst);
    }
}

impl Post for Sink {
    fn send<'a>(&'a self, letter: Letter) -> Pin<Box<dyn Future<Output = Result<(), String>> + Send + 'a>> {
        Box::pin(async move {
            if self.broken.load(Ordering::SeqCst) {
                return Err("no server answers".to_owned());
            }
            self.letters.lock().unwrap().push(letter);
            Ok(())
        })
    }
}

/// The whole of it.
pub struct House {
    pub app: App,
    /// The same database past the use cases.
    pub store: Store,
    pub scratch: Scratch,
    pub folder: tempfile::TempDir,
    pub answers_key: AnswersKey,
    /// The network's own partner.
    pub host: PartnerId,
    /// A partner in Malaysia, and the person who keeps its records.
    pub mys: PartnerId,
    pub mina: Token,
    /// A partner in Namibia, and the person who keeps its records.
    pub nam: PartnerId,
    pub nora: Token,
    /// Kept by the first, known to its people alone.
    pub hidden: PartnerId,
}

pub const HIDDEN: &str = "House behind the wall";

pub fn here(codes: &[&str]) -> Scope {
    Scope::In(codes.iter().map(|it| it.parse().unwrap()).collect())
}

/// What somebody types about a partner.
pub fn typed(name: &str, codes: &str, visibility: &str) -> Typed {
    Typed {
        names: [(Locale::EN, name.to_owned())].into(),
        kind: "civil-society".into(),
        jurisdictions: codes.into(),
        themes: vec!["redress".into()],
        visibility: visibility.into(),
        joined: "2024".into(),
    }
}

/// The secret at the end of a link.
pub fn token_of(link: &str) -> Token {
    Token::parse(link.rsplit('/').next().unwrap()).unwrap()
}

/// The code that an authenticator shows at `ms` for a secret in base32.
pub fn code_at(secret: &str, ms: i64) -> String {
    let secret = totp_rs::Secret::try_from_base32(secret).unwrap();
    let totp = totp_rs::Builder::new().with_secret(secret).build().unwrap();
    totp.generate(u64::try_from(ms / 1000).unwrap()).to_string()
}

pub fn code(secret: &str) -> String {
    code_at(secret, now())
}

pub fn is_field<T>(answer: &Result<T, Refused>, field: Field, why: Why) -> bool {
    matches!(answer, Err(Refused::Invalid(faults)) if faults.contains(&Fault { field, why }))
}

/// Somebody who came in by a link, with password and codes.
pub struct Member {
    pub id: PersonId,
    pub email: String,
    pub secret: String,
    pub token: Token,
    pub recovery_codes: Vec<String>,
}

impl Member {
    /// What she types to sign in now.
    pub fn entry(&self) -> Entry {
        Entry { email: self.email.clone(), password: PASSWORD.into(), code: code(&self.secret) }
    }
}

impl House {
    /// A house on a database; the clock begins anew.
    pub async fn build(scratch: Scratch) -> Self {
        NOW.set(BEGINNING);
        let folder = tempfile::tempdir().unwrap();
        let app = App::open_and_migrate(&scratch.address).await.unwrap().with_clock(now);
        let keys = Keys::load_or_make(&folder.path().join("key")).unwrap();
        let desk = Desk::new(keys, "https://desk.example", Some(folder.path().join("heads")), None).unwrap();
        let answers_key = AnswersKey::random();
        let app = app.with_desk(desk.with_answers_key(answers_key.clone()));
        let store = Store::open(&scratch.address).await.unwrap();
        let host = operator::first_partner(&app, "Network").await.unwrap();
        let mut house = Self {
            app,
            store,
            scratch,
            folder,
            answers_key,
            host,
            mys: host,
            mina: Token::random(),
            nam: host,
            nora: Token::random(),
            hidden: host,
        };
        let founder = house.someone("founder@network.example", Role::Director, host, Scope::Everywhere).await;
        let visitor = house.visitor(&founder).await;
        for (code, name) in [("MYS", "Malaysian partner"), ("NAM", "Namibian partner")] {
            let made =
                partner::add(&house.app, &visitor, &typed(name, code, "desk"), Some(host)).await.unwrap();
            if code == "MYS" { house.mys = made } else { house.nam = made }
        }
        let mys = house.mys;
        house.mina = house.someone("mina@mys.example", Role::CountryPartner, mys, here(&["MYS"])).await;
        let nam = house.nam;
        house.nora = house.someone("nora@nam.example", Role::CountryPartner, nam, here(&["NAM"])).await;
        let mina = house.visitor(&house.mina).await;
        let made = partner::add(&house.app, &mina, &typed(HIDDEN, "MYS", "hidden"), Some(mys)).await;
        house.hidden = made.unwrap();
        house
    }

    pub fn heads(&self) -> PathBuf {
        self.folder.path().join("heads")
    }

    pub fn keys(&self) -> Keys {
        Keys::load(&self.folder.path().join("key")).unwrap()
    }

    /// The same with another key for answers.
    pub fn with_answers_key(mut self, key: AnswersKey) -> Self {
        let desk = Desk::new(self.keys(), "https://desk.example", Some(self.heads()), None).unwrap();
        self.app = self.app.clone().with_desk(desk.with_answers_key(key.clone()));
        self.answers_key = key;
        self
    }

    /// The same with a post.
    pub fn with_post(&mut self) -> Arc<Sink> {
        let sink = Arc::new(Sink::default());
        let post: Arc<dyn Post> = sink.clone();
        let desk = Desk::new(self.keys(), "https://desk.example", Some(self.heads()), Some(post)).unwrap();
        self.app = self.app.clone().with_desk(desk.with_answers_key(self.answers_key.clone()));
        sink
    }

    /// Somebody who signed in a moment ago, made without the work of hashing; her session's token.
    pub async fn someone(&self, email: &str, role: Role, partner: PartnerId, scope: Scope) -> Token {
        let (id, token) = (PersonId::new(uuid::Uuid::now_v7()), Token::random());
        let name = PersonName::new(email.split('@').next().unwrap()).unwrap();
        let grant = Grant { id: GrantId::new(uuid::Uuid::now_v7()), partner, role, scope };
        let mut tx = self.store.begin_as(Who::SYSTEM).await.unwrap();
        tx.add_person(id, &Email::new(email).unwrap(), &name, Locale::EN, now()).await.unwrap();
        tx.set_person_state(id, PersonState::Active, now()).await.unwrap();
        tx.offer_grant(id, &grant, "system", now()).await.unwrap();
        tx.accept_grants(id, "", now()).await.unwrap();
        let session = SessionId::new(uuid::Uuid::now_v7());
        tx.add_session(session, &token.hash(), id, now()).await.unwrap();
        tx.commit_unseen().await.unwrap();
        token
    }

    /// Whose session it is; it must be somebody's.
    pub async fn visitor(&self, token: &Token) -> Visitor {
        self.who(token).await.expect("a session that has not ended")
    }

    /// Whose session it is, if it opens anything.
    pub async fn who(&self, token: &Token) -> Option<Visitor> {
        session::visitor(&self.app, token).await.unwrap()
    }

    /// A link for somebody new, from the command line.
    pub async fn link(&self, email: &str, role: Role, partner: PartnerId, scope: &Scope) -> Token {
        let who = (email, "Somebody New", Locale::EN);
        let made = operator::add(&self.app, who, Some(partner), &[role], scope, "Network").await.unwrap();
        token_of(&made.link.unwrap())
    }

    /// Takes a link up by password and one-time code.
    pub async fn accept(&self, link: &Token) -> Result<Member, Refused> {
        let opened = invite::open(&self.app, link).await?.ok_or(Refused::NotFound)?;
        let setup = invite::begin(&self.app, &opened, None)?;
        let digits = code(&setup.secret);
        let entered = invite::accept_by_password(&self.app, link, PASSWORD, &setup.sealed, &digits).await?;
        Ok(Member {
            id: opened.person.id,
            email: opened.person.email.as_str().to_owned(),
            secret: setup.secret,
            token: entered.token,
            recovery_codes: entered.recovery_codes,
        })
    }

    /// Somebody who came in all the way.
    pub async fn member(&self, email: &str, role: Role, partner: PartnerId, scope: &Scope) -> Member {
        let link = self.link(email, role, partner, scope).await;
        let member = self.accept(&link).await.unwrap();
        pass(30 * SECOND); // the next code
        member
    }
}
