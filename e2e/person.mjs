// A person at the browser: with a passkey that the browser plays, or with a password and one-time codes.
import { createHmac } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { watch } from "./look.mjs";

// RFC 6238, from the letters that the page shows.
export function oneTimeCode(letters, now = Date.now()) {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...letters.replaceAll(/\s/g, "")].map((it) => alphabet.indexOf(it).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((it) => parseInt(it, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)));
  const digest = createHmac("sha1", key).update(counter).digest();
  const at = digest[19] & 15;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

// A code works once; the next one is half a minute away, and one step either way is taken.
export class Codes {
  #last = 0;
  constructor(letters) {
    this.letters = letters;
  }
  async next() {
    const step = () => Math.floor(Date.now() / 30_000);
    const wanted = Math.max(this.#last + 1, step() - 1);
    while (wanted > step() + 1) await new Promise((done) => setTimeout(done, 500));
    this.#last = wanted;
    return oneTimeCode(this.letters, wanted * 30_000);
  }
}

// Gives a page an authenticator that says yes.
export async function withPasskeys(context, page) {
  const session = await context.newCDPSession(page);
  await session.send("WebAuthn.enable");
  await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

export const PASSWORD = "four unlikely words together";

// Where “Leave this page” leads; nothing is asked of it here.
export const AWAY = "https://www.wikipedia.org/";

// Somebody at a browser of her own. When she is done, nothing was asked of another site, and the console, in which a
// browser complains of what the policy of our pages forbids, is silent.
export async function arrive(site, check, label, options = {}) {
  const context = await site.browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  await context.route(`${AWAY}**`, (route) =>
    route.fulfill({ contentType: "text/html", body: '<!doctype html><html lang="en"><title>Neutral</title><p>Neutral' }),
  );
  const watched = [];
  context.on("page", (page) => watched.push(watch(page, site.desk)));
  const page = await context.newPage();
  return {
    context,
    page,
    async done() {
      const elsewhere = watched.flatMap((it) => it.elsewhere).filter((it) => it !== AWAY);
      check(label, elsewhere.length === 0, `asked ${elsewhere}`);
      const errors = watched.flatMap((it) => it.errors);
      check(label, errors.length === 0, errors.join(" | "));
      await context.close();
    },
  };
}

// Opens a link and sets up a passkey, up to the desk.
export async function comeIn(site, she, link) {
  await withPasskeys(she.context, she.page);
  await she.page.goto(link);
  await she.page.click("#passkey");
  await she.page.click(".codes ~ p a.button");
  await she.page.waitForURL(/\/desk$/);
}

// The messages of a language that are plain words.
export function words(locale) {
  const folder = new URL(`../content/messages/${locale}/`, import.meta.url);
  const lines = readdirSync(folder).flatMap((name) => readFileSync(new URL(name, folder), "utf8").split("\n"));
  return Object.fromEntries(lines.map((line) => line.match(/^([a-z0-9-]+) = (.+)$/)).filter(Boolean).map((it) => [it[1], it[2]]));
}
