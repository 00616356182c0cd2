// Every kind of public page × every language: axe finds nothing, nothing scrolls sideways, nothing is asked of another
// site, direction and language are right, and everything can be read with script off.
import { look } from "./look.mjs";
import { locales, pages } from "./site.mjs";

export async function open(site, check) {
  for (const locale of locales) {
    for (const [view, options] of [
      ["wide", { width: 1280, scheme: "light" }],
      ["narrow", { width: 360, scheme: "dark" }],
    ]) {
      const context = await site.browser.newContext({
        viewport: { width: options.width, height: 900 },
        colorScheme: options.scheme,
        bypassCSP: true, // axe is put into the page; what the policy allows is checked by the server's own tests
        locale,
      });
      const kinds = view === "wide" ? Object.keys(pages) : ["home", "framework", "principle", "countries", "profile", "profile-scored", "compare-longest"];
      for (const kind of kinds) await look(check, context, kind, locale, `${site.address}/${locale}${pages[kind]}`, options);
      await context.close();
    }
  }

  // The first view of somebody who has never been here: everything but the map, which is a file of its own.
  for (const locale of locales) {
    for (const kind of ["home", "countries", "profile-longest", "profile-scored", "principle-longest"]) {
      const context = await site.browser.newContext({ viewport: { width: 1280, height: 900 } });
      const page = await context.newPage();
      const session = await context.newCDPSession(page);
      await session.send("Network.enable");
      const asked = new Map();
      let bytes = 0;
      session.on("Network.responseReceived", (it) => asked.set(it.requestId, it.response.url));
      session.on("Network.loadingFinished", (it) => {
        if (!asked.get(it.requestId)?.includes("/map/")) bytes += it.encodedDataLength;
      });
      await page.goto(`${site.address}/${locale}${pages[kind]}`);
      await page.evaluate(() => document.fonts.ready);
      check(`${kind} ${locale}`, bytes < 150_000, `the first view weighs ${bytes} bytes`);
      const faces = await page.evaluate(() =>
        [...document.fonts].filter((it) => it.status === "loaded").map((it) => `${it.family.replaceAll('"', "")} ${it.weight}`),
      );
      const own = { ar: "Noto Sans Arabic 400", bn: "Noto Sans Bengali 400" }[locale];
      for (const face of ["Noto Sans 400", own ?? "Noto Sans 600 700"]) {
        check(`${kind} ${locale}`, faces.includes(face), `${face} is not among ${faces}`);
      }
      await context.close();
    }
  }

  // Script off: the words are there, the form searches, the way out leads out.
  const plain = await site.browser.newContext({ javaScriptEnabled: false });
  const page = await plain.newPage();
  await page.goto(`${site.address}/ar`);
  await page.fill("main input[name=q]", "مصر");
  await page.click("main form button");
  check("script off", page.url().includes("/ar/jurisdictions?q="), page.url());
  await page.click("tbody a");
  check("script off", page.url().endsWith("/ar/jurisdictions/EGY"), page.url());
  const left = page.waitForRequest((request) => request.url().includes("wikipedia.org"), { timeout: 5000 }).catch(() => null);
  await page.click("header .exit").catch(() => {});
  check("script off", (await left) !== null, "“Leave this page” does not lead out");
  await plain.close();

  // Keyboard only: the first stop skips to the content, the menu of languages opens.
  const keys = await site.browser.newContext();
  const typed = await keys.newPage();
  await typed.goto(`${site.address}/en/jurisdictions/MYS`);
  await typed.keyboard.press("Tab");
  check("keyboard", await typed.evaluate(() => document.activeElement.className === "skip"), "the first stop is no skip link");
  await typed.focus("details.lang summary");
  await typed.keyboard.press("Enter");
  check("keyboard", await typed.evaluate(() => document.querySelector("details.lang").open), "the menu of languages stays shut");
  await typed.keyboard.press("Tab");
  await typed.keyboard.press("Tab");
  await typed.keyboard.press("Enter");
  await typed.waitForURL(/\/(ar|fr)\/jurisdictions\/MYS$/);
  check("keyboard", true, "");
  await keys.close();
}
