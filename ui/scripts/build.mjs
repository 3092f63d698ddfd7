// Builds ui/src into ui/dist, which the binary embeds. Run by `cargo xtask ui`.
import { build } from "esbuild";
import { copyFile, mkdir, rm } from "node:fs/promises";

await rm("dist", { recursive: true, force: true });
await mkdir("dist", { recursive: true });
await build({
  entryPoints: ["src/app.js", "src/map.js", "src/app.css", "src/map.css", "src/read.js", "src/read.css", "src/read-page.css"],
  outdir: "dist",
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2020", "chrome90", "safari15", "firefox90"],
  loader: { ".png": "dataurl", ".svg": "dataurl" },
  legalComments: "linked",
  logLevel: "warning",
});
await copyFile("src/favicon.svg", "dist/favicon.svg");
