// The first case through all its people, on a phone and at a desk, and once without JavaScript.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { desk, findings, person, phone, shoot, staff, start } from "./city.mjs";

let city;
before(async () => { city = await start({ asOf: "2026-09-16T09:30" }); });
after(async () => { await city?.stop(); });

const digits = (text) => text.replace(/\D/g, "");

async function report(page, words, name) {
  await page.goto("/");
  if (name) await shoot(page, `${name}-home`);
  await page.click("a.door:not(.second)");
  await page.check("input[name=kind][value=help]");
  await page.fill("#body", words);
  const search = page.locator("#category-search");
  if (await search.count()) {
    await search.fill("路灯不亮");
    await page.locator("#category-picker .set button").first().click();
    assert.equal(await page.inputValue("#category"), "urban.lighting.streetlamp");
  } else {
    await page.selectOption("#category", "urban.lighting.streetlamp");
  }
  await page.selectOption("#cell", "g03");
  if (name) await shoot(page, `${name}-report`);
  await page.click("main form button[type=submit]");
  await page.waitForURL("**/report/sent/**");
  if (name) await shoot(page, `${name}-sent`);
  const [number, code] = await page.locator(".big").allTextContents();
  return { number: digits(number), code: digits(code) };
}

async function act(page, number, verb, fill) {
  await page.goto(`/desk/cases/${number}`);
  const form = page.locator(`form[action="/desk/cases/${number}/${verb}"]`);
  const details = page.locator("details", { has: form });
  if (!(await details.getAttribute("open") !== null)) await details.locator("summary").click();
  if (fill) await form.locator("textarea").fill(fill);
  await form.locator("button[type=submit]").click();
  await page.waitForLoadState();
}

async function firstCase(device, name, options) {
  const citizen = await person(city, device, options);
  const { number, code } = await report(citizen, "海月路口的路灯三天没亮了，晚上接孩子看不清台阶。", name);
  assert.equal(number.length, 12);
  assert.equal(code.length, 8);

  const operator = await staff(city, "op1", device, options);
  assert.match(operator.url(), /\/desk\/intake$/);
  assert.ok((await operator.textContent("main")).includes("海月路口"), "the case waits for the operator");
  if (name) await shoot(operator, `${name}-intake`);
  await act(operator, number, "accept");

  const dispatcher = await staff(city, "dispatch1", device, options);
  await dispatcher.goto("/desk/dispatch");
  if (name) await shoot(dispatcher, `${name}-dispatch`);
  await act(dispatcher, number, "dispatch");
  assert.ok((await dispatcher.textContent("main")).includes("市照明管理所"), "routed by the duty directory");

  const lamp = await staff(city, "lamp1", device, options);
  if (name) await shoot(lamp, `${name}-unit`);
  await act(lamp, number, "sign");
  await act(lamp, number, "reply", "您好，已到现场查看，电缆接头受潮，今晚更换。");
  if (name) await shoot(lamp, `${name}-desk-case`);
  await act(lamp, number, "resolve", "接头已更换，当晚亮灯。");

  // The citizen comes back with number and code on another device, and it is not fixed.
  const later = await person(city, device, options);
  await later.goto("/follow");
  await later.fill("#number", number);
  await later.fill("#code", code);
  await later.click("main form button[type=submit]");
  await later.waitForURL(`**/follow/${number}`);
  assert.ok((await later.textContent("main")).includes("今晚更换"));
  if (name) await shoot(later, `${name}-follow`);
  await later.click("#reopen summary");
  await later.fill("#reopen-words", "昨晚又灭了一盏。");
  await later.click("#reopen button[type=submit]");
  await later.waitForURL("**done=reopen");
  assert.ok((await later.textContent("main")).includes("已退回市照明管理所"));

  await act(lamp, number, "sign");
  await act(lamp, number, "reply", "整段四十米线路已全部更换，不会再灭。");
  await act(lamp, number, "resolve");
  await later.goto(`/follow/${number}`);
  await later.check("#rate input[value='5']");
  await later.click("#rate button[type=submit]");
  await later.waitForURL("**done=rate");
  assert.ok((await later.textContent("main")).includes("感谢您的评价"));
  if (name) await shoot(later, `${name}-rated`);

  const supervisor = await staff(city, "chase1", device, options);
  assert.match(supervisor.url(), /\/desk\/board$/);
  if (name) await shoot(supervisor, `${name}-board`);
  for (const page of [citizen, operator, dispatcher, lamp, later, supervisor]) {
    assert.deepEqual(page.problems, [], "no script error, nothing blocked by the CSP");
    await page.context().close();
  }
}

test("on a phone", () => firstCase(phone, "phone"));
test("at a desk", () => firstCase(desk, "desk"));
test("without JavaScript", () => firstCase(phone, null, { js: false }));

test("a photo travels, and loses where it was taken", async () => {
  const citizen = await person(city, phone);
  await citizen.goto("/report");
  await citizen.check("input[name=kind][value=complaint]");
  await citizen.fill("#body", "井盖碎了一半，很危险，附照片。");
  const png = await citizen.screenshot();
  await citizen.setInputFiles("#photos", { name: "a.png", mimeType: "image/png", buffer: png });
  await citizen.locator(".previews img").waitFor();
  await citizen.click("main form button[type=submit]");
  await citizen.waitForURL("**/report/sent/**");
  await citizen.click(`a[href^="/follow/"].button`);
  const image = citizen.locator(".photos img");
  await image.waitFor();
  await citizen.waitForFunction(() => document.querySelector(".photos img").naturalWidth > 0);
  await citizen.context().close();
});

test("the map picks the cell", async () => {
  const citizen = await person(city, desk);
  await citizen.goto("/report");
  const map = citizen.locator("[data-map]");
  await map.locator("path.leaflet-interactive").nth(4).click();
  assert.equal(await citizen.inputValue("#cell"), "g05");
  assert.match(await citizen.inputValue("input[name=point]"), /^121\.\d+,40\.\d+$/);
  await map.scrollIntoViewIfNeeded();
  await shoot(citizen, "desk-report-map");
  assert.deepEqual(citizen.problems, []);
  await citizen.context().close();
});

test("what was typed survives an accident", async () => {
  const citizen = await person(city, phone);
  await citizen.goto("/report");
  await citizen.fill("#body", "写到一半页面关了");
  await citizen.fill("#phone", "19900009999");
  await citizen.reload();
  assert.equal(await citizen.inputValue("#body"), "写到一半页面关了");
  assert.equal(await citizen.inputValue("#phone"), "", "personal data is not kept in the browser");
  await citizen.context().close();
});

test("axe has no serious finding", async () => {
  const citizen = await person(city, phone);
  const { number } = await report(citizen, "公交站台的灯箱不亮，等车看不见牌子。");
  const found = {};
  const look = async (page, path) => {
    await page.goto(path);
    const list = await findings(page);
    if (list.length) found[path] = list;
  };
  for (const path of ["/", "/report", "/follow", `/follow/${number}`, `/report/sent/${number}`, "/days?start=2026-09-30T10:00&size=5&unit=working+days", "/read", "/help/rules", "/login", "/health", "/nowhere"]) await look(citizen, path);
  await shoot(citizen, "phone-missing");
  await citizen.goto("/days?start=2026-09-30T10:00&size=5&unit=working+days");
  await shoot(citizen, "phone-days");
  const operator = await staff(city, "op1");
  for (const path of ["/desk/intake", "/desk/new", "/desk/all", "/desk/all?light=late", `/desk/cases/${number}`, "/desk/board"]) await look(operator, path);
  await operator.goto("/desk/all?light=late");
  await shoot(operator, "desk-late");
  await operator.goto("/lang/en?back=/desk/board");
  await shoot(operator, "desk-board-en");
  const lamp = await staff(city, "heat1", phone);
  for (const path of ["/desk/unit?tab=sign", "/desk/unit?tab=work", "/desk/unit?tab=done"]) await look(lamp, path);
  await shoot(lamp, "phone-unit-done");
  assert.deepEqual(found, {});
  for (const page of [citizen, operator, lamp]) await page.context().close();
});
