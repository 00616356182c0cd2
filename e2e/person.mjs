// A person at the browser: with a passkey that the browser plays, or with a password and one-time codes.
import { createHmac } from "node:crypto";

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
