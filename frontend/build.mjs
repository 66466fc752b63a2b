// Scripts and styles of the application, each under a name that holds its content's hash, and the list of these names.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "..", "src", "counterclaim", "web", "static");

const islands = (await readdir(join(here, "src"))).filter((name) => name.endsWith(".ts"));
const entries = [...islands.map((name) => join(here, "src", name)), join(here, "styles", "main.css"), join(here, "styles", "map.css")];

await mkdir(out, { recursive: true });
const { metafile } = await build({
  entryPoints: entries,
  outdir: out,
  entryNames: "[name]-[hash]",
  chunkNames: "part-[hash]",
  assetNames: "[name]-[hash]",
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "linked",
  loader: { ".svg": "file" },
  metafile: true,
  logLevel: "warning",
});

const names = {};
for (const [path, made] of Object.entries(metafile.outputs)) {
  if (made.entryPoint) names[basename(made.entryPoint).replace(/\.ts$/, ".js")] = basename(path);
}
// What the map fetches for itself: its worker, which must be a file of its own, and the borders. Browsers keep static
// files for good, so their addresses hold their content's hash as well.
for (const [from, name] of [
  [join("maplibre-gl", "dist", "maplibre-gl-worker.mjs"), "map-worker.js"],
  [join("world-atlas", "countries-50m.json"), "world.json"],
]) {
  const file = join(here, "node_modules", from);
  await copyFile(file, join(out, name));
  names[name] = `${name}?${createHash("sha256").update(await readFile(file)).digest("hex").slice(0, 8)}`;
}
await writeFile(join(out, "names.json"), JSON.stringify(names, null, 1));

// What no name leads to any more goes last, so that an application that is running is never without its files.
const made = new Set([...Object.keys(metafile.outputs).map((path) => basename(path)), ...Object.values(names).map((name) => name.split("?")[0]), "names.json"]);
for (const old of await readdir(out)) if (!made.has(old)) await rm(join(out, old));
