// Starts the command on a throw-away copy of the worked example and gives a browser to look at it with.
import { spawn, execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const program = process.env.DILIGENCE ?? "target/debug/diligence";
const chrome = process.env.CHROMIUM ?? "/usr/bin/chromium";

export const locales = ["en", "fr", "es", "ar", "bn", "id"];

// Every kind of page: typical, longest and empty content.
export const pages = {
  home: "",
  about: "/about",
  method: "/method",
  framework: "/framework",
  edition: "/framework/open-criteria-1",
  area: "/framework/open-criteria-1/PT",
  "area-longest": "/framework/open-criteria-1/PV",
  principle: "/framework/open-criteria-1/PT3",
  "principle-longest": "/framework/open-criteria-1/PR1",
  "principle-without-data": "/framework/open-criteria-1/RE4",
  countries: "/jurisdictions",
  "countries-region": "/jurisdictions?region=035&data=1",
  "countries-unit": "/jurisdictions?q=Punjab",
  "countries-empty": "/jurisdictions?q=zzzzzz",
  profile: "/jurisdictions/MYS",
  "profile-longest": "/jurisdictions/USA",
  "profile-empty": "/jurisdictions/ATA",
  "profile-unit": "/jurisdictions/MY-10",
  "profile-scored": "/jurisdictions/XAA",
  "countries-fictional": "/jurisdictions?q=XAB",
  compare: "/compare?with=MYS&with=NPL",
  "compare-longest": "/compare?with=BGD&with=TCD&with=EGY&with=USA",
  "compare-empty": "/compare",
  "not-found": "/nowhere/at/all",
  "compare-fictional": "/compare?with=MYS&with=XAA",
  ambiguous: "/jurisdictions/Georgia",
  misspelt: "/jurisdictions/Malayzia",
  partners: "/partners",
};

// The worked example, in a folder of which each site takes a copy.
export function prepare() {
  const folder = mkdtempSync(join(tmpdir(), "diligence-e2e-"));
  const data = join(folder, "data");
  execFileSync(program, ["demo", "--no-serve", "--data", data], { stdio: ["ignore", "ignore", "inherit"] });
  return { data, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export async function start(example) {
  const folder = mkdtempSync(join(tmpdir(), "diligence-e2e-"));
  const data = join(folder, "data");
  cpSync(example, data, { recursive: true });
  const server = spawn(program, ["serve", "--data", data, "--listen", "127.0.0.1:0"], { stdio: ["ignore", "pipe", "inherit"] });
  const address = await new Promise((done, fail) => {
    let said = "";
    server.stdout.on("data", (part) => {
      said += part;
      const found = said.match(/http:\/\/[0-9.:]+/);
      if (found) done(found[0]);
    });
    server.on("exit", (code) => fail(new Error(`the server stopped with ${code}: ${said}`)));
  });
  const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
  const browser = await chromium.launch({ executablePath: chrome, args });
  // Passkeys need the name of a host.
  const desk = address.replace("127.0.0.1", "localhost");
  return {
    address,
    desk,
    browser,
    // A link that lets somebody of the worked example in, once, in a language; she begins anew.
    invite(role, locale = "en") {
      const said = execFileSync(program, ["user", "reset", `${role}@demo.example`, "--data", data, "--address", desk]);
      return String(said).match(/http:\S+/)[0].replace("/en/invitation/", `/${locale}/invitation/`);
    },
    // A browser that keeps pages aside for “back”, as people’s browsers do, even those that are not to be stored.
    keeper: () =>
      chromium.launch({
        executablePath: chrome,
        args: [...args, "--enable-features=CacheControlNoStoreEnterBackForwardCache"],
        ignoreDefaultArgs: ["--disable-back-forward-cache"],
      }),
    async stop() {
      await browser.close();
      server.removeAllListeners("exit");
      server.kill("SIGTERM");
      await new Promise((done) => server.once("exit", done));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
