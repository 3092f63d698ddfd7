// A card for a figure, made of its row in the table below: on hover and focus it shows, on a press it
// stays, Escape closes it, the arrow keys go from figure to figure.
import { say } from "./say.js";

const small = matchMedia("(max-width: 52rem)");
let card, owner, pinned, later;

export function openCards() {
  const mark = (event) => event.target.closest?.(".rd-mark:not(.out)");
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse" || pinned) return;
    const over = mark(event);
    clearTimeout(later);
    if (over) later = setTimeout(() => open(over), owner ? 60 : 140);
    else if (owner && !card.contains(event.target)) later = setTimeout(close, 180);
  });
  document.addEventListener("focusin", (event) => {
    const on = mark(event);
    if (on && on !== owner && on.matches(":focus-visible")) open(on);
    else if (!on && owner && !card.contains(event.target)) close();
  });
  document.addEventListener("click", (event) => {
    const on = mark(event);
    if (on) {
      event.preventDefault();
      const same = pinned && owner === on;
      close();
      if (same) return;
      open(on);
      pinned = true;
    } else if (owner && (!card.contains(event.target) || event.target.closest("a, .rd-close"))) close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && owner) {
      const back = owner;
      close();
      back.focus();
    }
    const on = mark(event);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!on || !step || event.ctrlKey || event.metaKey || event.altKey) return;
    const all = [...document.querySelectorAll(".rd-mark:not(.out)")];
    const next = all[all.indexOf(on) + step];
    if (next) {
      event.preventDefault();
      next.focus();
    }
  });
  addEventListener("resize", close);
}

function open(mark) {
  close();
  const rows = (mark.dataset.rows ?? "").split(" ").map((id) => document.getElementById(id)).filter(Boolean);
  if (!rows.length) return;
  card ??= make();
  card.replaceChildren(card.lastElementChild, ...rows.map(section));
  card.append(card.firstElementChild);
  card.hidden = false;
  place(mark);
  owner = mark;
  mark.classList.add("on");
  mark.setAttribute("aria-describedby", "rd-card");
  for (const row of rows) document.querySelectorAll(`[data-in~="${CSS.escape(row.id)}"]`).forEach((part) => part.classList.add("lit"));
}

function close() {
  clearTimeout(later);
  pinned = false;
  if (!owner) return;
  owner.classList.remove("on");
  owner.removeAttribute("aria-describedby");
  document.querySelectorAll(".lit").forEach((part) => part.classList.remove("lit"));
  card.hidden = true;
  owner = null;
}

function make() {
  const box = element("div", "rd-card");
  box.id = "rd-card";
  box.hidden = true;
  box.setAttribute("role", "dialog");
  box.setAttribute("aria-label", say("数据卡片", "Figure"));
  const shut = element("button", "rd-close", "×");
  shut.type = "button";
  shut.setAttribute("aria-label", say("关闭", "Close"));
  box.append(shut);
  box.addEventListener("pointerleave", (event) => {
    if (event.pointerType === "mouse" && !pinned) later = setTimeout(close, 180);
  });
  box.addEventListener("pointerenter", () => clearTimeout(later));
  document.querySelector("main").append(box);
  return box;
}

function section(row) {
  const part = document.createElement("section");
  const head = element("h3", "", row.querySelector(".rd-what").textContent);
  head.append(row.querySelector(".rd-kind").cloneNode(true));
  part.append(head);
  const list = document.createElement("dl");
  const cells = [...row.querySelectorAll("[data-k]")].filter((cell) => cell.textContent.trim());
  cells.forEach((cell, at) => {
    if (at === 0 && cell.matches("td.n")) {
      const main = element("p", "rd-main");
      main.append(...[...cell.childNodes].map((node) => node.cloneNode(true)));
      part.append(main);
      return;
    }
    const told = document.createElement("dd");
    told.append(...[...cell.childNodes].map((node) => node.cloneNode(true)));
    list.append(element("dt", "", cell.dataset.k), told);
  });
  part.append(list, element("blockquote", "", row.querySelector(".rd-quote").textContent));
  const go = element("a", "rd-go", say("在表中查看 →", "Show in the table →"));
  go.href = `#${row.id}`;
  part.append(go);
  return part;
}

/** Below the last line of the mark, or above where there is no room; a phone has its place at the foot. */
function place(mark) {
  card.style.removeProperty("left");
  card.style.removeProperty("top");
  if (small.matches) return;
  const lines = [...mark.getClientRects()];
  const line = lines.at(-1);
  const [width, height] = [card.offsetWidth, card.offsetHeight];
  const left = Math.min(Math.max(16, line.left), document.documentElement.clientWidth - width - 16);
  const below = line.bottom + 10 + height < innerHeight || lines[0].top < height + 20;
  const top = below ? line.bottom + 10 : lines[0].top - height - 10;
  const around = card.offsetParent?.getBoundingClientRect() ?? { left: 0, top: 0 };
  card.style.left = `${left - around.left + (card.offsetParent?.scrollLeft ?? 0)}px`;
  card.style.top = `${top - around.top + (card.offsetParent === document.body ? 0 : card.offsetParent?.scrollTop ?? 0)}px`;
}

function element(name, style, text = "") {
  const made = document.createElement(name);
  if (style) made.className = style;
  made.textContent = text;
  return made;
}
