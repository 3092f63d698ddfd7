// A key project from the lead to the site: at the desk, on a phone, once without JavaScript.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { desk, findings, phone, shoot, staff, start } from "./city.mjs";

let city;
before(async () => { city = await start({ asOf: "2026-09-16T09:30" }); });
after(async () => { await city?.stop(); });

// The day on which the sample city stands.
const today = "2026-09-16";

// One grey pixel, as a scan of a permit.
const scan = {
  name: "permit.png",
  mimeType: "image/png",
  buffer: Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==", "base64"),
};

async function act(page, bare, verb, fill) {
  await send(page, bare, verb, fill);
  await page.waitForURL(/done=/);
}

async function send(page, bare, verb, fill) {
  await page.goto(`/desk/projects/${bare}`);
  const form = page.locator(`form[action="/desk/projects/${bare}/${verb}"]`);
  const more = page.locator("details.more", { has: form });
  if ((await more.count()) && (await more.getAttribute("open")) === null) await more.locator("summary").first().click();
  const details = page.locator("details:not(.more)", { has: form });
  if ((await details.getAttribute("open")) === null) await details.locator("summary").click();
  await fill(form);
  await form.locator("button[type=submit]").click();
  await page.waitForLoadState();
}

async function lead(page, name) {
  await page.goto("/desk/leads/new");
  await page.fill("#title", name);
  await page.fill("#body", "建设冷库三万吨，配套分拣车间");
  await page.fill("#invest", "26000");
  await page.selectOption("#unit", "construction");
  await page.fill("#on", today);
  await shoot(page, "project-lead");
  await page.click("main form button[type=submit]");
  await page.waitForURL(/done=enter/);
  return page.url().match(/projects\/(\d+)/)[1];
}

for (const js of [true, false]) {
  test(`a lead becomes a project with nodes and an obstacle (${js ? "with" : "without"} JavaScript)`, async () => {
    const office = await staff(city, "chase1", desk, { js });
    const bare = await lead(office, js ? "青屿冷链物流园" : "青屿渔港提升工程");
    for (const to of ["talks", "signed", "approval", "preparation"]) {
      await act(office, bare, "advance", async (form) => form.locator("[name=to]").selectOption(to));
    }
    await act(office, bare, "plan", (form) =>
      form.locator("textarea").fill(`${today} 2027-03-31 地基处理\n2027-03-31 2027-10-31 主体施工 < 1`));
    await act(office, bare, "obstacle", async (form) => {
      await form.locator("[name=category]").selectOption("utilities.access.road");
      await form.locator("textarea").fill("进场道路最窄处只有四米，大型设备进不来。");
    });
    assert.match(await office.textContent("main"), /堵点/);
    if (js) {
      await shoot(office, "project");
      assert.deepEqual(await findings(office), []);
      await office.goto("/desk/projects");
      await shoot(office, "projects");
      assert.deepEqual(await findings(office), []);
      const hand = await staff(city, "build1", phone);
      await hand.goto(`/desk/projects/${bare}/visit`);
      await hand.fill("#words", "围挡已完成，便道正在平整。");
      await shoot(hand, "project-visit");
      assert.deepEqual(await findings(hand), []);
      await hand.click("form.part button[type=submit]");
      await hand.waitForURL(/done=visit/);
      assert.match(await hand.textContent("main"), /走访已登记/);
      assert.deepEqual([...office.problems, ...hand.problems], []);
    }
    // Building without the permit is refused, and what was asked stays in the form; with it, to production.
    await send(office, bare, "advance", async (form) => {
      await form.locator("[name=to]").selectOption("started");
      await form.locator("[name=words]").fill("先进场平整。");
    });
    assert.match(await office.textContent("main"), /未批先建/);
    if (js) {
      await office.click("main a:has-text('返回修改')");
      const form = office.locator(`form[action="/desk/projects/${bare}/advance"]`);
      assert.equal(await form.locator("[name=words]").inputValue(), "先进场平整。");
      assert.equal(await form.locator("[name=to]").inputValue(), "started");
    }
    await act(office, bare, "permit", async (form) => {
      await form.locator("[name=permit]").selectOption("construction");
      await form.locator("[name=standing]").selectOption("granted");
      await form.locator("[name=on]").fill(today);
      await form.locator("[name=files]").setInputFiles(scan);
    });
    await act(office, bare, "clear", async () => {});
    for (const to of ["started", "building", "completed", "production"]) {
      await act(office, bare, "advance", async (form) => form.locator("[name=to]").selectOption(to));
    }
    assert.match(await office.textContent("main"), /投产/);
    if (js) await shoot(office, "project-production");
  });
}
