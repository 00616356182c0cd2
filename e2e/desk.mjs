// The desk: what people do there, and every page of it in every language.
import { journeys } from "./journeys.mjs";
import { inspect, look } from "./look.mjs";
import { arrive, comeIn, withPasskeys, words } from "./person.mjs";
import { locales } from "./site.mjs";

const name = {
  en: "Association of women who run shelters, answer telephones and go to court together in the northern valleys, on the islands, along the coast and in the four quarters of the capital that the last census counted",
  fr: "Association des femmes qui tiennent des refuges, répondent au téléphone et vont ensemble au tribunal dans les vallées du nord, dans les îles, le long de la côte et dans les quartiers de la capitale",
  es: "Asociación de mujeres que mantienen refugios, atienden teléfonos y acuden juntas a los tribunales en los valles del norte, en las islas, a lo largo de la costa y en los barrios de la capital del país",
  ar: "جمعية النساء اللواتي يدرن الملاجئ ويجبن على الهاتف ويذهبن معا إلى المحاكم في وديان الشمال وفي الجزر وعلى طول الساحل وفي أحياء العاصمة الأربعة التي أحصاها التعداد الأخير قبل عشر سنوات كاملة من اليوم",
  bn: "উত্তরের উপত্যকা, দ্বীপ, উপকূল এবং রাজধানীর চারটি এলাকায় যাঁরা একসঙ্গে আশ্রয়কেন্দ্র চালান, ফোনের উত্তর দেন এবং আদালতে যান সেই নারীদের সমিতি, যাঁদের সংখ্যা শেষ আদমশুমারিতে গোনা হয়েছিল এবং আবার গোনা হবে",
  // Nowhere to break the line.
  id: "Perkumpulan".padEnd(200, "perempuanpelindung"),
};
const states =
  "AFG ALB DZA AND AGO ARG ARM AUS AUT AZE BHS BHR BGD BRB BLR BEL BLZ BEN BTN BOL BIH BWA BRA BRN BGR BFA BDI CPV KHM CMR";

// What the pages need to show: by hand of a director, in English.
async function prepare(site, check) {
  const label = "preparing the desk";
  const dina = await arrive(site, check, label);
  const { page } = dina;
  const add = async (names, jurisdictions) => {
    await page.goto(`${site.desk}/en/desk/partners/new`);
    for (const [locale, text] of Object.entries(names)) await page.fill(`#name-${locale}`, text.slice(0, 200));
    await page.fill("#jurisdictions", jurisdictions);
    await page.selectOption("#kind", "civil-society");
    for (const theme of await page.locator("[name=themes]").all()) await theme.check();
    await page.check("#v-public");
    await page.click("main form .button");
    await page.waitForURL(/\/partners\/[0-9a-f-]{36}$/);
    return page.url().match(/\/desk\/partners\/.+$/)[0];
  };
  await comeIn(site, dina, site.invite("director"));
  const longest = await add(name, states.replaceAll(" ", ", "));
  const away = await add({ en: "House that was put away" }, "XAA");
  await page.click("button[name=archived]");
  await page.waitForURL(new RegExp(`${away}$`));
  await page.goto(`${site.desk}/en/desk/people?q=reviewer@`);
  const person = new URL(await page.locator("tbody a").first().getAttribute("href"), site.desk).pathname.slice(3);
  await page.goto(`${site.desk}/en/desk/partners?q=clinic`);
  const partner = new URL(await page.locator("tbody a").first().getAttribute("href"), site.desk).pathname.slice(3);
  await dina.done();

  const paloma = await arrive(site, check, label);
  await comeIn(site, paloma, site.invite("country-partner"));
  await paloma.page.goto(`${site.desk}/en/desk/releases`);
  await paloma.page.fill("#reason", "For the yearly report to those who give us money");
  await paloma.page.click("main form .button");
  await paloma.page.waitForSelector("main .card");
  await paloma.done();
  return { longest, away, person, partner };
}

// The answers to forms: they have no address to open.
async function answers(site, check, context, locale, label, title) {
  const page = await context.newPage();
  const seen = (what) => inspect(check, `${what} ${locale} ${label}`, page, locale, title);
  const send = () => page.click("main form.formpage .button");
  await page.goto(`${site.desk}/${locale}/desk/partners/new`);
  await page.fill("#jurisdictions", "Atlantis");
  await page.fill("#joined", "long ago");
  await send();
  await page.waitForSelector("#kind-fault");
  await seen("partner with faults");
  await page.goto(`${site.desk}/${locale}/desk/partners/import`);
  const file = [
    "id,name-en,kind,jurisdictions,themes,visibility,joined",
    ...Array.from({ length: 12 }, (_, at) => `,${at % 2 ? "Somebody" : ""},nothing,Atlantis,weather,everywhere,soon`),
  ];
  await page.setInputFiles("#file", { name: "partners.csv", mimeType: "text/csv", buffer: Buffer.from(file.join("\n")) });
  await send();
  await page.waitForSelector(".note.wrong");
  await seen("import with faults");
  await page.goto(`${site.desk}/${locale}/desk/people/new`);
  await page.fill("#email", `${locale}-${label.replaceAll(" ", "-")}@demo.example`);
  await page.fill("#name", name[locale].slice(0, 120));
  await send();
  await page.waitForSelector("#partner-fault");
  await seen("invitation with faults");
  await page.selectOption("#partner", { index: 1 });
  await page.selectOption("#role", "read-only");
  await page.check("#everywhere");
  await send();
  await page.waitForSelector("#link");
  await seen("link");
  await page.close();
}

const narrow = ["home", "partners", "partner-longest", "partner-edit-longest", "history-longest", "people", "person", "releases", "audit", "account", "factors"];

export async function desk(site, check) {
  await journeys(site, check);
  let at;
  try {
    at = await prepare(site, check);
  } catch (error) {
    check("preparing the desk", false, String(error.stack ?? error));
    return;
  }
  const pages = {
    home: "/desk",
    partners: "/desk/partners",
    "partners-empty": "/desk/partners?q=zzzzzz",
    "partners-archived": "/desk/partners?archived=1",
    network: "/desk/partners/network",
    "partner-new": "/desk/partners/new",
    import: "/desk/partners/import",
    partner: at.partner,
    "partner-longest": at.longest,
    "partner-archived": at.away,
    "partner-edit": `${at.partner}/edit`,
    "partner-edit-longest": `${at.longest}/edit`,
    history: `${at.partner}/history`,
    "history-longest": `${at.longest}/history`,
    people: "/desk/people",
    "people-empty": "/desk/people?q=zzzzzz",
    "people-new": "/desk/people/new",
    person: at.person,
    releases: "/desk/releases",
    notices: "/desk/notices",
    audit: "/desk/audit",
    "audit-empty": "/desk/audit?until=2001-01-01",
    account: "/desk/account",
    factors: "/desk/account/factors",
    confirm: "/desk/confirm",
    nowhere: "/desk/partners/nowhere",
  };
  const link = site.invite("government-focal-point");
  for (const locale of locales) {
    // A director who came in a moment ago, so that nothing asks once more whether it is she.
    const dina = await arrive(site, check, `director ${locale}`);
    await comeIn(site, dina, site.invite("director", locale));
    const storageState = await dina.context.storageState();
    await dina.done();
    const title = words(locale)["neutral-title"];
    const view = async (options) => {
      const of = { viewport: { width: options.width, height: 900 }, colorScheme: options.scheme, bypassCSP: true, locale };
      const context = await site.browser.newContext({ ...of, storageState });
      const main = options.width < 1000;
      for (const kind of main ? narrow : Object.keys(pages)) {
        const says = kind === "nowhere" ? undefined : title;
        await look(check, context, kind, locale, `${site.desk}/${locale}${pages[kind]}`, { ...options, title: says });
      }
      if (main || locale === "en" || locale === "ar") {
        await answers(site, check, context, locale, `${options.width} ${options.scheme}`, title).catch((error) =>
          check(`answers ${locale} ${options.width}`, false, String(error.stack ?? error)),
        );
      }
      await context.close();
      // Before the door.
      const outside = await site.browser.newContext(of);
      const doors = {
        "sign-in": `${site.desk}/${locale}/sign-in`,
        gone: `${site.desk}/${locale}/invitation/nothing-that-was-ever-given-out`,
        invitation: link.replace("/en/", `/${locale}/`),
      };
      for (const [kind, address] of Object.entries(doors)) await look(check, outside, kind, locale, address, { ...options, title });
      await look(check, outside, "partners-longest", locale, `${site.address}/${locale}/partners`, options);
      await outside.close();
    };
    // Two cores, two windows.
    await Promise.all([view({ width: 1280, scheme: "light" }), view({ width: 360, scheme: "dark" })]);
  }
  await welcome(site, check);
}

// The recovery codes are shown once, so each language is somebody else’s.
async function welcome(site, check) {
  for (const locale of locales) {
    const label = `welcome ${locale} 360 light`;
    const she = await arrive(site, check, label, { viewport: { width: 360, height: 900 }, bypassCSP: true });
    try {
      await withPasskeys(she.context, she.page);
      await she.page.goto(site.invite("read-only", locale));
      await she.page.click("#passkey");
      await she.page.waitForSelector(".codes");
      await inspect(check, label, she.page, locale, words(locale)["neutral-title"]);
    } catch (error) {
      check(label, false, String(error));
    }
    await she.done();
  }
}
