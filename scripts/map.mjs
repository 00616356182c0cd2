#!/usr/bin/env node
/* Makes crates/chart/data/world.tsv: the world in the Equal Earth projection, as SVG paths.

Install (anywhere outside the repository):
    npm install world-atlas@2.0.2 topojson-client
Run (after scripts/jurisdictions.py, whose states.tsv gives the alpha-3 codes):
    node scripts/map.mjs path/to/node_modules

Lines: "# ..." are comments, the first one with the viewBox; then KEY<TAB>SHAPE. KEY is an ISO 3166-1
alpha-3 code (XKX: Kosovo), "sphere" (the outline of the globe), or "-" (land to be drawn neutral and
attributed to nobody). SHAPE is path data, to be filled with the even-odd rule, or "@x,y", the centre
of a circle for a place too small for this scale.

Projection: Bojan Šavrič, Tom Patterson, Bernhard Jenny, "The Equal Earth map projection",
International Journal of Geographical Information Science 33(3), 2019 (online 2018), 454-465,
doi:10.1080/13658816.2018.1504949. Shapes: Natural Earth 4.1 (public domain) by way of world-atlas. */

import { readFileSync, writeFileSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
if (process.argv.length !== 3) {
  console.error("usage: node scripts/map.mjs path/to/node_modules");
  process.exit(2);
}
const require = createRequire(join(resolve(process.argv[2]), "map.cjs"));
const { feature } = require("topojson-client");

const WIDTH = 1000;
const NEUTRAL = ["N. Cyprus", "Somaliland"];
const OMIT = ["ATA"];

// Natural Earth 4.1 draws Crimea inside Russia, ISO 3166-2 lists it under Ukraine (UA-43, UA-40) and
// General Assembly resolution 68/262 speaks of Ukraine's borders: neutral, like the other two.
const isCrimea = (name, ring) => name === "Russia" && ring.every(([x, y]) => x > 32 && x < 37 && y > 44 && y < 47);

function project([lon, lat]) {
  const [A1, A2, A3, A4] = [1.340264, -0.081106, 0.000893, 0.003796];
  const M = Math.sqrt(3) / 2;
  const theta = Math.asin(M * Math.sin((lat * Math.PI) / 180));
  const t2 = theta * theta;
  const t6 = t2 ** 3;
  return [
    ((lon * Math.PI) / 180) * Math.cos(theta) / (M * (A1 + 3 * A2 * t2 + t6 * (7 * A3 + 9 * A4 * t2))),
    theta * (A1 + A2 * t2 + t6 * (A3 + A4 * t2)),
  ];
}
const edge = project([180, 0])[0];
const pole = project([0, 90])[1];
const scale = WIDTH / (2 * edge);
const HEIGHT = Math.ceil(2 * pole * scale);
/** Tenths of a unit, as whole numbers, so that steps between points never drift. */
function place(point) {
  const [x, y] = project(point);
  return [Math.round((x + edge) * scale * 10), Math.round((pole - y) * scale * 10)];
}

/** Makes longitudes run on instead of jumping from one side of the map to the other. */
function unwrap(ring) {
  let turn = 0;
  return ring.map(([lon, lat], i) => {
    if (i > 0) {
      const step = lon - ring[i - 1][0];
      if (step > 180) turn -= 360;
      if (step < -180) turn += 360;
    }
    return [lon + turn, lat];
  });
}

/** The part of a ring on one side of a meridian (Sutherland and Hodgman). */
function clip(ring, meridian, side) {
  const inside = ([lon]) => side * (lon - meridian) >= 0;
  const out = [];
  ring.forEach((b, i) => {
    const a = ring[(i + ring.length - 1) % ring.length];
    if (inside(a) !== inside(b)) {
      const share = (meridian - a[0]) / (b[0] - a[0]);
      out.push([meridian, a[1] + share * (b[1] - a[1])]);
    }
    if (inside(b)) out.push(b);
  });
  return out;
}

/** A ring of the globe as rings of the flat map, cut at the antimeridian. */
function cut(ring) {
  const open = unwrap(ring).slice(0, -1);
  const parts = [];
  for (const turn of [-360, 0, 360]) {
    const shifted = open.map(([lon, lat]) => [lon + turn, lat]);
    const part = clip(clip(shifted, -180, 1), 180, -1);
    if (part.some(([lon]) => Math.abs(lon) < 180)) parts.push(follow(part));
  }
  return parts;
}

/** Adds points where a ring runs along the antimeridian, which is curved on the map. */
function follow(ring) {
  return ring.flatMap((a, i) => {
    const b = ring[(i + 1) % ring.length];
    if (Math.abs(a[0]) !== 180 || a[0] !== b[0]) return [a];
    const steps = Math.max(1, Math.ceil(Math.abs(b[1] - a[1]) / 2));
    return Array.from({ length: steps }, (_, s) => [a[0], a[1] + ((b[1] - a[1]) * s) / steps]);
  });
}

const area = (ring) =>
  ring.reduce((sum, [x, y], i) => {
    const [u, v] = ring[(i + 1) % ring.length];
    return sum + x * v - u * y;
  }, 0) / 2;

const tenths = (n) => {
  const text = (Math.abs(n) / 10).toString().replace(/^0\./, ".");
  return n < 0 ? `-${text}` : text;
};
const join2 = (numbers) => numbers.map(tenths).join(" ").replaceAll(" -", "-");

function pathOf(rings) {
  let path = "";
  for (const ring of rings) {
    const points = ring.map(place).filter(([x, y], i, all) => {
      const [u, v] = all[(i + all.length - 1) % all.length];
      return x !== u || y !== v;
    });
    if (points.length < 3 || Math.abs(area(points)) < 20) continue; // below a fifth of a square unit
    const steps = points.slice(1).flatMap(([x, y], i) => [x - points[i][0], y - points[i][1]]);
    path += `M${join2(points[0])}l${join2(steps)}z`;
  }
  return path;
}

const polygons = ({ geometry: g }) =>
  !g ? [] : g.type === "Polygon" ? [g.coordinates] : g.type === "MultiPolygon" ? g.coordinates : [];

/** The centroid of the largest piece. */
function centre(shape) {
  const rings = polygons(shape).flatMap((polygon) => cut(polygon[0]));
  const size = (ring) => Math.abs(area(ring.map(project)));
  const ring = rings.reduce((best, next) => (size(next) > size(best) ? next : best));
  const [ox, oy] = ring[0];
  let [sum, x, y] = [0, 0, 0];
  ring.forEach(([ax, ay], i) => {
    const [bx, by] = ring[(i + 1) % ring.length];
    const cross = (ax - ox) * (by - oy) - (bx - ox) * (ay - oy);
    sum += cross;
    x += (ax + bx - 2 * ox) * cross;
    y += (ay + by - 2 * oy) * cross;
  });
  return [ox + x / (3 * sum), oy + y / (3 * sum)];
}

const atlas = (scale) => {
  const topology = require(`world-atlas/countries-${scale}.json`);
  return feature(topology, topology.objects.countries).features;
};
const table = readFileSync(join(root, "content/jurisdictions/states.tsv"), "utf8").trimEnd().split("\n");
const rows = table.slice(1).map((line) => line.split("\t"));
const alpha3 = new Map(rows.filter(([, a3]) => a3 !== "XKX").map(([, a3, numeric]) => [numeric, a3]));
const codeOf = ({ id, properties: { name } }) => (name === "Kosovo" ? "XKX" : alpha3.get(id));

const lines = new Map();
const neutral = [];
for (const shape of atlas("110m")) {
  const name = shape.properties.name;
  const code = codeOf(shape);
  if (OMIT.includes(code)) continue;
  if (!code && !NEUTRAL.includes(name)) throw new Error(`${name}: no code`);
  const all = polygons(shape);
  const disputed = all.filter(([outer]) => isCrimea(name, outer));
  if (name === "Russia" && disputed.length !== 1) throw new Error("Crimea: not found as one ring");
  neutral.push(...disputed.map((polygon) => pathOf(polygon.flatMap(cut))));
  const own = all.filter((polygon) => !disputed.includes(polygon));
  const path = pathOf(own.flatMap((polygon) => polygon.flatMap(cut)));
  if (!path) throw new Error(`${name}: nothing left`);
  if (code) lines.set(code, path);
  else neutral.push(path);
}
// What the small scale lacks becomes a circle: from 1:50m, and what that lacks from 1:10m.
for (const detail of ["50m", "10m"]) {
  for (const shape of atlas(detail)) {
    const code = codeOf(shape);
    // Ashmore and Cartier carries Australia's number, so a code that has a line keeps it.
    if (!code || OMIT.includes(code) || lines.has(code)) continue;
    const [x, y] = place(centre(shape));
    lines.set(code, `@${x / 10},${y / 10}`);
  }
}
const missing = rows.filter(([, a3, , kind]) => kind.startsWith("un-") && !lines.has(a3)).map(([, a3]) => a3);
if (missing.length) throw new Error(`UN members and observers without a place: ${missing}`);

const outline = []; // up the eastern edge, down the western
for (let lat = -90; lat <= 90; lat += 2.5) outline.push([180, lat]);
for (let lat = 90; lat >= -90; lat -= 2.5) outline.push([-180, lat]);

const text = [
  `# viewBox 0 0 ${WIDTH} ${HEIGHT}`,
  "# Equal Earth projection; shapes: Natural Earth 4.1 (public domain), world-atlas 2.0.2. Made by scripts/map.mjs.",
  `sphere\t${pathOf([outline])}`,
  ...[...lines].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, shape]) => `${code}\t${shape}`),
  ...neutral.sort().map((path) => `-\t${path}`),
  "",
].join("\n");
const out = join(root, "crates/chart/data/world.tsv");
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, text);
const circles = [...lines.values()].filter((shape) => shape.startsWith("@")).length;
console.log(`${lines.size - circles} shapes, ${circles} circles, ${neutral.length} neutral, ${text.length} bytes, 0 0 ${WIDTH} ${HEIGHT}`);
console.log(`not on the map: ${rows.filter(([, a3]) => !lines.has(a3)).map(([, a3]) => a3).join(" ")}`);
