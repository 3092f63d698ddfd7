// Looks at a running city: screenshots of every page on a phone and on a desk, and axe over each.
//
//   node scripts/shoot.mjs http://127.0.0.1:8080 logins.json out/ [--en] [--dark] [--only=NAME]
//   node scripts/shoot.mjs --gallery DIR out/    the files `cargo run --example gallery` wrote
//
// `logins.json` is what `yinuo init --logins` wrote. Styles and scripts are taken from ui/dist, so
// a new style can be seen without building the binary again. Ends with 1 on a serious finding.
import { readFile, readdir, mkdir } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const gallery = process.argv[2] === "--gallery";
const args = process.argv.slice(gallery ? 3 : 2).filter((a) => !a.startsWith("--"));
const base = gallery ? pathToFileURL(`${resolve(args[0] ?? ".")}/`).href : args[0];
const out = gallery ? args[1] : args[2];
const flag = (name) => process.argv.includes(`--${name}`);
const only = process.argv.find((a) => a.startsWith("--only="))?.slice(7);
if (!out) {
  console.error("usage: node scripts/shoot.mjs BASE LOGINS.json OUT [--en] [--dark] [--only=NAME]");
  process.exit(2);
}
const logins = gallery ? [] : JSON.parse(await readFile(args[1], "utf8"));
const states = gallery ? (await readdir(args[0])).filter((name) => name.endsWith(".html") && name !== "index.html") : [];
const axe = await readFile(new URL("../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const dist = new URL("../dist/", import.meta.url);
await mkdir(out, { recursive: true });

const screens = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  desk: { viewport: { width: 1280, height: 900 } },
};
const mimes = { css: "text/css", js: "text/javascript", svg: "image/svg+xml", png: "image/png" };
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
let serious = 0;

for (const [screen, options] of Object.entries(screens)) {
  const open = async () => {
    const context = await browser.newContext({
      ...options,
      bypassCSP: true, // only for axe, which is put into the page
      locale: flag("en") ? "en-GB" : "zh-CN",
      colorScheme: flag("dark") ? "dark" : "light",
    });
    await context.route("**/assets/*", async (route) => {
      const name = new URL(route.request().url()).pathname.split("/").pop();
      const body = await readFile(new URL(name, dist)).catch(() => null);
      if (!body) return route.continue();
      await route.fulfill({ body, contentType: mimes[name.split(".").pop()] ?? "text/plain" });
    });
    const page = await context.newPage();
    if (gallery) await context.route("**/{photo,map}/**", (route) => route.abort());
    page.on("pageerror", (error) => console.log(`${screen}: script error: ${error.message}`));
    page.on("console", (message) => message.type() === "error" && !gallery && console.log(`${screen}: ${page.url()}: ${message.text()}`));
    return page;
  };
  const look = async (page, name, path) => {
    if (path) await page.goto(base + path);
    await page.waitForLoadState("networkidle");
    if (only && !name.includes(only)) return;
    await page.waitForTimeout(120);
    await page.screenshot({ path: `${out}/${name}-${screen}.png`, fullPage: true });
    await page.evaluate(axe);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 0) console.log(`${name} (${screen}): ${wide} px wider than the screen`);
    const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
    for (const found of violations) {
      const grave = ["serious", "critical"].includes(found.impact);
      serious += grave ? 1 : 0;
      console.log(`${name} (${screen}): ${found.impact}: ${found.id}: ${found.nodes.slice(0, 3).map((n) => n.html.slice(0, 110)).join(" | ")}`);
    }
  };
  const login = async (role) => {
    const who = logins.find((entry) => entry.role === role);
    const page = await open();
    await page.goto(`${base}/login`);
    await page.fill("#login", who.login);
    await page.fill("#password", who.password);
    await page.click("main button[type=submit]");
    return page;
  };

  if (gallery) {
    const page = await open();
    for (const state of states) await look(page, state.replace(".html", ""), state);
    continue;
  }
  const citizen = await open();
  await look(citizen, "home", "/");
  await look(citizen, "report", "/report");
  await citizen.locator("form[data-draft] button[type=submit]").last().evaluate((b) => (b.form.noValidate = true));
  await citizen.fill("textarea[name=body]", "路灯");
  await citizen.locator("form[data-draft] button[type=submit]").last().click();
  await look(citizen, "report-errors");
  await citizen.goto(`${base}/report`);
  await citizen.locator("input[name=kind]").nth(1).check();
  await citizen.fill("textarea[name=body]", "海棠里小区东门外的人行道上有两块地砖翘起来了，前天晚上有位老人差点绊倒。麻烦尽快修一下，最好先放个提示牌。");
  await citizen.locator("form[data-draft] button[type=submit]").last().click();
  await look(citizen, "sent");
  await citizen.goto(citizen.url().replace("/report/sent/", "/follow/"));
  await look(citizen, "case-new");
  await look(citizen, "follow", "/follow");
  await look(citizen, "days", "/days?start=2026-09-28T10:00&size=5&unit=working_days");
  await look(citizen, "rules", "/help/rules");
  await look(citizen, "login", "/login");
  await look(citizen, "missing", "/no-such-page");
  await look(citizen, "refused", "/desk/board");
  await look(citizen, "health", "/health");

  const first = async (page) => page.locator("a.title").first().getAttribute("href").catch(() => null);
  for (const [role, list] of [
    ["operator", ["/desk/intake", "/desk/new"]],
    ["dispatcher", ["/desk/dispatch"]],
    ["unit", ["/desk/unit", "/desk/unit?tab=work", "/desk/unit?tab=done"]],
    ["supervisor", ["/desk/board", "/desk/all", "/desk/all?light=late"]],
  ]) {
    const page = await login(role);
    for (const path of list) {
      const name = path.replace("/desk/", "").replaceAll(/[?=]/g, "-");
      await look(page, name, path);
      const target = ["intake", "dispatch", "unit-tab-work", "unit-tab-done", "all-light-late"].includes(name) && (await page.locator("a.title").count()) ? await first(page) : null;
      if (target) await look(page, `case-${name}`, target);
    }
    await page.context().close();
  }
  await citizen.context().close();
}
await browser.close();
console.log(serious ? `${serious} serious findings` : "axe: no serious finding");
process.exit(serious ? 1 : 0);
