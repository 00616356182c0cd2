import { survey } from "./survey.mjs";
import { start } from "./site.mjs";
const site = await start();
let passed = 0; const failures = [];
try { await survey(site, (name, holds, why) => { if (holds) { passed += 1; if (name.startsWith("survey:")) console.error("ok", name); } else { failures.push(`${name}: ${why}`); console.error("F", name, String(why).slice(0,600)); } }); } finally { await site.stop(); }
console.log(passed, failures.length);
