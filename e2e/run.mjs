// The site as people meet it in a browser: what everybody sees, the desk, and the survey, which has a site of its own.
import { desk } from "./desk.mjs";
import { open } from "./open.mjs";
import { prepare, start } from "./site.mjs";
import { survey } from "./survey.mjs";

const example = prepare();
let passed = 0;
let failures = 0;
const check = (name, holds, why) => {
  if (holds) passed += 1;
  else {
    failures += 1;
    console.error(`FAILED ${name}: ${why}`);
  }
};

async function walk(name, ...parts) {
  const began = Date.now();
  try {
    const site = await start(example.data);
    try {
      for (const part of parts) await part(site, check);
    } finally {
      await site.stop();
    }
  } catch (error) {
    check(name, false, error.stack ?? String(error));
  }
  console.log(`${name}: ${Math.round((Date.now() - began) / 1000)} s`);
}

await walk("public pages and desk", open, desk);
await walk("survey", survey);
example.remove();
console.log(`${passed} passed, ${failures} failed`);
process.exit(failures === 0 ? 0 : 1);
