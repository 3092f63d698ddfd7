// A report is put in and read: on a phone, at a desk, without JavaScript, and as a file of its own.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, test } from "node:test";
import { desk, findings, person, phone, shoot, staff, start } from "./city.mjs";

const sample = resolve(import.meta.dirname, "../../crates/web/src/pages/samples/reading.txt");
let city;
before(async () => { city = await start(); });
after(async () => { await city?.stop(); });

async function read(page) {
  await page.goto("/read");
  await page.setInputFiles("#file", sample);
  await page.locator(".rd-text").waitFor();
}

test("from the front page, by a click, within a second", async () => {
  const page = await person(city, desk);
  await page.goto("/");
  await page.click("a.door.reader");
  const asked = Date.now();
  await page.setInputFiles("#file", sample); // choosing a file is all: it is sent at once
  await page.locator(".rd-text").waitFor();
  const took = Date.now() - asked;
  assert.ok(took < (process.env.YINUO_BINARY?.includes("debug") ? 5000 : 1500), `${took} ms`);
  assert.ok((await page.textContent(".rd-headlines")).includes("1286.4亿元"));
  await shoot(page, "desk-read");
  assert.deepEqual(await findings(page), []);
  assert.deepEqual(page.problems, [], "nothing blocked by the CSP");
  await page.context().close();
});

test("a file is dropped", async () => {
  const page = await person(city, desk);
  await page.goto("/read");
  const data = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(["政府工作报告\n一、2025年工作回顾\n全市地区生产总值1286.4亿元，增长6.2%，改造老旧小区86个。\n二、2026年工作安排\n地区生产总值增长6%左右，新增就业2.8万人以上。\n"], "dropped.txt"));
    return data;
  });
  await page.dispatchEvent("[data-target]", "dragover", { dataTransfer: data });
  assert.ok(await page.locator(".rd-target.over").count(), "it shows that it would be taken");
  await page.dispatchEvent("[data-target]", "drop", { dataTransfer: data });
  await page.locator(".rd-text, [role=alert]").first().waitFor();
  assert.ok((await page.textContent("main")).includes("dropped.txt") || (await page.locator("[role=alert]").count()));
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("cards on hover, focus and press; the filter; the keys", async () => {
  const page = await person(city, desk);
  await read(page);
  const card = page.locator(".rd-card");
  const gdp = page.locator(".rd-mark", { hasText: "1286.4亿元" }).first();
  await gdp.hover();
  await card.waitFor();
  assert.ok((await card.textContent()).includes("地区生产总值"));
  assert.ok(await page.locator(".lit").count(), "its quote is lit");
  await shoot(page, "desk-read-card");
  await page.mouse.move(5, 5);
  await card.waitFor({ state: "hidden" });
  await gdp.focus();
  await page.keyboard.press("Enter");
  await card.waitFor();
  await page.keyboard.press("Escape");
  await card.waitFor({ state: "hidden" });
  await page.keyboard.press("ArrowRight");
  assert.notEqual(await page.evaluate(() => document.activeElement.id), await gdp.getAttribute("id"), "the next figure");
  await page.keyboard.press("Escape");

  const rows = () => page.locator("tr[data-row]:visible").count();
  const all = await rows();
  await page.uncheck("input[name=kind][value=actual]");
  await page.uncheck("input[name=kind][value=expected]");
  const promised = await rows();
  assert.ok(promised > 0 && promised < all);
  assert.equal(await page.locator(".rd-mark.actual:not(.out)").count(), 0, "what is done has lost its mark");
  await page.fill("input[name=find]", "就业");
  assert.ok((await rows()) < promised);
  assert.match(await page.textContent("[data-told]"), new RegExp(`${await rows()} / ${all}`));
  await page.click("[data-step='1']");
  assert.ok((await page.evaluate(() => document.activeElement.textContent)).includes("2.8万人"));
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("on a phone the card comes from below", async () => {
  const page = await person(city, phone);
  await read(page);
  assert.equal(await page.locator("[data-outline]").getAttribute("open"), null, "the outline is folded");
  await page.locator(".rd-mark.target").first().tap();
  const box = await page.locator(".rd-card").boundingBox();
  assert.ok(Math.abs(box.y + box.height - phone.viewport.height) < 2 && box.width === phone.viewport.width);
  await page.locator(".rd-close").tap();
  await page.locator(".rd-card").waitFor({ state: "hidden" });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `${wide} px wider than the phone`);
  await shoot(page, "phone-read");
  assert.deepEqual(await findings(page), []);
  await page.context().close();
});

test("without JavaScript", async () => {
  const page = await person(city, phone, { js: false });
  await page.goto("/read");
  await page.setInputFiles("#file", sample);
  await page.click("main form button[type=submit]");
  await page.locator(".rd-text").waitFor();
  const mark = page.locator(".rd-mark").first();
  const row = page.locator(await mark.getAttribute("href"));
  assert.ok(await row.count(), "a figure leads to its row");
  assert.ok(!(await page.locator(".rd-find").isVisible()), "no filter that could not work");
  await page.context().close();
});

test("on paper the figures are a table, on white", async () => {
  const page = await person(city, { ...desk, viewport: { width: 718, height: 1000 } }); // A4 between its margins
  await read(page);
  await page.emulateMedia({ media: "print" });
  const style = (of, name) => page.locator(of).first().evaluate((element, name) => getComputedStyle(element)[name], name);
  assert.equal(await style(".rd-table thead", "display"), "table-header-group");
  assert.equal(await style(".rd-table tr", "display"), "table-row");
  assert.equal(await style("body", "backgroundColor"), "rgb(255, 255, 255)");
  assert.equal(await page.locator(".rd-side").first().isVisible(), false);
  await page.context().close();
});

test("what is no report is said, and pasted text is kept", async () => {
  const page = await staff(city, "op1");
  await page.goto("/read");
  await page.click("main form button[type=submit]");
  await page.locator("[role=alert]").waitFor();
  assert.ok((await page.textContent("[role=alert]")).includes("R0093"));
  assert.deepEqual(await findings(page), []);
  await page.context().close();
});

test("a file of its own opens from the disk and asks nobody for anything", async () => {
  const binary = process.env.YINUO_BINARY ?? resolve(import.meta.dirname, "../../target/release/yinuo");
  const dir = mkdtempSync(join(tmpdir(), "yinuo-read-"));
  const made = spawnSync(binary, ["read", "--format", "html", sample], { encoding: "utf8" });
  assert.equal(made.status, 0, made.stderr);
  const file = join(dir, "report.html");
  writeFileSync(file, made.stdout);
  for (const [name, device] of [["desk", desk], ["phone", phone]]) {
    const context = await city.browser.newContext({ ...device, locale: "zh-CN", bypassCSP: true });
    const page = await context.newPage();
    const asked = [];
    const problems = [];
    page.on("request", (request) => asked.push(request.url()));
    page.on("pageerror", (error) => problems.push(String(error)));
    await page.goto(pathToFileURL(file).href);
    await page.locator(".rd-mark").nth(3).click();
    await page.locator(".rd-card").waitFor();
    await shoot(page, `${name}-report-file`);
    assert.deepEqual(await findings(page), []);
    assert.deepEqual([asked.length, problems], [1, []]);
    await context.close();
  }
  rmSync(dir, { recursive: true });
});
