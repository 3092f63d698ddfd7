// Livelihood items: candidates, a vote by phone without JavaScript, its protocol, the tasks that follow.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { desk, findings, person, phone, shoot, staff, start } from "./city.mjs";

let city;
before(async () => { city = await start({ asOf: "2026-09-16T09:30" }); });
after(async () => { await city?.stop(); });

async function act(page, path, verb, fill = {}) {
  await page.goto(path);
  const form = page.locator(`form[action="${path}/${verb}"]`);
  for (const fold of await page.locator("details:not([open])", { has: form }).all()) await fold.locator("> summary").first().click();
  for (const [name, value] of Object.entries(fill)) {
    const field = form.locator(`[name="${name}"]`);
    if (await field.evaluate((it) => it.tagName === "SELECT")) await field.selectOption(value);
    else await field.fill(value);
  }
  await form.locator("button[type=submit]").click();
  await page.waitForLoadState();
}

const clean = async (page, name) => {
  await shoot(page, name);
  assert.deepEqual(await findings(page), [], name);
};

test("from a suggestion to tasks, and the count is repeated in the browser", async () => {
  const citizen = await person(city, phone);
  await citizen.goto("/ideas");
  await citizen.fill("#title", "给海月路三个小区补装路灯");
  await citizen.fill("#body", "晚上太黑，老人和放学的孩子不敢走。");
  await citizen.click("main form button[type=submit]");
  await citizen.waitForURL("**/ideas?sent=*");
  await clean(citizen, "votes-ideas");

  const office = await staff(city, "chase1", desk);
  const unit = async () => (await office.locator("#cost-lead option").first().getAttribute("value"));
  const year = 2027;
  const paper = [];
  for (const title of ["老旧小区补装路灯", "社区老年食堂", "校门口接送等候区"]) {
    await office.goto("/desk/candidates");
    await office.locator(".vt-add summary").click();
    await office.selectOption("#voice", "deputy");
    await office.fill("#title", title);
    await office.fill("#body", "多次有居民提出。");
    await office.locator(".vt-add button[type=submit]").click();
    await office.waitForURL("**/desk/candidates/*");
    const path = new URL(office.url()).pathname;
    await act(office, path, "accept");
    await office.goto(path);
    await act(office, path, "cost", { lead: await unit(), due: `${year}-10-31`, "fund-city": "320", words: "约一万人受益，年内可完工。" });
    paper.push(path.split("/").pop());
    await clean(office, "votes-candidate");
  }
  await office.goto("/desk/votes/new");
  await office.fill("#roll", "3");
  await office.fill("#seats", "2");
  await office.locator("main form button[type=submit]").click();
  await office.waitForURL("**/desk/votes/*?done=draft");
  const vote = new URL(office.url()).pathname;
  for (const bare of paper) await office.check(`input[name=candidate][value="${bare}"]`);
  await office.locator(`form[action="${vote}/list"] button`).click();
  await office.waitForURL("**?done=list");
  await act(office, vote, "open", { time: "23:59" });
  const codes = await office.locator(".vt-slips .code").allInnerTexts();
  assert.equal(codes.length, 3);
  await clean(office, "votes-slips");
  await act(office, vote, "show");

  for (const [n, code] of codes.entries()) {
    // A phone without scripts, as in a hall with a bad network.
    const deputy = await person(city, phone, { js: n === 1 });
    await deputy.goto("/vote");
    await deputy.fill("#code", code.replace(/\s+/g, " "));
    await deputy.click("main button[type=submit]");
    assert.equal(new URL(deputy.url()).pathname + new URL(deputy.url()).search, "/vote", "no code in the address");
    for (const bare of paper.slice(0, 2)) await deputy.locator(`input[name="c-${bare}"][value=for]`).check();
    if (n === 1) await clean(deputy, "votes-paper");
    await deputy.click("main .send button");
    assert.match(await deputy.textContent("main"), /您赞成2项/);
    await deputy.click("main .vt-cast button:has-text('投出选票')");
    assert.match(await deputy.textContent("main"), /选票已投出/);
    assert.deepEqual((await deputy.context().cookies()).filter((cookie) => cookie.name !== "lang"), []);
  }
  const second = await staff(city, "chase2", desk);
  await act(second, vote, "count");
  await clean(second, "votes-counted");
  await second.click(".vt-follow button");
  await second.waitForURL("**?done=follow");
  assert.equal(await second.locator('main a[href^="/desk/tasks/"]').count(), 2);

  const bare = vote.split("/").pop();
  await citizen.goto(`/votes/${bare}`);
  assert.match(await citizen.textContent("main"), /结果一致，校验值相符/);
  const root = await citizen.evaluate(async (path) => {
    const bytes = await (await fetch(path)).arrayBuffer();
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    return [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }, `/votes/${bare}/protocol.txt`);
  assert.ok((await citizen.textContent(".vt-root")).includes(root), "anybody's SHA-256 gives the root");
  await citizen.fill("#code", codes[0]);
  await citizen.click(".vt-own button");
  assert.match(await citizen.textContent("main"), /密封完好/);
  await clean(citizen, "votes-protocol");
  await citizen.goto("/items");
  await clean(citizen, "votes-items");
  // The residents' own word, on one of the year's items that is done.
  await citizen.locator("main a[href^='/items/']", { hasText: "更新农村公交车" }).first().click();
  const before = await citizen.textContent("main");
  await citizen.check("input[name=pleased][value=true]");
  await citizen.fill("#words", "村口现在有车了，班次再密些就更好。");
  await citizen.click("form[action$='/voice'] button[type=submit]");
  await clean(citizen, "votes-word");
  assert.notEqual(await citizen.textContent("main"), before);
  assert.match(await citizen.textContent("main"), /谢谢|已收到|感谢/);
  for (const page of [citizen, office, second]) assert.deepEqual(page.problems, []);
});
