//! A house with people of every role in it, to knock at every door as each of them.

use crate::reader::{self, Answer, ELSEWHERE, Paper};
use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request};
use diligence_app::desk::keys::Keys;
use diligence_app::desk::token::Token;
use diligence_app::partner::Typed;
use diligence_app::people::operator;
use diligence_app::session::{self, Visitor};
use diligence_app::{AnswersKey, App, Desk, answering, invite, partner, round};
use diligence_domain::{AccessId, Locale, PartnerId, PersonId, QuestionnaireId, Role, RoundId, Scope};
use diligence_testkit::Scratch;
use diligence_web::{Route, Site};
use std::cell::Cell;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

/// Where the site of these tests is.
pub const ORIGIN: &str = "https://desk.example";
pub const PASSWORD: &str = "four unlikely words together";
/// What is sent by a browser that says that our own page sent it.
pub const OURS: (&str, &str) = ("sec-fetch-site", "same-origin");

thread_local! {
    static NOW: Cell<i64> = const { Cell::new(1_795_478_400_000) };
}

fn clock() -> i64 {
    NOW.get()
}

/// Lets time pass, in minutes.
pub fn later(minutes: i64) {
    NOW.set(NOW.get() + minutes * 60_000);
}

/// Somebody who came in.
pub struct Guest {
    pub label: &'static str,
    pub id: PersonId,
    pub email: String,
    pub token: Token,
    /// The secret of her one-time codes, in base 32.
    pub secret: String,
    pub recovery: Vec<String>,
}

impl Guest {
    pub fn cookie(&self) -> String {
        format!("__Host-session={}", self.token.as_str())
    }

    /// The code of so many half minutes from now.
    pub fn code(&self, steps: i64) -> String {
        code(&self.secret, steps)
    }
}

pub fn code(secret: &str, steps: i64) -> String {
    let secret = totp_rs::Secret::try_from_base32(secret).unwrap();
    let totp = totp_rs::Builder::new().with_secret(secret).build().unwrap();
    totp.generate(u64::try_from(clock() / 1000 + 30 * steps).unwrap()).to_string()
}

/// The partners: kept by the country partner's own, and by another's; one of each hidden.
pub struct Places {
    pub host: PartnerId,
    pub local: PartnerId,
    pub other: PartnerId,
    pub own: PartnerId,
    pub own_hidden: PartnerId,
    pub foreign: PartnerId,
    pub foreign_hidden: PartnerId,
}

/// A round and organisations in it.
pub struct Asked {
    pub questionnaire: QuestionnaireId,
    pub round: RoundId,
    pub open: AccessId,
    pub hidden: AccessId,
    /// The code of the one that is not hidden.
    pub code: String,
}

pub struct House {
    pub app: App,
    /// Of the country partner’s State, and of another’s.
    pub ours: Asked,
    pub theirs: Asked,
    pub router: Router,
    pub census: Vec<Route>,
    pub places: Places,
    pub guests: Vec<Guest>,
    pub engine: &'static str,
    pub database: Scratch,
}

static COUNT: AtomicU32 = AtomicU32::new(0);

/// An address that nobody has.
pub fn fresh_email() -> String {
    format!("person{}@people.example", COUNT.fetch_add(1, Ordering::Relaxed))
}

fn scope(codes: &[&str]) -> Scope {
    if codes.is_empty() {
        Scope::Everywhere
    } else {
        Scope::In(codes.iter().map(|it| it.parse().unwrap()).collect())
    }
}

/// Invites somebody from the command line and lets her in by password.
pub async fn come_in(app: &App, label: &'static str, at: PartnerId, roles: &[Role], codes: &[&str]) -> Guest {
    let email = fresh_email();
    let invited = operator::add(app, (&email, label, Locale::EN), Some(at), roles, &scope(codes), "Host")
        .await
        .unwrap();
    let link = invited.link.unwrap();
    let token = Token::parse(link.rsplit('/').next().unwrap()).unwrap();
    let opened = invite::open(app, &token).await.unwrap().unwrap();
    let setup = invite::begin(app, &opened, None).unwrap();
    let shown = code(&setup.secret, 0);
    let entered = invite::accept_by_password(app, &token, PASSWORD, &setup.sealed, &shown).await.unwrap();
    Guest {
        label,
        id: invited.person,
        email,
        token: entered.token,
        secret: setup.secret,
        recovery: entered.recovery_codes,
    }
}

pub fn typed(name: &str, codes: &str, visibility: &str) -> Typed {
    Typed {
        names: [(Locale::EN, name.to_owned())].into(),
        kind: "civil-society".into(),
        jurisdictions: codes.into(),
        visibility: visibility.into(),
        ..Typed::default()
    }
}

/// A form of two pages: a question that another sets off, a constraint, a repeat, a file.
pub const FORM: &str = "\
survey,,,,,,,,,,
,type,name,label::English (en),label::العربية (ar),guidance_hint::English (en),relevant,constraint,constraint_message,required,appearance
,note,welcome,Thank you <b>all</b>.,شكرا لكم.,,,,,,
,begin group,about,About,عنكم,,,,,,
,select_one work,work,What do you do?,ما عملكم؟,To compare,,,,,
,integer,staff,How many are you?,كم عددكم؟,,,. < 100,Fewer than a hundred,,
,select_multiple work,helps,Who helps?,من يساعد؟,,,,,,
,end group,,,,,,,,,
,begin group,PT3,Protection orders,أوامر الحماية,,,,,,
,select_one level,PT3_law,What does the law say?,ماذا يقول القانون؟,,,,,yes,
,text,PT3_how,How?,كيف؟,,${PT3_law} = '0',,,,multiline
,file,proof,The form,النموذج,,,,,,
,begin repeat,source,Source,مصدر,,,,,,
,text,title,Title,عنوان,,,,,,
,image,photo,Photograph,صورة,,,,,,
,end repeat,,,,,,,,,
,end group,,,,,,,,,
choices,,,,,,,,,,
,list_name,name,label::English (en),label::العربية (ar),,,,,,
,work,shelter,Shelter,مأوى,,,,,,
,work,law,Law,قانون,,,,,,
,level,0,Nothing,لا شيء,,,,,,
,level,4,All of it,كل شيء,,,,,,
settings,,,,,,,,,,
,form_title,form_id,default_language,,,,,,,
,Try,try,English (en),,,,,,,
";

/// A round that asks a form and takes answers.
pub async fn opened(app: &App, boss: &Visitor, at: &str, form: &str) -> (QuestionnaireId, RoundId) {
    let questionnaire = answering::add(app, boss, form.as_bytes(), "try.csv").await.unwrap();
    let typed = round::Typed {
        name: format!("Round in {at}"),
        questionnaire: questionnaire.to_string(),
        targets: format!("{at} 3"),
        locales: vec!["en".into(), "ar".into()],
        opens: "2026-11-01".into(),
        closes: "2026-12-31".into(),
        keep_months: "24".into(),
        zone: "UTC".into(),
    };
    let id = round::add(app, boss, &typed).await.unwrap();
    let words = round::WordsTyped {
        consent: [(Locale::EN, "We ask.".to_owned()), ("ar".parse().unwrap(), "نسأل.".to_owned())].into(),
        referral: [(at.parse().unwrap(), [(Locale::EN, "Call 1.".to_owned())].into())].into(),
    };
    round::change(app, boss, id, round::Change::Words(&words), 1).await.unwrap();
    round::change(app, boss, id, round::Change::Open, 2).await.unwrap();
    (questionnaire, id)
}

/// Such a round, with an organisation that is known and one that is hidden.
async fn asked(app: &App, boss: &Visitor, partner: &Visitor, at: &str, hidden: &str) -> Asked {
    let (questionnaire, id) = opened(app, boss, at, FORM).await;
    let mut made = Vec::new();
    for (name, is_hidden) in [("House of the lamp", false), (hidden, true)] {
        let it = round::invite::Invitee {
            name: name.into(),
            locale: "en".into(),
            jurisdiction: at.into(),
            class: "civil-society".into(),
            hidden: is_hidden,
            ..round::invite::Invitee::default()
        };
        made.push(round::invite::invite(app, partner, id, &it).await.unwrap());
    }
    let code = made[0].code.as_ref().unwrap().as_str().to_owned();
    Asked { questionnaire, round: id, open: made[0].access, hidden: made[1].access, code }
}

impl House {
    /// A house on each engine at hand.
    pub async fn all() -> Vec<Self> {
        let mut all = Vec::new();
        for database in diligence_testkit::databases().await {
            all.push(Self::over(database).await);
        }
        all
    }

    /// A house on the embedded engine.
    pub async fn one() -> Self {
        Self::over(diligence_testkit::sqlite()).await
    }

    async fn over(database: Scratch) -> Self {
        NOW.set(1_795_478_400_000);
        let app = App::open_and_migrate(&database.address).await.unwrap().with_clock(clock);
        let app = app.with_desk(
            Desk::new(Keys::random(), ORIGIN, None, None).unwrap().with_answers_key(AnswersKey::random()),
        );
        let site = Site::new(app.clone(), Arc::new(Paper), ELSEWHERE);
        let host = operator::first_partner(&app, "Host").await.unwrap();
        let director = come_in(&app, "director", host, &[Role::Director], &[]).await;
        let boss = session::visitor(&app, &director.token).await.unwrap().unwrap();
        let add = async |who: &Visitor, it: Typed, keeper| {
            partner::add(&app, who, &it, Some(keeper)).await.unwrap()
        };
        let local = add(&boss, typed("Local", "XAA", "desk"), host).await;
        let other = add(&boss, typed("Other", "XAB", "desk"), host).await;
        let mut guests = vec![director];
        let roles: [(&str, PartnerId, Role, &[&str]); 9] = [
            ("administrator", host, Role::Administrator, &[]),
            ("coordinator", host, Role::Coordinator, &["XAA"]),
            ("country-partner", local, Role::CountryPartner, &["XAA"]),
            ("other-partner", other, Role::CountryPartner, &["XAB"]),
            ("publisher", host, Role::Publisher, &[]),
            ("read-only", host, Role::ReadOnly, &["XAA"]),
            ("translator", host, Role::Translator, &[]),
            ("reviewer", local, Role::Reviewer, &["XAA"]),
            ("government", local, Role::GovernmentFocalPoint, &["XAA"]),
        ];
        for (label, at, role, codes) in roles {
            guests.push(come_in(&app, label, at, &[role], codes).await);
        }
        let visitor = async |label: &str| {
            let guest = guests.iter().find(|it| it.label == label).unwrap();
            session::visitor(&app, &guest.token).await.unwrap().unwrap()
        };
        let (ours, theirs) = (visitor("country-partner").await, visitor("other-partner").await);
        let places = Places {
            host,
            local,
            other,
            own: add(&ours, typed("Own", "XAA", "desk"), local).await,
            own_hidden: add(&ours, typed("Canary of ours", "XAA", "hidden"), local).await,
            foreign: add(&theirs, typed("Foreign", "XAB", "desk"), other).await,
            foreign_hidden: add(&theirs, typed("Canary of theirs", "XAB", "hidden"), other).await,
        };
        let boss = visitor("director").await;
        let ours = asked(&app, &boss, &ours, "XAA", "Canary of ours").await;
        let theirs = asked(&app, &boss, &theirs, "XAB", "Canary of theirs").await;
        guests.push(come_in(&app, "contributor", places.own_hidden, &[Role::Contributor], &["XAA"]).await);
        Self {
            ours,
            theirs,
            census: site.clone().census(),
            router: site.router(),
            app,
            places,
            guests,
            engine: database.engine,
            database,
        }
    }

    pub fn guest(&self, label: &str) -> &Guest {
        self.guests.iter().find(|it| it.label == label).unwrap()
    }

    pub async fn visitor(&self, label: &str) -> Visitor {
        session::visitor(&self.app, &self.guest(label).token).await.unwrap().unwrap()
    }

    /// What the site answers to a browser with these headers.
    pub async fn ask(&self, method: &Method, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if *method == Method::POST && !headers.iter().any(|(name, _)| *name == "content-type") {
            request = request.header("content-type", "application/x-www-form-urlencoded");
        }
        reader::answer(&self.router, request.body(Body::from(body.to_owned())).unwrap()).await
    }

    /// A page as one of the guests sees it.
    pub async fn get(&self, label: &str, path: &str) -> Answer {
        self.ask(&Method::GET, path, &[("cookie", &self.guest(label).cookie())], "").await
    }

    /// A form as one of the guests sends it from our page.
    pub async fn post(&self, label: &str, path: &str, body: &str) -> Answer {
        self.ask(&Method::POST, path, &[("cookie", &self.guest(label).cookie()), OURS], body).await
    }
}
