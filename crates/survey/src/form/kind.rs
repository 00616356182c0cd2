//! What an item of a form is.

/// What an item is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "XLSForm’s own names")]
pub enum Kind {
    /// The form itself.
    #[default]
    Form,
    Group,
    Repeat,
    Text,
    Integer,
    Decimal,
    Note,
    SelectOne,
    SelectMultiple,
    Rank,
    Range,
    Date,
    Time,
    DateTime,
    Calculate,
    Hidden,
    Acknowledge,
    Image,
    Audio,
    Video,
    File,
    Barcode,
    Geopoint,
    Geotrace,
    Geoshape,
    Start,
    End,
    Today,
    DeviceId,
    Username,
    PhoneNumber,
    Email,
    Audit,
    /// A file beside the form; nothing is asked.
    External,
}

/// By what an item is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Control {
    /// The element in the body of an XForm.
    pub element: &'static str,
    /// What files it takes.
    pub media: Option<&'static str>,
}

/// What fills an item without anybody: from where, and what of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Preload(pub &'static str, pub &'static str);

/// Kind, its names (the first is the usual one), element in the body, media, type of the bind, what fills it.
type Line = (Kind, &'static [&'static str], &'static str, &'static str, &'static str, Option<Preload>);

const INPUT: &str = "input";
const UPLOAD: &str = "upload";

const KINDS: &[Line] = &[
    (Kind::Text, &["text", "string", "q string", "add text prompt"], INPUT, "", "string", None),
    (Kind::Integer, &["integer", "int", "q int", "add integer prompt"], INPUT, "", "int", None),
    (Kind::Decimal, &["decimal", "q decimal", "add decimal prompt"], INPUT, "", "decimal", None),
    (Kind::Note, &["note", "q note", "add note prompt"], INPUT, "", "string", None),
    (Kind::SelectOne, &[], "select1", "", "string", None),
    (Kind::SelectMultiple, &[], "select", "", "string", None),
    (Kind::Rank, &[], "odk:rank", "", "odk:rank", None),
    (Kind::Range, &["range"], "range", "", "int", None),
    (Kind::Date, &["date", "q date", "add date prompt"], INPUT, "", "date", None),
    (Kind::Time, &["time", "q time"], INPUT, "", "time", None),
    (
        Kind::DateTime,
        &["dateTime", "datetime", "q dateTime", "q date time", "add dateTime prompt", "add date time prompt"],
        INPUT,
        "",
        "dateTime",
        None,
    ),
    (Kind::Calculate, &["calculate", "q calculate", "add calculate prompt"], "", "", "string", None),
    (Kind::Hidden, &["hidden"], "", "", "string", None),
    (
        Kind::Acknowledge,
        &["acknowledge", "trigger", "q acknowledge", "add acknowledge prompt"],
        "trigger",
        "",
        "string",
        None,
    ),
    (
        Kind::Image,
        &["image", "photo", "q image", "q picture", "add image prompt", "add photo prompt"],
        UPLOAD,
        "image/*",
        "binary",
        None,
    ),
    (Kind::Audio, &["audio", "q audio", "add audio prompt"], UPLOAD, "audio/*", "binary", None),
    (Kind::Video, &["video", "q video", "add video prompt"], UPLOAD, "video/*", "binary", None),
    (Kind::File, &["file", "add file prompt"], UPLOAD, "application/*", "binary", None),
    (Kind::Barcode, &["barcode", "q barcode", "add barcode prompt"], INPUT, "", "barcode", None),
    (
        Kind::Geopoint,
        &["geopoint", "gps", "location", "q geopoint", "q location"],
        INPUT,
        "",
        "geopoint",
        None,
    ),
    (Kind::Geotrace, &["geotrace", "q geotrace"], INPUT, "", "geotrace", None),
    (Kind::Geoshape, &["geoshape", "q geoshape"], INPUT, "", "geoshape", None),
    (
        Kind::Start,
        &["start", "get start time", "start time"],
        "",
        "",
        "dateTime",
        Some(Preload("timestamp", "start")),
    ),
    (Kind::End, &["end", "get end time", "end time"], "", "", "dateTime", Some(Preload("timestamp", "end"))),
    (Kind::Today, &["today", "get today"], "", "", "date", Some(Preload("date", "today"))),
    (
        Kind::DeviceId,
        &["deviceid", "imei", "device id", "get device id"],
        "",
        "",
        "string",
        Some(Preload("property", "deviceid")),
    ),
    (Kind::Username, &["username"], "", "", "string", Some(Preload("property", "username"))),
    (
        Kind::PhoneNumber,
        &["phonenumber", "get phone number"],
        "",
        "",
        "string",
        Some(Preload("property", "phonenumber")),
    ),
    (Kind::Email, &["email"], "", "", "string", Some(Preload("property", "email"))),
    (Kind::Audit, &["audit"], "", "", "binary", None),
];

impl Kind {
    fn line(self) -> Option<&'static Line> {
        KINDS.iter().find(|it| it.0 == self)
    }

    /// The kind of a name, as it stands in a sheet.
    pub fn parse(name: &str) -> Option<Self> {
        KINDS.iter().find(|it| it.1.contains(&name)).map(|it| it.0)
    }

    /// The usual names of all kinds that have one.
    pub fn names() -> impl Iterator<Item = &'static str> {
        KINDS.iter().filter_map(|it| it.1.first().copied())
    }

    /// What it is called, as XLSForm has it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::Group => "group",
            Self::Repeat => "repeat",
            Self::SelectOne => "select_one",
            Self::SelectMultiple => "select_multiple",
            Self::Rank => "rank",
            Self::External => "external",
            other => other.line().and_then(|it| it.1.first().copied()).unwrap_or_default(),
        }
    }

    /// By what it is answered, where it is.
    pub fn control(self) -> Option<Control> {
        let (_, _, element, media, ..) = self.line()?;
        let media = Some(*media).filter(|it| !it.is_empty());
        (!element.is_empty()).then_some(Control { element, media })
    }

    /// The type that an XForm binds it to.
    pub fn bind(self) -> Option<&'static str> {
        self.line().map(|it| it.4)
    }

    /// What fills it without anybody.
    pub fn preload(self) -> Option<Preload> {
        self.line().and_then(|it| it.5)
    }

    /// Whether programs fill it by themselves, from the clock or from who uses them: it tells of whoever answers.
    pub fn fills_itself(self) -> bool {
        self == Self::Audit || self.preload().is_some()
    }

    /// Whether it holds other items.
    pub fn is_section(self) -> bool {
        matches!(self, Self::Form | Self::Group | Self::Repeat)
    }

    /// Whether it offers choices.
    pub fn is_select(self) -> bool {
        matches!(self, Self::SelectOne | Self::SelectMultiple | Self::Rank)
    }

    /// Whether a number is answered.
    pub fn is_number(self) -> bool {
        matches!(self, Self::Integer | Self::Decimal | Self::Range)
    }

    /// Whether it takes a file.
    pub fn is_file(self) -> bool {
        matches!(self, Self::Image | Self::Audio | Self::Video | Self::File)
    }
}
