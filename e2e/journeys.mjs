// What people do at the desk, from the link that lets them in to the way out.
import { AWAY, Codes, PASSWORD, arrive, comeIn, withPasskeys, words } from "./person.mjs";

const desk = /\/desk$/;
const signIn = /\/sign-in/;

async function until(ask, holds) {
  const last = Date.now() + 5000;
  for (;;) {
    const answer = await ask();
    if (holds(answer) || Date.now() > last) return answer;
    await new Promise((done) => setTimeout(done, 50));
  }
}

// Whether the desk opens to a browser that still had the cookie of a session.
async function opens(site, cookie) {
  const headers = { cookie: `${cookie.name}=${cookie.value}` };
  return (await fetch(`${site.address}/en/desk`, { headers, redirect: "manual" })).status === 200;
}

const sessionOf = async (she) => (await she.context.cookies()).find((it) => it.name === "__Host-session");

// Leaves, then goes back as far as the browser goes: nothing of the desk is shown, and the session has ended.
async function leave(site, check, label, she, press = () => she.page.click("header .exit")) {
  const { page } = she;
  const session = await sessionOf(she);
  check(label, await opens(site, session), "the session does not open the desk even before she leaves");
  await press();
  await page.waitForURL(AWAY);
  check(label, !(await until(() => opens(site, session), (it) => !it)), "the session lives on after she left");
  const devtools = await she.context.newCDPSession(page);
  const where = async () => (await devtools.send("Page.getNavigationHistory")).currentIndex;
  let at = await where();
  for (let tries = 0; at > 0 && tries < 60; tries += 1) {
    // The answer to a form is not brought back: the browser shows an error of its own.
    await page.goBack({ timeout: 10_000 }).catch(() => {});
    at = await until(where, (it) => it < at);
    const shown = () => page.locator("[data-desk], .desk-bar, .codes").filter({ visible: true }).count();
    check(label, (await shown()) === 0, `back shows ${page.url()}`);
    check(label, (await until(() => page.locator(".desk-bar").count(), (it) => it === 0)) === 0, `back keeps ${page.url()}`);
  }
  check(label, at === 0, "the browser does not go back to its start");
  await page.goto(`${site.desk}/en/desk`);
  check(label, signIn.test(page.url()), `the desk opens at ${page.url()}`);
}

// By passkey: invited, in, out, in again, away.
async function byPasskey(site, check, role, locale) {
  const label = `passkey ${locale}`;
  const say = words(locale);
  const she = await arrive(site, check, label, { locale });
  const { page } = she;
  const heading = (key) => page.locator("h1", { hasText: say[key] }).waitFor({ timeout: 5000 });
  await withPasskeys(she.context, page);
  await page.goto(site.invite(role, locale));
  check(label, page.url() === `${site.desk}/${locale}/invitation`, `the secret of the link stays at ${page.url()}`);
  check(label, (await page.getAttribute("html", "dir")) === (locale === "ar" ? "rtl" : "ltr"), "the direction is wrong");
  await page.getByRole("button", { name: say["setup-passkey-button"] }).click();
  await heading("recovery-title");
  check(label, (await page.locator(".codes li").count()) >= 8, "there are too few recovery codes");
  await page.getByRole("link", { name: say["recovery-on"] }).click();
  await page.waitForURL(`${site.desk}/${locale}/desk`);
  check(label, (await page.title()) === say["neutral-title"], `the tab says ${await page.title()}`);
  const first = await sessionOf(she);
  await page.getByRole("button", { name: say["sign-out"] }).click();
  await page.waitForURL(`${site.desk}/${locale}`);
  check(label, !(await opens(site, first)), "the session lives on after she signed out");
  await page.getByRole("link", { name: say["nav-desk"], exact: true }).click();
  await heading("sign-in-title");
  await page.getByRole("button", { name: say["sign-in-passkey"] }).click();
  await page.waitForURL(`${site.desk}/${locale}/desk`);
  await page.click(".desk-bar a[href$='/account']");
  await page.locator("h1", { hasText: say["desk-account"] }).waitFor();
  // Once more that it is she, though nothing asks for it yet: the session gets another token.
  const second = await sessionOf(she);
  await page.goto(`${site.desk}/${locale}/desk/confirm?next=/${locale}/desk/account/factors`);
  await page.getByRole("button", { name: say["confirm-passkey"] }).click();
  await page.locator("h1", { hasText: say["factors-title"] }).waitFor();
  check(label, !(await opens(site, second)), "the token from before she confirmed still opens the desk");
  await leave(site, check, label, she);
  await she.done();
}

// The way out stands on every page, and the session ends from each of them.
async function fromEverywhere(site, check) {
  const places = [
    ["leaving from the recovery codes", async (page) => page.waitForSelector(".codes")],
    [
      "leaving from a public page",
      async (page) => {
        await page.click(".codes ~ p a.button");
        await page.waitForURL(desk);
        await page.click("nav.main a[href='/en/jurisdictions']");
        await page.waitForURL(/\/jurisdictions$/);
      },
    ],
  ];
  for (const [label, go] of places) {
    const she = await arrive(site, check, label);
    await withPasskeys(she.context, she.page);
    await she.page.goto(site.invite("reviewer"));
    await she.page.click("#passkey");
    await go(she.page);
    await leave(site, check, label, she);
    await she.done();
  }
}

// Pages that the browser kept aside are taken out again with “back”: they are asked for anew.
async function keptAside(site, check) {
  const label = "kept aside";
  const browser = await site.keeper();
  try {
    const she = await arrive({ ...site, browser }, check, label);
    const { page } = she;
    let kept = 0;
    page.on("console", (message) => (kept += message.text() === "kept aside"));
    await page.addInitScript(() => addEventListener("pageshow", (event) => event.persisted && console.log("kept aside")));
    await comeIn(site, she, site.invite("read-only"));
    await page.click(".desk-bar a[href$='/partners']");
    await page.waitForURL(/\/partners$/);
    await page.click("tbody a");
    await page.waitForURL(/\/partners\/[0-9a-f-]{36}$/);
    // Her session ends without her browser’s doing.
    site.invite("read-only");
    await page.goBack().catch(() => {});
    await page.waitForURL(signIn);
    check(label, (await page.locator(".desk-bar").count()) === 0, "back shows the desk");
    check(label, kept > 0, "the browser kept no page aside, so nothing was tried");
    await she.done();
  } finally {
    await browser.close();
  }
}

// The same without a mouse: every control is reached by Tab, and shows that it was.
async function byKeyboard(site, check) {
  const label = "keyboard";
  const she = await arrive(site, check, label);
  const { page } = she;
  const press = (key) => page.keyboard.press(key);
  const reach = async (selector) => {
    for (let tabs = 0; tabs < 80; tabs += 1) {
      await press("Tab");
      const there = await page.evaluate((it) => {
        const active = document.activeElement;
        return active?.matches(it) ? getComputedStyle(active).outlineStyle : null;
      }, selector);
      if (there === null) continue;
      check(label, there !== "none", `${selector} does not show its focus`);
      return;
    }
    throw new Error(`no Tab reaches ${selector} at ${page.url()}`);
  };
  await withPasskeys(she.context, page);
  await page.goto(site.invite("coordinator"));
  await reach("#passkey");
  await press("Enter");
  await page.waitForSelector(".codes");
  await reach("main a.button");
  await press("Enter");
  await page.waitForURL(desk);
  await reach(".desk-bar a[href$='/partners']");
  await press("Enter");
  await page.waitForURL(/\/partners$/);
  await reach("#q");
  await page.keyboard.type("clinic");
  await press("Enter");
  await page.waitForURL(/q=clinic/);
  check(label, (await page.locator("tbody tr").count()) === 1, "the search does not find the one clinic");
  await reach("tbody a");
  await press("Enter");
  await page.waitForURL(/\/partners\/[0-9a-f-]+$/);
  await reach(".desk-bar form button");
  await press("Enter");
  await page.waitForURL(/\/en$/);
  await reach("header a.desk");
  await press("Enter");
  await page.waitForURL(signIn);
  await reach("form[data-passkey] button");
  await press("Enter");
  await page.waitForURL(desk);
  await leave(site, check, label, she, async () => {
    await reach("header .exit");
    await press("Enter");
  });
  await she.done();
}

// Password and one-time codes, with script off.
async function withoutScript(site, check) {
  const label = "script off at the desk";
  const she = await arrive(site, check, label, { javaScriptEnabled: false });
  const { page } = she;
  await page.goto(site.invite("translator", "fr"));
  check(label, !(await page.locator("#passkey").isVisible()), "a passkey is offered, which needs script");
  const codes = new Codes(await page.textContent("#secret"));
  await page.fill("#password", "password1234");
  await page.fill("#code", await codes.next());
  await page.click("form:has(#password) .button");
  check(label, await page.locator("#password-fault").isVisible(), "a password that everybody guesses is taken");
  check(label, (await page.textContent("#secret")) === codes.letters, "the app would have to be set up anew");
  await page.fill("#password", PASSWORD);
  await page.fill("#code", await codes.next());
  await page.click("form:has(#password) .button");
  await page.click(".codes ~ p a.button");
  check(label, page.url() === `${site.desk}/fr/desk`, page.url());
  await page.click(".desk-bar form button");
  check(label, page.url() === `${site.desk}/fr`, page.url());
  await page.click("header a.desk");
  await page.fill("#email", "translator@demo.example");
  await page.fill("#password", PASSWORD);
  await page.fill("#code", await codes.next());
  await page.click("form:has(#password) .button");
  check(label, page.url() === `${site.desk}/fr/desk`, page.url());
  await leave(site, check, label, she);
  await she.done();
}

// What does not fit is answered alike, whoever it is about; the address stays.
async function wrongly(site, check) {
  const label = "wrong";
  const she = await arrive(site, check, label);
  const { page } = she;
  const said = [];
  for (const email of ["translator@demo.example", "nobody@demo.example"]) {
    await page.goto(`${site.desk}/en/sign-in?next=/en/desk/partners`);
    await page.fill("#email", email);
    await page.fill("#password", "five rather unlikely words together");
    await page.fill("#code", "000000");
    const [response] = await Promise.all([page.waitForResponse((it) => it.request().method() === "POST"), page.click("form:has(#password) .button")]);
    await page.waitForSelector("[role=alert]:not([hidden])");
    check(label, (await page.inputValue("#email")) === email, "the address is gone");
    check(label, (await page.inputValue("#password")) === "", "the password came back");
    check(label, (await page.inputValue("form:has(#password) [name=next]")) === "/en/desk/partners", "where she wanted to go is forgotten");
    said.push(`${response.status()} ${await page.locator("main").innerText()}`);
  }
  check(label, said[0] === said[1], said.join(" / "));
  check(label, said[0].includes(words("en")["sign-in-wrong"]), said[0]);
  await she.done();
}

// Somebody is invited by the page, comes in, and is out with the next click after her role ended.
async function invited(site, check) {
  const label = "invited";
  const ana = await arrive(site, check, `${label}, administrator`);
  await comeIn(site, ana, site.invite("administrator"));
  const { page } = ana;
  await page.click(".desk-bar a[href$='/people']");
  await page.click("main a[href$='/people/new']");
  await page.fill("#email", "nadia@demo.example");
  await page.fill("#name", "Nadia (new)");
  await page.selectOption("#role", "read-only");
  await page.selectOption("#partner", { label: "Network of the worked example" });
  await page.check("#everywhere");
  await page.click("main form .button");
  const link = await page.textContent("#link");
  check(label, link.startsWith(`${site.desk}/en/invitation/`), `the link is ${link}`);
  await page.click("main a.button");
  await page.waitForURL(/\/people\/[0-9a-f-]+$/);
  const secret = link.split("/").pop();
  check(label, !(await page.content()).includes(secret), "the link is shown again");
  await page.goBack().catch(() => {});
  check(label, !(await page.content()).includes(secret), "back shows the link again");

  const nadia = await arrive(site, check, `${label}, new`);
  await comeIn(site, nadia, link);
  const late = await arrive(site, check, `${label}, late`);
  await late.page.goto(link);
  check(label, (await late.page.locator("#passkey").count()) === 0, "the link lets a second one in");
  await late.done();
  await nadia.page.click(".desk-bar a[href$='/partners']");
  await nadia.page.waitForURL(/\/partners$/);

  await page.goto(`${site.desk}/en/desk/people?q=nadia`);
  await page.click("tbody a");
  await page.click("form[action$='/end'] button");
  await page.waitForURL(/\/people$/);
  await nadia.page.click(".desk-bar a[href$='/desk']");
  await nadia.page.waitForURL(signIn);
  check(label, true, "");
  await nadia.done();
  await ana.done();
}

const glance = (page) => page.locator(".glance").innerText();

// A partner that only her own people know of, and two who write down the same record at once.
async function hidden(site, check) {
  const label = "hidden";
  const name = "House behind the Garden";
  const dina = await arrive(site, check, `${label}, director`);
  await comeIn(site, dina, site.invite("director"));
  const before = await glance(dina.page);

  const paloma = await arrive(site, check, `${label}, country partner`);
  await comeIn(site, paloma, site.invite("country-partner"));
  const own = await glance(paloma.page);
  const { page } = paloma;
  await page.click(".desk-bar a[href$='/partners']");
  await page.click("main a[href$='/partners/new']");
  check(label, await page.isChecked("#v-hidden"), "a new partner is not hidden from the start");
  await page.fill("#name-en", name);
  await page.fill("#jurisdictions", "XAA");
  await page.click("main form .button");
  check(label, await page.locator("#kind-fault").isVisible(), "a partner of no kind is taken");
  check(label, (await page.inputValue("#name-en")) === name, "what was typed is lost");
  await page.selectOption("#kind", "civil-society");
  await page.check("#t-protection");
  await page.click("main form .button");
  await page.waitForURL(/\/partners\/[0-9a-f-]{36}$/);
  const address = page.url();
  await page.goto(`${site.desk}/en/desk`);
  check(label, (await glance(page)) !== own, "she does not find her partner counted");

  await dina.page.reload();
  check(label, (await glance(dina.page)) === before, "the director’s counts tell of it");
  await dina.page.goto(`${site.desk}/en/desk/partners?q=garden`);
  check(label, !(await dina.page.content()).includes(name), "the director finds it in the list");
  for (const end of ["", "/edit", "/history"]) {
    const status = (await dina.page.goto(address + end)).status();
    check(label, status === 404, `the director gets ${status} at its address${end}`);
    check(label, !(await dina.page.content()).includes(name), "its page names it to the director");
  }
  await dina.page.goto(`${site.desk}/en/partners`);
  check(label, !(await dina.page.content()).includes(name), "the public directory names it");
  await dina.done();

  const other = await paloma.context.newPage();
  for (const tab of [page, other]) await tab.goto(`${address}/edit`);
  await page.fill("#name-en", `${name} (east)`);
  await page.click("main form .button");
  await page.waitForURL(address);
  await other.fill("#name-en", `${name} (west)`);
  await other.fill("#joined", "2024-05");
  await other.click("main form .button");
  const table = await other.locator(".note table").innerText();
  check(label, table.includes("(east)") && table.includes("(west)") && table.includes("2024-05"), `both are not side by side: ${table}`);
  check(label, (await other.inputValue("#name-en")) === `${name} (west)`, "what she typed is lost");
  check(label, (await other.inputValue("#joined")) === "2024-05", "what she typed is lost");
  await page.reload();
  check(label, (await page.locator("h1").innerText()).includes("(east)"), "the first was overwritten");
  await other.click("main form .button");
  await other.waitForURL(address);
  check(label, (await other.locator("h1").innerText()).includes("(west)"), "she cannot save with both before her");
  await other.goto(`${address}/history`);
  check(label, (await other.locator("main section").count()) === 3, "the history does not have three versions");
  await paloma.done();
}

// A form that is sent after the session ended comes back with what was typed in it.
async function late(site, check) {
  const label = "late";
  const name = "House by the Mill";
  const coral = await arrive(site, check, label);
  const { page } = coral;
  await comeIn(site, coral, site.invite("coordinator"));
  const other = await coral.context.newPage();
  await other.goto(`${site.desk}/en/desk/partners/new`);
  await other.fill("#name-en", name);
  await other.fill("#jurisdictions", "XAA");
  await other.selectOption("#kind", "academia");
  await page.click(".desk-bar form button");
  await page.waitForURL(/\/en$/);
  await other.click("main form .button");
  await other.locator("h1", { hasText: words("en")["again-title"] }).waitFor({ timeout: 5000 });
  check(label, !(await other.locator("main").innerText()).includes(name), "it shows what she typed to whoever sits there");
  await page.click("header a.desk");
  await page.click("form[data-passkey] button");
  await page.waitForURL(desk);
  await other.click("main form .button");
  await other.waitForURL(/\/partners\/[0-9a-f-]{36}$/);
  check(label, (await other.locator("h1").innerText()).includes(name), "what she typed is lost");
  await coral.done();
}

export async function journeys(site, check) {
  for (const [label, go] of [
    ["passkey en", () => byPasskey(site, check, "publisher", "en")],
    ["passkey ar", () => byPasskey(site, check, "contributor", "ar")],
    ["leaving", () => fromEverywhere(site, check)],
    ["kept aside", () => keptAside(site, check)],
    ["keyboard", () => byKeyboard(site, check)],
    ["script off at the desk", () => withoutScript(site, check)],
    ["wrong", () => wrongly(site, check)],
    ["invited", () => invited(site, check)],
    ["hidden", () => hidden(site, check)],
    ["late", () => late(site, check)],
  ]) {
    try {
      await go();
    } catch (error) {
      check(label, false, String(error.stack ?? error));
    }
  }
}
