//! Partners that do not exist, in places that do not exist.

use super::Lang;
use diligence_chart::Hue;
use diligence_chart::network::{Heads, Link, Network, Partner, Theme};

const PLACES: [(&str, &str); 7] = [
    ("Arcadia", "أركاديا"),
    ("Northern Province of Arcadia", "المقاطعة الشمالية من أركاديا"),
    ("Borduria", "بوردوريا"),
    ("Syldavia", "سيلدافيا"),
    ("Port Amber", "ميناء العنبر"),
    ("Islands of the Eastern Archipelago", "جزر الأرخبيل الشرقي"),
    ("Ruritania", "روريتانيا"),
];

const THEMES: [(&str, &str, Hue); 8] = [
    ("Data and research", "البيانات والبحوث", Hue::Fn),
    ("Education", "التعليم", Hue::Pv),
    ("Harmful practices", "الممارسات الضارة", Hue::Pv),
    ("Shelters and protection orders", "دور الإيواء وأوامر الحماية", Hue::Pt),
    ("Access to courts", "الوصول إلى المحاكم", Hue::Pr),
    ("Sentencing", "إصدار الأحكام", Hue::Pu),
    ("Compensation", "التعويض", Hue::Re),
    ("Women with disabilities", "النساء ذوات الإعاقة", Hue::Accent),
];

/// A partner: its names, its kinds, where it works, on what.
type Row = (&'static str, &'static str, &'static str, &'static str, &'static [usize], &'static [usize]);

const PARTNERS: [Row; 9] = [
    ("Lantern House", "بيت الفانوس", "shelter", "دار إيواء", &[0], &[3]),
    (
        "Association of Women Judges of Arcadia and Borduria",
        "رابطة القاضيات في أركاديا وبوردوريا",
        "professional association",
        "رابطة مهنية",
        &[0, 2],
        &[4, 5],
    ),
    (
        "Arcadia Legal Aid Centre",
        "مركز أركاديا للمساعدة القانونية",
        "legal aid",
        "مساعدة قانونية",
        &[0, 1],
        &[4, 6],
    ),
    ("Institute for Social Research", "معهد البحوث الاجتماعية", "university", "جامعة", &[0, 2, 3], &[0]),
    ("Girls’ Schools Network", "شبكة مدارس الفتيات", "network", "شبكة", &[3, 4], &[1, 2]),
    ("Harbour Line", "خط الميناء", "helpline", "خط مساعدة", &[4], &[3]),
    ("Archipelago Midwives’ Union", "اتحاد قابلات الأرخبيل", "union", "نقابة", &[5], &[2]),
    (
        "Coalition against Impunity, with forty-one member organisations in all provinces of the country and abroad",
        "الائتلاف ضد الإفلات من العقاب، وفيه إحدى وأربعون منظمة عضوًا في جميع مقاطعات البلد وخارجه",
        "coalition",
        "ائتلاف",
        &[1, 2],
        &[5, 6],
    ),
    ("Ministry’s Observatory", "مرصد الوزارة", "public body", "هيئة عامة", &[], &[]),
];

/// A few partners; one works nowhere yet, and nobody works in one place and on one theme.
pub fn network(lang: Lang) -> Network {
    let name = |partner: usize| lang.pick(PARTNERS[partner].0, PARTNERS[partner].1);
    let (mut places, mut work) = (vec![], vec![]);
    for (partner, row) in PARTNERS.iter().enumerate() {
        places.extend(row.4.iter().map(|end| {
            let title = format!("{}: {}", name(partner), lang.pick(PLACES[*end].0, PLACES[*end].1));
            Link { partner, end: *end, title }
        }));
        work.extend(row.5.iter().map(|end| {
            let title = format!("{}: {}", name(partner), lang.pick(THEMES[*end].0, THEMES[*end].1));
            Link { partner, end: *end, title }
        }));
    }
    let kind = |row: &Row| lang.pick(row.2, row.3);
    let partners = PARTNERS.iter().enumerate();
    Network {
        partners: partners.map(|(at, row)| Partner { name: name(at), kind: kind(row) }).collect(),
        places,
        work,
        ..empty(lang)
    }
}

/// That many partners; each works in one or two places and on one to three themes.
pub fn crowd(lang: Lang, partners: usize) -> Network {
    let (mut places, mut work) = (vec![], vec![]);
    for partner in 0..partners {
        let link = |end| Link { partner, end, ..Link::default() };
        places.extend((0..=partner % 2).map(|it| link((partner * 5 + it * 3) % PLACES.len())));
        work.extend((0..=partner % 3).map(|it| link((partner * 3 + it * 2) % THEMES.len())));
    }
    let partner = |at: usize| {
        let row = &PARTNERS[at % PARTNERS.len()];
        let number = at / PARTNERS.len() + 1;
        Partner { name: format!("{} {number}", lang.pick(row.0, row.1)), kind: lang.pick(row.2, row.3) }
    };
    Network { partners: (0..partners).map(partner).collect(), places, work, ..empty(lang) }
}

/// Places and themes, and nobody there.
pub fn empty(lang: Lang) -> Network {
    Network {
        heads: Heads {
            jurisdictions: lang.pick("Where they work", "أين تعمل"),
            partners: lang.pick("Partners", "الشركاء"),
            themes: lang.pick("On what they work", "على ماذا تعمل"),
        },
        nothing: lang.pick("none yet", "لا شيء بعد"),
        jurisdictions: PLACES.iter().map(|(en, ar)| lang.pick(en, ar)).collect(),
        themes: THEMES.iter().map(|(en, ar, hue)| Theme { name: lang.pick(en, ar), hue: *hue }).collect(),
        ..Network::default()
    }
}
