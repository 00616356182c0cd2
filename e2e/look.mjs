// What every page has to keep: axe finds nothing (in three languages), nothing scrolls sideways, nothing is asked of another site,
// direction and language are right, there is one main heading, and the console is silent.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// Notes what a page asks of other sites and what its console complains of.
export function watch(page, address) {
  const elsewhere = [];
  const errors = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(address) && !request.url().startsWith("data:")) elsewhere.push(request.url());
  });
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    // A page that is not found, and a line that was cut on purpose, say so in the console too.
    const expected = ["status of", "ERR_INTERNET_DISCONNECTED"].some((it) => message.text().includes(it));
    if (message.type() === "error" && !expected) errors.push(message.text());
  });
  return { elsewhere, errors };
}

// axe looks at every page in English and in Arabic, and in one of the other languages, by turns: it takes most of the
// time, and what it looks at stands in templates that all languages share.
function isLookedAt(page, locale) {
  if (["en", "ar"].includes(locale)) return true;
  const path = new URL(page.url()).pathname.slice(3).replaceAll(/[0-9a-f-]{36}/g, "");
  const turn = [...path].reduce((sum, it) => sum + it.codePointAt(0), 0) % 4;
  return ["fr", "es", "bn", "id"][turn] === locale;
}

// What holds for a page that is open; `title` is what its tab has to say, if that matters.
export async function inspect(check, label, page, locale, title) {
  const facts = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    dir: document.documentElement.dir,
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    headings: document.querySelectorAll("h1").length,
    title: document.title,
  }));
  check(label, facts.lang === locale, `lang is ${facts.lang}`);
  check(label, facts.dir === (locale === "ar" ? "rtl" : "ltr"), `dir is ${facts.dir}`);
  check(label, facts.wide <= 0, `scrolls sideways by ${facts.wide}px`);
  check(label, facts.headings === 1, `${facts.headings} main headings`);
  if (title) check(label, facts.title === title, `the tab says “${facts.title}”`);
  if (!isLookedAt(page, locale)) return;
  await page.evaluate(`${axe}; window.axe = axe`);
  const found = await page.evaluate(async () => {
    const { violations } = await window.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      resultTypes: ["violations"],
    });
    return violations.map((it) => `${it.id} (${it.nodes.length}): ${it.nodes[0].html.slice(0, 160)} ${it.nodes[0].failureSummary?.slice(0, 200)}`);
  });
  check(label, found.length === 0, found.join(" | "));
}

// Opens a page of its own and looks at it.
export async function look(check, context, name, locale, address, { width, scheme, title }) {
  const page = await context.newPage();
  const { elsewhere, errors } = watch(page, new URL(address).origin);
  const label = `${name} ${locale} ${width} ${scheme}`;
  try {
    await page.goto(address);
    await inspect(check, label, page, locale, title);
    check(label, elsewhere.length === 0, `asked ${elsewhere}`);
    check(label, errors.length === 0, errors.join(" | "));
  } catch (error) {
    check(label, false, String(error));
  } finally {
    await page.close();
  }
}
