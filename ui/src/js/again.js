// A form that was refused comes back as it was typed. What was sent waits in this tab alone, until the
// next page: gone if all was well, put back into its form if the answer was a no. Passwords and files
// are not kept.
import { say } from "./say.js";

const KEPT = "sent";
const here = () => location.pathname + location.search;
const isKept = (field) => field.name && !["hidden", "password", "file", "submit", "button"].includes(field.type);

export function bringBack() {
  try {
    document.addEventListener("submit", ({ target: form }) => {
      if (form.method === "get" || form.querySelector("[type=password]")) return;
      const fields = [...form.elements].filter(isKept).map((field) => [field.name, field.value, field.checked ?? false]);
      sessionStorage.setItem(KEPT, JSON.stringify({ page: here(), action: form.getAttribute("action"), fields }));
    });
    const sent = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
    const refused = document.querySelector("[data-refused]");
    if (sent && refused) return offer(sent, refused);
    sessionStorage.removeItem(KEPT);
    if (sent?.refused && sent.page === here()) restore(sent);
  } catch {
    // A browser without storage brings nothing back.
  }
}

function offer(sent, row) {
  sessionStorage.setItem(KEPT, JSON.stringify({ ...sent, refused: true }));
  const link = document.createElement("a");
  link.className = "button";
  link.href = sent.page;
  link.textContent = say("返回修改", "Back to the form");
  row.prepend(link);
}

function restore({ action, fields }) {
  const form = [...document.forms].find((form) => form.getAttribute("action") === action);
  if (!form) return;
  const places = [...form.elements].filter(isKept);
  for (const [name, value, checked] of fields) {
    const choice = places.find((field) => field.name === name && ["radio", "checkbox"].includes(field.type) && field.value === value);
    if (choice) {
      choice.checked = checked;
      continue;
    }
    const at = places.findIndex((field) => field.name === name);
    if (at >= 0) places.splice(at, 1)[0].value = value;
  }
  for (let fold = form.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  const note = document.createElement("p");
  note.className = "notice warn";
  note.setAttribute("role", "status");
  note.textContent = say("上次没有提交，填写的内容已放回；照片等文件请重新选择。", "It was not sent; what you had filled in is back. Choose photos and files again.");
  form.prepend(note);
  form.dispatchEvent(new Event("input", { bubbles: true }));
  form.scrollIntoView({ block: "center" });
}
