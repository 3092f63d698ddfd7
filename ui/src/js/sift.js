// The filter: figures of some kinds, with a change only, with some words. What does not fit loses its
// mark in the text and its row in the table.
import { say } from "./say.js";

export function siftFigures(report) {
  const form = report.querySelector("[data-sift]");
  if (!form) return;
  const rows = [...report.querySelectorAll("tr[data-row]")].map((row) => ({
    row,
    kind: row.className,
    rise: row.hasAttribute("data-rise"),
    words: row.textContent.toLowerCase(),
  }));
  const marks = [...report.querySelectorAll(".rd-mark:not(.name)")];
  const told = form.querySelector("[data-told]");
  let shown = marks;
  let at = -1;
  const sift = () => {
    const asked = new FormData(form);
    const kinds = asked.getAll("kind");
    const words = (asked.get("find") ?? "").trim().toLowerCase().split(/\s+/).filter(Boolean);
    const kept = new Set();
    for (const { row, kind, rise, words: text } of rows) {
      const fits = kinds.includes(kind) && (!asked.has("rise") || rise) && words.every((word) => text.includes(word));
      row.hidden = !fits;
      if (fits) kept.add(row.id);
    }
    for (const mark of marks) mark.classList.toggle("out", !mark.dataset.rows.split(" ").some((id) => kept.has(id)));
    shown = marks.filter((mark) => !mark.classList.contains("out"));
    at = -1;
    told.textContent = say(told.dataset.zh, told.dataset.en).replace("{}", kept.size).replace("{}", rows.length);
  };
  form.classList.add("live");
  form.querySelector("[data-js]").hidden = false;
  form.addEventListener("input", sift);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("click", (event) => {
    const step = Number(event.target.closest("[data-step]")?.dataset.step);
    if (!step || !shown.length) return;
    // From where one reads, not from where one was.
    const below = shown.findIndex((mark) => mark.getBoundingClientRect().top > innerHeight * 0.4);
    const here = at >= 0 ? at : (below < 0 ? shown.length : below) - (step > 0 ? 1 : 0);
    at = (here + step + shown.length) % shown.length;
    shown[at].scrollIntoView({ block: "center" });
    shown[at].focus({ preventScroll: true });
  });
  addEventListener("wheel", () => (at = -1), { passive: true });
  sift();
}
