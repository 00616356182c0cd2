// A round by hand, end to end: a director sets it up; three organisations answer, one with script off, one as two
// people at once, one in Arabic on a slow line that drops; then every page of it in every language.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { inspect, look } from "./look.mjs";
import { arrive, comeIn, words } from "./person.mjs";
import { locales } from "./site.mjs";

const shots = process.env.SHOTS;
const shoot = async (page, name) => {
  if (shots) await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
};
const day = (offset) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
const id = /[0-9a-f-]{36}$/;

// The director’s part; gives the codes of the three and where pages of the desk are.
async function setUp(site, check) {
  const dina = await arrive(site, check, "survey: setting up");
  const { page } = dina;
  await comeIn(site, dina, site.invite("director"));
  await page.goto(`${site.desk}/en/desk/rounds`);
  check("survey: no round yet", await page.locator("main .muted").isVisible(), "the empty list says nothing");
  await page.click("main a[href$='/desk/questionnaires']");
  await page.setInputFiles("#file", { name: "form.csv", mimeType: "text/csv", buffer: Buffer.from("survey\n,type,name,label\n,text,a,A\n,text,a,B\n") });
  await page.click("form[action$='/file'] button");
  await page.waitForSelector(".note.wrong li");
  check("survey: a faulty form", (await page.textContent(".note.wrong li")).includes("row 4"), await page.textContent(".note.wrong"));
  await page.selectOption("#version", "short");
  await page.click("form[action$='/questionnaires'] button");
  await page.waitForSelector("tbody tr");
  await page.goto(`${site.desk}/en/desk/rounds/new`);
  await page.click("main form .button");
  await page.waitForSelector("#name-fault");
  await inspect(check, "survey: round with faults", page, "en");
  await page.fill("#name", "First round");
  await page.selectOption("#questionnaire", { index: 1 });
  await page.fill("#targets", "XAA 3");
  for (const locale of locales) await page.check(`#l-${locale}`);
  await page.fill("#opens", day(-1));
  await page.fill("#closes", day(30));
  await page.selectOption("#zone", "UTC");
  await page.click("main form .button");
  await page.waitForURL(id);
  const round = page.url().match(/\/desk\/rounds\/.+$/)[0];
  check("survey: what is lacking", (await page.locator(".note.wrong li").count()) === 7, "not all that is lacking is listed");
  await page.click(`a[href$='${round}/words']`);
  for (const locale of locales) {
    await page.fill(`#consent-${locale}`, locale === "ar" ? "نسأل عما تعرفن. لا يُنشر اسم." : "We ask what you know. No name is published.");
    await page.fill(`#referral-XAA-${locale}`, locale === "ar" ? "اتصلن بالرقم ٩٩٩، ليلا ونهارا." : "Call 999, day and night.");
  }
  await page.click("main form .button");
  await page.waitForURL(id);
  await page.click("button[value=open]");
  await page.waitForSelector("main h1 .tag.pv");
  const codes = [];
  let organisation;
  for (const name of ["House of the lamp", "Clinic at the harbour", "بيت الياسمين"]) {
    await page.click(`a[href$='${round}/invite']`);
    await page.fill("#name", name);
    if (name.startsWith("ب")) await page.selectOption("#locale", "ar");
    await page.click("main form .button");
    await page.waitForSelector("#code");
    if (!codes.length) await inspect(check, "survey: code", page, "en");
    await shoot(page, `code-${codes.length}`);
    codes.push(await page.textContent("#code"));
    await page.click("main a.button");
    organisation = page.url().match(/\/desk\/organisations\/.+$/)[0];
    await page.click("main .crumbs a");
  }
  return { codes, round, organisation, dina };
}

// Somebody with a code.
async function opens(site, check, label, code, locale, options = {}, alias = "") {
  const she = await arrive(site, check, label, { locale, bypassCSP: true, ...options });
  await she.page.goto(`${site.desk}/${locale}/survey`);
  await she.page.fill("#code", code.toUpperCase().replaceAll("-", " "));
  await she.page.fill("#label", alias);
  await she.page.click("main form[method=post] .button");
  await she.page.waitForURL(/\/survey\/(answer|begin)$/);
  if (she.page.url().endsWith("/begin")) {
    await shoot(she.page, `begin-${locale}`);
    await she.page.check("#agree");
    await she.page.click("main form .button");
    await she.page.waitForURL(/\/survey\/answer$/);
  }
  return she;
}

const next = (page) => page.click("button[value=next]");
// What the server answers when a field is left.
async function save(page, leave) {
  const sent = (it) => it.request().method() === "POST" && it.url().includes("/survey/answer/");
  const [answer] = await Promise.all([page.waitForResponse(sent), leave()]);
  await page.waitForFunction(() => !/…/.test(document.querySelector("[data-said]").textContent));
  return answer.status();
}

// With script off, on two devices.
async function withoutScript(site, check, code) {
  const label = "survey: script off";
  const she = await opens(site, check, label, code, "en", { javaScriptEnabled: false });
  const { page } = she;
  await page.click("main .hero a.button");
  await page.waitForURL(/\/answer\/\d+$/);
  check(label, await page.locator("[data-update]").isVisible(), "no button updates the page");
  // The pages before the first question are only read.
  for (let n = 1; !(await page.locator("fieldset.answers").count()); n += 1) await page.goto(`${site.desk}/en/survey/answer/${n}`);
  const at = page.url();
  await page.locator("fieldset.answers input[type=radio]").first().check();
  await next(page);
  await page.waitForURL((url) => String(url) !== at);
  await she.done();
  const again = await opens(site, check, `${label}, another device`, code, "en", { javaScriptEnabled: false });
  await again.page.goto(at);
  check(label, await again.page.locator("fieldset.answers input[type=radio]").first().isChecked(), "an answer was lost between devices");
  await again.page.goto(`${site.desk}/en/survey/review`);
  await again.page.click("form[action$='/review'] button");
  await again.page.waitForURL(/\/receipts$/);
  const receipt = await again.page.textContent(".receipt code");
  await again.page.goto(`${site.desk}/en/survey/receipt?code=${receipt}`);
  check(label, await again.page.locator(".receipt").isVisible(), "the receipt does not hold");
  await again.page.goBack();
  await again.page.goBack();
  await again.page.click("form[action$='/review'] button").catch(() => {});
  await again.page.goto(`${site.desk}/en/survey/receipts`);
  check(label, (await again.page.locator(".receipt").count()) === 1, "sent twice, counted twice");
  await again.done();
}

// Two people on one answer, with script.
async function together(site, check, code) {
  const label = "survey: two people";
  const one = await opens(site, check, `${label}, one`, code, "en", {}, "office");
  const other = await opens(site, check, `${label}, other`, code, "en", {}, "court");
  const find = async (page) => {
    await page.goto(`${site.desk}/en/survey/answer`);
    const links = await page.locator("nav a[href*='/answer/']").evaluateAll((all) => all.map((it) => it.href));
    for (const link of links) {
      await page.goto(link);
      if (await page.locator("textarea[name^='q:']").count()) return link;
    }
    throw new Error("no page with a text");
  };
  const at = await find(one.page);
  await other.page.goto(at);
  const text = "textarea[name^='q:']";
  await one.page.fill(text, "What the office knows");
  await save(one.page, () => one.page.locator("fieldset.answers input[type=radio]").nth(1).check());
  await other.page.fill(text, "What the court knows");
  const leave = () => other.page.locator(text).first().blur();
  check(label, (await save(other.page, leave)) === 409, "two wrote the same and nobody was told");
  await other.page.waitForSelector("[id$=':theirs']");
  await inspect(check, "survey: conflict", other.page, "en");
  await shoot(other.page, "conflict-en");
  check(label, (await other.page.inputValue(text)) === "What the court knows", "what she wrote is gone");
  await other.page.fill(text, "What both know");
  check(label, (await save(other.page, leave)) === 200, "her choice was not taken");
  await other.page.click(".talk summary");
  await other.page.fill("#comment", "Please look at this");
  await other.page.click("button[value=comment]");
  await one.page.reload();
  check(label, (await one.page.inputValue(text)) === "What both know", await one.page.inputValue(text));
  check(label, (await one.page.textContent(".talk")).includes("Please look at this"), "no comment");
  await one.page.goto(`${site.desk}/en/survey/answer`);
  check(label, (await one.page.textContent("main")).includes("court"), "nobody sees who touched the page last");
  await shoot(one.page, "contents-en");
  await one.page.goto(`${site.desk}/en/survey/review`);
  await shoot(one.page, "review-en");
  await one.page.click("form[action$='/review'] button");
  await one.page.waitForURL(/\/receipts$/);
  await shoot(one.page, "receipts-en");
  // Quick exit: the answer is shut, and “back” reaches nothing of hers.
  await other.page.goto(at);
  await other.page.click("header .exit");
  await other.page.waitForURL(/wikipedia/);
  // Her pass is taken back beside the way out: as fast as a server that is asked a lot.
  const holds = async () => (await other.context.cookies(site.desk)).some((it) => it.name === "__Host-answer");
  for (let tries = 0; tries < 50 && (await holds()); tries += 1) await other.page.waitForTimeout(100);
  check(label, !(await holds()), "her pass is still there after she left");
  await other.page.goBack();
  await other.page.waitForLoadState();
  check(label, !(await other.page.content()).includes("What both know"), "“back” shows what she wrote");
  await one.done();
  await other.done();
}

// A photograph as telephones write it: 8 × 8 dots, with a place in it (EXIF, in the segment behind the first two bytes).
const photo = async (page) => {
  const plain = Buffer.from(await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(8, 8);
    canvas.getContext("2d").fillRect(0, 0, 4, 8);
    const blob = await canvas.convertToBlob({ type: "image/jpeg" });
    return [...new Uint8Array(await blob.arrayBuffer())];
  }));
  const exif = Buffer.from("Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0canary-place", "latin1");
  const length = Buffer.alloc(2);
  length.writeUInt16BE(exif.length + 2);
  return Buffer.concat([plain.subarray(0, 2), Buffer.from([0xff, 0xe1]), length, exif, plain.subarray(2)]);
};

// One page with a question for a file.
const evidence = `survey,,,,,
,type,name,label::English (en),label::العربية (ar),appearance
,begin group,evidence,Evidence,أدلة,
,select_one yes_no,known,Is it known?,هل هو معروف؟,
,text,words,In words,بالكلمات,multiline
,file,form,The form,النموذج,
,end group,,,,
choices,,,,,
,list_name,name,label::English (en),label::العربية (ar),
,yes_no,yes,Yes,نعم,
,yes_no,no,No,لا,
settings,,,,,
,form_title,form_id,default_language,,
,Evidence,evidence,English (en),,
`;

// A round that asks it; the code of one organisation.
async function round(site, page) {
  await page.goto(`${site.desk}/en/desk/questionnaires`);
  await page.setInputFiles("#file", { name: "form.csv", mimeType: "text/csv", buffer: Buffer.from(evidence) });
  await page.click("form[action$='/file'] button");
  await page.goto(`${site.desk}/en/desk/rounds/new`);
  await page.fill("#name", "Second round");
  await page.selectOption("#questionnaire", await page.locator("#questionnaire option", { hasText: "Evidence" }).getAttribute("value"));
  await page.fill("#targets", "XAA 1");
  for (const locale of ["en", "ar"]) await page.check(`#l-${locale}`);
  await page.fill("#opens", day(-1));
  await page.fill("#closes", day(30));
  await page.selectOption("#zone", "UTC");
  await page.click("main form .button");
  await page.waitForURL(id);
  const at = page.url().match(/\/desk\/rounds\/.+$/)[0];
  await page.goto(`${site.desk}/en${at}/words`);
  for (const locale of ["en", "ar"]) {
    await page.fill(`#consent-${locale}`, "We ask what you know.");
    await page.fill(`#referral-XAA-${locale}`, "Call 999.");
  }
  await page.click("main form .button");
  await page.waitForURL(id);
  await page.click("button[value=open]");
  await page.waitForSelector("main h1 .tag.pv");
  await page.goto(`${site.desk}/en${at}/invite`);
  await page.fill("#name", "House of the well");
  await page.click("main form .button");
  return { at, code: await page.textContent("#code") };
}

// A file with script on, one with script off, and one that is not taken; then the page in Arabic.
async function files(site, check, code) {
  const label = "survey: files";
  const one = await opens(site, check, label, code, "en");
  const { page } = one;
  const field = "input[type=file]";
  const put = (page) => page.locator(".question", { has: page.locator(field) }).locator("button[value=update]").click();
  const at = `${site.desk}/en/survey/answer/1`;
  await page.goto(at);
  const text = "textarea[name^='q:']";
  await page.fill(text, "Typed beside the file");
  await page.setInputFiles(field, { name: "canary name.jpg", mimeType: "image/jpeg", buffer: await photo(page) });
  // Another field is left: the file waits, and is not sent with it.
  let bodies = 0;
  page.on("request", (it) => (bodies += it.method() === "POST" && (it.postDataBuffer()?.includes("canary") ?? false)));
  await save(page, () => page.locator("fieldset.answers input[type=radio]").first().check());
  check(label, bodies === 0, "saving a field sent the file");
  check(label, (await page.locator(field).first().evaluate((it) => it.files.length)) === 1, "saving a field lost the file that was chosen");
  await put(page);
  const link = page.locator("a[href*='/survey/file/']");
  await link.first().waitFor();
  check(label, (await page.inputValue(text)) === "Typed beside the file", "what was typed beside the file is gone");
  const [taken] = await Promise.all([page.waitForEvent("download"), link.first().click()]);
  const bytes = await readFile(await taken.path());
  check(label, /^file-[0-9a-f]{12}\.jpg$/.test(taken.suggestedFilename()), taken.suggestedFilename());
  check(label, bytes.length > 100 && !bytes.includes("canary") && !bytes.includes("Exif"), "it says where it was taken");
  // What is too large is not sent, and said at the field.
  await page.setInputFiles(field, { name: "large.txt", mimeType: "text/plain", buffer: Buffer.alloc(9 * 1024 * 1024, "a") });
  check(label, (await page.locator(field).first().evaluate((it) => it.files.length)) === 0, "a file that is too large waits to be sent");
  check(label, await page.locator("[id$=':takes'].fault").isVisible(), "nobody says that a file is too large");
  await one.done();

  const two = await opens(site, check, `${label}, script off`, code, "en", { javaScriptEnabled: false });
  await two.page.goto(at);
  await two.page.fill(text, "Typed with script off");
  await two.page.setInputFiles(field, { name: "a.docx", mimeType: "text/plain", buffer: Buffer.from([0x50, 0x4b, 3, 4, 0xff]) });
  await put(two.page);
  check(label, (await two.page.locator(".fault").first().textContent()).includes("PDF"), "nobody says what is taken");
  check(label, (await two.page.inputValue(text)) === "Typed with script off", "a file that is not taken lost what was typed");
  await two.page.setInputFiles(field, { name: "a.txt", mimeType: "text/plain", buffer: Buffer.from("Plain words") });
  await put(two.page);
  const names = await two.page.locator("a[href*='/survey/file/']").allTextContents();
  check(label, names.length === 1 && names[0].endsWith(".txt"), `${names}`);
  await two.page.goto(`${site.desk}/en/survey/review`);
  check(label, (await two.page.locator("dd a[href*='/survey/file/']").count()) === 1, "the file is not where all is read");
  await two.page.click("form[action$='/review'] button");
  await two.page.waitForURL(/\/receipts$/);
  await two.done();

  const three = await opens(site, check, `${label}, Arabic`, code, "ar");
  await three.page.goto(at.replace("/en/", "/ar/"));
  await inspect(check, `${label}, Arabic`, three.page, "ar");
  await shoot(three.page, "files-ar");
  await three.page.setViewportSize({ width: 360, height: 800 });
  await inspect(check, `${label}, Arabic, narrow`, three.page, "ar");
  await three.page.locator("button[value^='drop:']").first().click();
  check(label, (await three.page.locator("a[href*='/survey/file/']").count()) === 0, "a file that was removed is there");
  await three.done();
}

// Whoever reads the answer at the desk takes its file along.
async function evidenceRead(site, check, round) {
  const label = "survey: a file at the desk";
  const dina = await arrive(site, check, label, { bypassCSP: true });
  const { page } = dina;
  await comeIn(site, dina, site.invite("director"));
  await page.goto(`${site.desk}/en${round}/results/answers`);
  await page.click("main tbody a");
  await inspect(check, label, page, "en");
  await shoot(page, "file-at-desk-en");
  const [taken] = await Promise.all([page.waitForEvent("download"), page.click("main dd a")]);
  check(label, (await readFile(await taken.path())).toString() === "Plain words", taken.suggestedFilename());
  await page.goto(page.url().replace("/en/", "/ar/"));
  await page.setViewportSize({ width: 360, height: 800 });
  await inspect(check, `${label}, Arabic, narrow`, page, "ar");
  await shoot(page, "file-at-desk-ar");
  await dina.done();
}

// In Arabic, on a slow line that drops.
async function slowly(site, check, code) {
  const label = "survey: slow and Arabic";
  const she = await opens(site, check, label, code, "ar");
  const { page } = she;
  const session = await she.context.newCDPSession(page);
  await session.send("Network.enable");
  const line = (offline) =>
    session.send("Network.emulateNetworkConditions", { offline, latency: 800, downloadThroughput: 30_000, uploadThroughput: 15_000 });
  await line(false);
  await page.goto(`${site.desk}/ar/survey/answer`);
  const links = await page.locator("nav a[href*='/answer/']").evaluateAll((all) => all.map((it) => it.href));
  let at;
  for (const link of links) {
    await page.goto(link);
    at = link;
    if ((await page.locator("textarea[name^='q:']").count()) && (await page.locator("fieldset.answers").count())) break;
  }
  await shoot(page, "section-ar");
  await line(true);
  await page.locator("fieldset.answers input[type=radio]").nth(2).check();
  const said = words("ar")["survey-no-connection"];
  await page.waitForFunction((text) => document.querySelector("[data-said]").textContent === text, said);
  await page.fill("textarea[name^='q:']", "كُتب بلا اتصال");
  await line(false);
  await page.waitForFunction((text) => document.querySelector("[data-said]").textContent === text, words("ar")["survey-saved"], { timeout: 30_000 });
  await page.locator("textarea[name^='q:']").first().blur();
  await page.waitForTimeout(3000);
  await page.reload();
  check(label, (await page.inputValue("textarea[name^='q:']")) === "كُتب بلا اتصال", "what was typed without a line is gone");
  check(label, await page.locator("fieldset.answers input[type=radio]").nth(2).isChecked(), "what was chosen without a line is gone");
  // Another language and back, without losing what stands in the field.
  await page.fill("textarea[name^='q:']", "قبل تغيير اللغة");
  await page.click(".inform summary");
  await page.click("button[value='tongue:fr']");
  await page.waitForURL(/\/fr\/survey\/answer\/\d+$/);
  check(label, (await page.inputValue("textarea[name^='q:']")) === "قبل تغيير اللغة", "a change of language lost what was typed");
  await page.goto(`${site.desk}/ar/survey/review`);
  await shoot(page, "review-ar");
  await page.click("form[action$='/review'] button");
  await page.waitForURL(/\/ar\/survey\/receipts$/);
  check(label, (await page.locator(".receipt").count()) === 1, "no receipt");
  await Promise.all([page.waitForEvent("load"), page.click("form[action$='/rater'] button")]);
  check(label, (await page.locator(".receipt").count()) === 2, "no key for later answers");
  await shoot(page, "receipts-key-ar");
  await she.done();
  return at;
}

// Words of a questionnaire are read and found right, with the keyboard; where the queue is.
async function translated(site, check, page) {
  const label = "survey: translations";
  await page.goto(`${site.desk}/en/desk/translations`);
  await page.click("main tbody a[href$='/fr']");
  await page.click("main .hero a[href$='show=all']");
  const queue = new URL(page.url());
  await page.fill("#t0", "Une question, posée autrement ?");
  await page.focus("#r0");
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");
  await page.waitForSelector("[role=status]");
  check(label, (await page.isChecked("#r0")) && (await page.inputValue("#t0")).startsWith("Une question"), "it was not kept");
  check(label, (await page.locator("fieldset .tag.pv").count()) === 1, "it does not count as reviewed");
  await page.fill("#t1", "Que dites-vous de ${quelque_chose} ?");
  await page.click("main form .button");
  await page.waitForSelector(".fault");
  check(label, (await page.inputValue("main textarea")).includes("quelque_chose"), "what was typed is gone");
  await inspect(check, label, page, "en");
  await shoot(page, "translate-fault-en");
  return queue;
}

// At the desk: a tag is made and given with the keyboard, words are translated; where those pages are.
async function tagged(site, check, made) {
  const dina = await arrive(site, check, "survey: results", { bypassCSP: true });
  const { page } = dina;
  await comeIn(site, dina, site.invite("director"));
  await page.goto(`${site.desk}/en${made.round}`);
  await page.click("main .hero a[href$='/results']");
  await page.waitForSelector("table.shares");
  await page.click(".tabs a[href$='/codes']");
  for (const name of ["Police", "", "Money for shelters in the provinces"]) {
    await page.fill("#name", name);
    await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
    if (!name) await inspect(check, "survey: tags with faults", page, "en");
  }
  check("survey: tags", (await page.locator(".codetree li").count()) === 2, "not both are there");
  await page.click(".tabs a[href$='/texts']");
  await page.click("main tbody a");
  const text = new URL(page.url());
  await page.locator("input[name=tag]").first().focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");
  await page.waitForURL(/#t1$/);
  check("survey: tagged", await page.locator("input[name=tag]").first().isChecked(), "the tag was not kept");
  await page.click("main .crumbs + h1 + .row a");
  const agreement = new URL(page.url());
  await page.goto(`${site.desk}/en${made.round}/results/answers`);
  const answer = new URL(await page.locator("main tbody a").first().getAttribute("href"), site.desk);
  const translate = await translated(site, check, page);
  await dina.done();
  const pages = { "results-text": text, "results-agreement": agreement, "results-answer": answer, translate };
  return Object.fromEntries(Object.entries(pages).map(([name, it]) => [name, it.pathname.slice(3) + it.search]));
}

// The answers leave as files: one asks, another agrees, then each file is taken.
async function leave(site, check, made) {
  const label = "survey: files of answers";
  const [asks, agrees] = [await arrive(site, check, label), await arrive(site, check, label)];
  await comeIn(site, asks, site.invite("director"));
  await comeIn(site, agrees, site.invite("administrator"));
  await asks.page.goto(`${site.desk}/en${made.round}`);
  await asks.page.click("main a[href$='/answers']");
  await asks.page.click("main form .button");
  await asks.page.fill("#reason", "For the report");
  await asks.page.click("main form .button");
  await asks.page.waitForSelector("[role=status]");
  await agrees.page.goto(`${site.desk}/en/desk/releases`);
  await Promise.all([agrees.page.waitForEvent("load"), agrees.page.click("button[value=grant]")]);
  await asks.page.reload();
  await inspect(check, label, asks.page, "en");
  await shoot(asks.page, "answers-files-en");
  const links = asks.page.locator("main li a");
  check(label, (await links.count()) >= 6, `${await links.count()} files`);
  for (const link of await links.all()) {
    const [taken] = await Promise.all([asks.page.waitForEvent("download"), link.click()]);
    const bytes = await readFile(await taken.path());
    check(label, bytes.length > 20 && taken.suggestedFilename() === (await link.textContent()), `${taken.suggestedFilename()}: ${bytes.length} bytes`);
  }
  await asks.page.goto(`${site.desk}/ar${made.round}/answers`);
  await inspect(check, `${label} ar`, asks.page, "ar");
  await shoot(asks.page, "answers-files-ar");
  await asks.done();
  await agrees.done();
}

export async function survey(site, check) {
  let made;
  try {
    made = await setUp(site, check);
    await withoutScript(site, check, made.codes[0]);
    await together(site, check, made.codes[1]);
    const { at: second, code } = await round(site, made.dina.page);
    await files(site, check, code);
    const at = await slowly(site, check, made.codes[2]);
    const { page } = made.dina;
    await page.waitForTimeout(2500);
    await page.goto(`${site.desk}/en${made.round}`);
    const counts = await page.locator("section table").first().locator("tbody tr td").allTextContents();
    check("survey: coverage", counts[3] === "3", `submitted: ${counts}`);
    await shoot(page, "round-en");
    // Whoever comes in as director from here on ends the session of the one before.
    await evidenceRead(site, check, second);
    await leave(site, check, made);
    made.results = await tagged(site, check, made);
    await everywhere(site, check, made, new URL(at).pathname.replace(/^\/ar/, ""));
    await made.dina.done();
  } catch (error) {
    check("survey", false, String(error.stack ?? error));
  }
}

// Every page of it in every language, wide and narrow.
async function everywhere(site, check, made, section) {
  const desk = {
    rounds: "/desk/rounds",
    "round-new": "/desk/rounds/new",
    round: made.round,
    "round-edit": `${made.round}/edit`,
    "round-words": `${made.round}/words`,
    "round-invite": `${made.round}/invite`,
    organisation: made.organisation,
    questionnaires: "/desk/questionnaires",
    answers: `${made.round}/answers`,
    results: `${made.round}/results`,
    "results-rated": `${made.round}/results?section=4`,
    "results-forms": `${made.round}/results/forms`,
    "results-answers": `${made.round}/results/answers?section=2`,
    "results-texts": `${made.round}/results/texts`,
    "results-codes": `${made.round}/results/codes`,
    ...made.results,
    translations: "/desk/translations",
  };
  const answer = {
    entrance: "/survey",
    contents: "/survey/answer",
    welcome: "/survey/answer/1",
    section,
    review: "/survey/review",
    receipts: "/survey/receipts",
    receipt: "/survey/receipt?code=nothing",
  };
  const who = await opens(site, check, "survey: every page", made.codes[1], "en");
  const contributor = await who.context.storageState();
  await who.done();
  for (const locale of locales) {
    // A director who came in a moment ago, so that nothing asks once more whether it is she.
    const dina = await arrive(site, check, `survey: director ${locale}`);
    await comeIn(site, dina, site.invite("director", locale));
    const director = await dina.context.storageState();
    await dina.done();
    const title = words(locale)["neutral-title"];
    const narrow = ["round", "round-words", "entrance", "contents", "section", "review", "receipts", "answers", "translations", "translate", "results-rated", "results-answers", "results-codes", "results-text"];
    const view = async ({ width, scheme }) => {
      const of = { viewport: { width, height: 900 }, colorScheme: scheme, bypassCSP: true, locale };
      for (const [storageState, pages] of [[director, desk], [contributor, answer]]) {
        const context = await site.browser.newContext({ ...of, storageState });
        for (const [kind, path] of Object.entries(pages)) {
          if (width < 1000 && !narrow.includes(kind)) continue;
          await look(check, context, `survey ${kind}`, locale, `${site.desk}/${locale}${path}`, { width, scheme, title });
          if (shots && ["en", "ar"].includes(locale)) {
            const page = await context.newPage();
            await page.goto(`${site.desk}/${locale}${path}`);
            await shoot(page, `${kind}-${locale}-${width}`);
            await page.close();
          }
        }
        await context.close();
      }
    };
    await Promise.all([view({ width: 1280, scheme: "light" }), view({ width: 360, scheme: "dark" })]);
  }
}
