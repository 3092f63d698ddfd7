// From a work report to the sign-off of one of its tasks: the office on one side, the units on the other,
// at a desk and on a phone.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { desk, findings, phone, shoot, staff, start } from "./city.mjs";

// One grey pixel, as a site photo.
const PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==";

const root = resolve(import.meta.dirname, "../..");
const report = readFileSync(join(root, "samples/qingyu/reports/2026.txt"), "utf8");
let city;
before(async () => { city = await start({ asOf: "2026-09-16T09:30" }); });
after(async () => { await city?.stop(); });

/** Opens the form of a verb on a task's page, fills it and sends it. */
async function act(page, number, verb, fill = async () => {}) {
  await page.goto(`/desk/tasks/${number}`);
  const form = page.locator(`form[action="/desk/tasks/${number}/${verb}"]`);
  for (const details of await page.locator("details.more", { has: form }).all()) {
    if ((await details.getAttribute("open")) === null) await details.locator("> summary").click();
  }
  const details = page.locator("details:not(.more)", { has: form });
  if ((await details.getAttribute("open")) === null) await details.locator("> summary").click();
  await fill(form);
  await form.locator("button[type=submit]").click();
  await page.waitForLoadState();
}

const words = (text) => async (form) => form.locator("textarea[name=words]").fill(text);
const picture = { name: "site.png", mimeType: "image/png", buffer: Buffer.from(PIXEL, "base64") };

async function fromReportToSignOff(device, name) {
  const office = await staff(city, "chase1", device);
  await office.goto("/desk/sources/new");
  assert.deepEqual(await findings(office), []);
  await office.fill("#pasted", report);
  await shoot(office, `${name}-source-new`);
  await office.click("main form button[type=submit]");
  await office.waitForURL(/\/desk\/sources\/\d{12}\?done=enter/);
  const source = new URL(office.url()).pathname;
  assert.deepEqual(await findings(office), [], "the two sides are accessible");
  await shoot(office, `${name}-breakdown`);

  // Each side leads to the other.
  const card = office.locator(".bk-list > li", { hasText: "改造农村公路50公里" }).first();
  const number = (await card.getAttribute("id")).slice(1);
  assert.ok((await card.locator(".bk-why").textContent()).includes("职责目录"), "the unit is proposed with its reason");
  const mark = await card.locator(".eyebrow a").getAttribute("href");
  assert.equal(await office.locator(`${mark} .bk-nos a[href="#t${number}"]`).count(), 1);

  // Mended in its place and sent out with all that are ready.
  await office.fill(`#lead-${number}`, "交通局");
  await office.fill(`#due-${number}`, "2026-11-30");
  await office.locator(".bk-send button[value=issue]").click();
  await office.waitForURL(/done=issue/);
  assert.match(await office.textContent(".notice.good"), /已下发 \d+ 项/);
  await shoot(office, `${name}-sent-out`);

  // The unit disputes, the office settles, the unit confirms.
  const unit = await staff(city, "bus1", device);
  await unit.goto("/desk/tasks");
  assert.ok((await unit.textContent("main")).includes("改造农村公路50公里"));
  await act(unit, number, "dispute", words("其中8公里属林区道路，请调整牵头单位。"));
  await act(office, number, "settle", words("按职责目录仍由交通局牵头。"));
  await unit.goto(`/desk/tasks/${number}`);
  if (await unit.locator(`form[action="/desk/tasks/${number}/confirm"]`).count()) await act(unit, number, "confirm");
  await act(unit, number, "plan", async (form) => form.locator("textarea[name=nodes]").fill("2026-01-31 完成招标 = 10"));

  // What is owed stands in one list; a node that is late is chased by grades.
  await unit.goto("/desk/returns");
  assert.deepEqual(await findings(unit), []);
  await shoot(unit, `${name}-returns`);
  await act(office, number, "chase", async (form) => {
    await form.locator("[name=grade]").selectOption("1");
    await words("请本周内完成招标并上传佐证。")(form);
  });
  await shoot(office, `${name}-task`);
  assert.deepEqual(await findings(office), []);

  // The month's return, which the office finds good: the two voices stand apart.
  await act(unit, number, "return", async (form) => {
    await form.locator("[name=period]").selectOption("2026-09");
    await form.locator("[name=value]").fill("31.5");
    await words("路基完成，路面铺到青石镇。")(form);
  });
  assert.match(await unit.textContent("main"), /31\.5公里/);
  await unit.goto(`/desk/tasks/${number}`);
  assert.equal(await unit.locator(`form[action="/desk/tasks/${number}/return"]`).count(), 0, "each period once");
  await act(office, number, "check", async (form) => form.locator("[name=good][value=true], select[name=good]").first().check().catch(() => form.locator("select[name=good]").selectOption("true")));
  assert.match(await office.textContent("main"), /核实/);

  // Proof, the second reader, the sign-off.
  await act(unit, number, "meet", async (form) => {
    await form.locator("input[type=file]").setInputFiles(picture);
    await form.locator("textarea[name=words]").fill("招标已完成。");
  });
  await act(office, number, "verify");
  await act(unit, number, "claim", async (form) => form.locator("input[type=file]").setInputFiles(picture));
  await act(office, number, "close", words("现场核实，准予销号。"));
  assert.ok((await office.textContent("main")).includes("已销号"));
  await shoot(office, `${name}-closed`);

  // The table leaves the house as Word and Excel.
  for (const file of ["breakdown.docx", "breakdown.xlsx"]) {
    const [download] = await Promise.all([office.waitForEvent("download"), office.goto(source).then(() => office.click(`a[href$="${file}"]`))]);
    assert.ok((await download.path()).length > 0, file);
  }
  assert.deepEqual([...office.problems, ...unit.problems], []);
}

test("from the report to the sign-off, at a desk", () => fromReportToSignOff(desk, "delivery-desk"));
test("from the report to the sign-off, on a phone", () => fromReportToSignOff(phone, "delivery-phone"));

test("a text that is no report is refused and stays in the form", async () => {
  const office = await staff(city, "chase1");
  await office.goto("/desk/sources/new");
  await office.fill("#pasted", "关于开展道路巡查的通知，请各单位遵照执行。");
  await office.click("main form button[type=submit]");
  assert.match(await office.textContent("[role=alert]"), /R0094/);
  assert.ok((await office.inputValue("#pasted")).includes("道路巡查"));
});
