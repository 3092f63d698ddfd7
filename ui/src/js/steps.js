// A long list of `一级 › 二级 › 三级` becomes three small choices and a search. The list stays the
// form's field, so nothing changes for the server; without this file it is simply a list.
import { say } from "./say.js";

const BETWEEN = " › ";

export function stepThroughLists(select) {
  const leaves = [...select.options]
    .filter((option) => option.value)
    .map((option) => {
      const over = option.parentElement.label;
      const path = (over ? over + BETWEEN + option.text : option.text).split(BETWEEN);
      return { id: option.value, path, found: `${path.join(" ")} ${option.dataset.words ?? ""}`.toLowerCase() };
    });
  if (leaves.length < 8) return;

  const box = document.createElement("div");
  box.className = "picker";
  const search = document.createElement("input");
  search.type = "search";
  search.id = `${select.id}-search`;
  search.placeholder = say("输入关键词查找，例如路灯、暖气", "Type to search");
  search.autocomplete = "off";
  const way = document.createElement("div");
  way.className = "way";
  way.setAttribute("aria-live", "polite");
  const set = document.createElement("div");
  set.className = "set";
  box.append(search, way, set);
  select.before(box);
  select.hidden = true;
  const label = document.querySelector(`label[for="${select.id}"]`);
  if (label) label.htmlFor = search.id;
  // An error's link still leads to the field.
  box.id = `${select.id}-picker`;
  document.querySelectorAll(`a[href="#${select.id}"]`).forEach((link) => (link.href = `#${search.id}`));

  let at = leaves.find((leaf) => leaf.id === select.value)?.path.slice(0, -1) ?? [];

  const button = (text, small, pressed, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    if (small) {
      const note = document.createElement("small");
      note.textContent = small;
      made.append(note);
    }
    if (pressed !== null) made.setAttribute("aria-pressed", String(pressed));
    made.addEventListener("click", act);
    return made;
  };
  const link = (text, act) => {
    const made = button(text, "", null, act);
    made.className = "link";
    return made;
  };
  const go = (path) => {
    at = path;
    search.value = "";
    draw();
    set.querySelector("button")?.focus({ preventScroll: true });
  };
  const choose = (leaf) => {
    select.value = leaf?.id ?? "";
    if (leaf) at = leaf.path.slice(0, -1);
    search.value = "";
    select.dispatchEvent(new Event("change", { bubbles: true }));
    draw();
  };

  function draw() {
    const wanted = search.value.trim().toLowerCase();
    const chosen = leaves.find((leaf) => leaf.id === select.value);
    way.replaceChildren();
    if (chosen) {
      const text = document.createElement("b");
      text.textContent = chosen.path.join(BETWEEN);
      way.append(say("已选：", "Chosen: "), text, link(say("重选", "Change"), () => { choose(null); go([]); }));
    } else if (at.length) {
      way.append(link(say("全部分类", "All"), () => go([])));
      at.forEach((step, i) => way.append(BETWEEN, i === at.length - 1 ? step : link(step, () => go(at.slice(0, i + 1)))));
    } else {
      way.append(select.options[0].value ? "" : say("未选，由系统判断", "None chosen: we decide"));
    }
    const found = wanted ? leaves.filter((leaf) => leaf.found.includes(wanted)).slice(0, 12).map(leafButton) : children();
    set.replaceChildren(...found);
    if (!found.length) {
      const none = document.createElement("p");
      none.className = "none";
      none.textContent = say("没有匹配的分类，可以不选。", "Nothing fits; you may leave it.");
      set.append(none);
    }
  }
  const leafButton = (leaf) => button(leaf.path.at(-1), search.value ? leaf.path.slice(0, -1).join(BETWEEN) : "", leaf.id === select.value, () => choose(leaf));
  function children() {
    const below = leaves.filter((leaf) => at.every((step, i) => leaf.path[i] === step));
    const seen = new Set();
    return below.flatMap((leaf) => {
      const name = leaf.path[at.length];
      if (seen.has(name)) return [];
      seen.add(name);
      return leaf.path.length === at.length + 1 ? leafButton(leaf) : button(name, "", null, () => go(leaf.path.slice(0, at.length + 1)));
    });
  }
  search.addEventListener("input", draw);
  search.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault(); // Enter takes the first hit; it must not send the form.
    if (search.value) set.querySelector("button")?.click();
  });
  draw();
}
