// A real server with the sample city, a real Chromium, and small helpers to be people with.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";

const root = resolve(import.meta.dirname, "../..");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const shots = join(root, "target/screenshots");
mkdirSync(shots, { recursive: true });

export const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };
export const desk = { viewport: { width: 1280, height: 900 } };

/** The sample city as it is today; `asOf` (2026-09-16T09:30) makes it live in its own time, with its year of delivery. */
export async function start({ asOf } = {}) {
  const binary = process.env.YINUO_BINARY ?? join(root, "target/release/yinuo");
  const data = mkdtempSync(join(tmpdir(), "yinuo-e2e-"));
  const logins = join(data, "logins.json");
  const init = spawnSync(binary, ["init", "--sample", ...(asOf ? ["--as-of", asOf] : []), "--data", data, "--logins", logins], { cwd: root, encoding: "utf8" });
  if (init.status !== 0) throw new Error(init.stderr);
  const server = spawn(binary, ["serve", "--data", data, "--listen", "127.0.0.1:0"], { cwd: root, stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, YINUO_LOG: "error" } });
  const line = await new Promise((done, fail) => {
    createInterface({ input: server.stdout }).once("line", done);
    server.once("exit", () => fail(new Error("the server did not start")));
  });
  const base = line.replace("listening on ", "");
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
  const people = Object.fromEntries(JSON.parse(readFileSync(logins, "utf8")).map((p) => [p.login, p.password]));
  return {
    base,
    browser,
    people,
    async stop() {
      await browser.close();
      server.kill();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** A page of its own browser profile: nobody shares cookies. */
export async function person(city, device, { js = true } = {}) {
  const context = await city.browser.newContext({ ...device, baseURL: city.base, locale: "zh-CN", javaScriptEnabled: js, permissions: js ? ["clipboard-write"] : [] });
  const page = await context.newPage();
  page.problems = [];
  page.on("pageerror", (error) => page.problems.push(String(error)));
  page.on("console", (message) => message.type() === "error" && page.problems.push(message.text()));
  return page;
}

export async function staff(city, login, device = desk, options) {
  const page = await person(city, device, options);
  await page.goto("/login");
  await page.fill("#login", login);
  await page.fill("#password", city.people[login]);
  await page.click("main button[type=submit]");
  return page;
}

/** Serious and critical findings of axe-core on the page. */
export async function findings(page) {
  await page.evaluate(axe);
  const result = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return result.violations
    .filter((v) => ["serious", "critical"].includes(v.impact))
    .map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).slice(0, 3).join(", ")}`);
}

export const shoot = (page, name) => page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
