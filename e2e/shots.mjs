// Screenshots of the main pages into the folder given, for the README and for looking at.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pages, prepare, start } from "./site.mjs";

const folder = process.argv[2] ?? "e2e/out";
const only = process.argv.slice(3);
mkdirSync(folder, { recursive: true });
const example = prepare();
const site = await start(example.data);
try {
  for (const [name, kind, locale, width, scheme, full] of [
    ["home-en", "home", "en", 1280, "light", true],
    ["framework-en", "framework", "en", 1280, "light", true],
    ["principle-en", "principle", "en", 1280, "light", true],
    ["countries-en", "countries", "en", 1280, "light", false],
    ["profile-en", "profile", "en", 1280, "light", true],
    ["profile-ar", "profile", "ar", 1280, "light", true],
    ["profile-bn", "profile", "bn", 1280, "light", true],
    ["profile-narrow", "profile", "en", 390, "light", true],
    ["profile-dark", "profile", "en", 1280, "dark", true],
    ["compare-en", "compare-longest", "en", 1280, "light", true],
    ["home-ar", "home", "ar", 1280, "light", true],
    ["empty-fr", "profile-empty", "fr", 1280, "light", true],
    ["principle-ar", "principle", "ar", 1280, "light", true],
    ["framework-bn", "framework", "bn", 390, "light", true],
    ["about-fr", "about", "fr", 1280, "light", true],
    ["countries-narrow", "countries", "id", 390, "light", false],
    ["error-es", "ambiguous", "es", 1280, "light", false],
  ].filter(([name]) => only.length === 0 || only.includes(name))) {
    const context = await site.browser.newContext({ viewport: { width, height: 1000 }, colorScheme: scheme, locale });
    const page = await context.newPage();
    await page.goto(`${site.address}/${locale}${pages[kind]}`);
    await page.evaluate(() => document.fonts.ready);
    for (const image of await page.locator("img[loading=lazy]").all()) await image.scrollIntoViewIfNeeded();
    await page.waitForTimeout(300);
    await page.evaluate(() => scrollTo(0, 0));
    await page.screenshot({ path: join(folder, `${name}.png`), fullPage: full });
    await context.close();
  }
} finally {
  await site.stop();
  example.remove();
}
