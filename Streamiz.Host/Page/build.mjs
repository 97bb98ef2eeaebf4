// Bundles the page into ../wwwroot: one script, one style sheet, the world's outlines, and the index.
import { build } from "esbuild";
import { cp, mkdir, rm } from "node:fs/promises";

const out = "../wwwroot";
await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
await build({
  entryPoints: { page: "src/main.js", docs: "src/docs.js" },
  bundle: true,
  minify: true,
  sourcemap: true,
  format: "esm",
  target: ["es2022"],
  loader: { ".png": "dataurl", ".svg": "dataurl" },
  outdir: out,
});
await cp("node_modules/world-atlas/countries-50m.json", `${out}/world.json`);
await cp("src/index.html", `${out}/index.html`);
await cp("src/docs.html", `${out}/docs.html`);
await cp("src/favicon.svg", `${out}/favicon.svg`);
