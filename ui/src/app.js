// Makes pages better that already work without this file.
import htmx from "htmx.org";

// The CSP allows no inline styles and no eval.
htmx.config.includeIndicatorStyles = false;
htmx.config.allowEval = false;
htmx.config.historyCacheSize = 0;

const zh = document.documentElement.lang.startsWith("zh");

// One press, one submission: the server's idempotency key would forgive a second, people need not see it.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sending) {
    event.preventDefault();
    return;
  }
  form.dataset.sending = "1";
  setTimeout(() => delete form.dataset.sending, 8000);
});
addEventListener("pageshow", () => document.querySelectorAll("form[data-sending]").forEach((f) => delete f.dataset.sending));

// Characters left, beside fields with a maximum.
for (const field of document.querySelectorAll("textarea[maxlength]")) {
  const note = document.createElement("p");
  note.className = "count";
  note.setAttribute("aria-live", "polite");
  field.after(note);
  const show = () => {
    const used = [...field.value].length;
    const max = Number(field.getAttribute("maxlength"));
    note.textContent = used > max * 0.8 ? (zh ? `已写 ${used} 字，最多 ${max} 字` : `${used} of ${max} characters`) : "";
  };
  field.addEventListener("input", show);
  show();
}

// What was typed survives an accident; it never leaves this device and goes when it was sent.
const draft = document.querySelector("form[data-draft]");
if (draft) {
  const name = `draft:${draft.dataset.draft}`;
  const fields = () => [...draft.elements].filter((f) => f.name && ["text", "textarea"].includes(f.type) && !f.dataset.private);
  try {
    const kept = JSON.parse(localStorage.getItem(name) || "{}");
    for (const field of fields()) if (!field.value && kept[field.name]) field.value = kept[field.name];
  } catch {
    localStorage.removeItem(name);
  }
  draft.addEventListener("input", () =>
    localStorage.setItem(name, JSON.stringify(Object.fromEntries(fields().map((f) => [f.name, f.value])))));
}
const sent = document.querySelector("[data-sent]");
if (sent) localStorage.removeItem(`draft:${sent.dataset.sent}`);

// Three steps instead of one long list of categories.
const select = document.querySelector("select[data-steps]");
if (select) {
  const groups = [...select.querySelectorAll("optgroup")];
  const wrap = document.createElement("div");
  wrap.className = "steps-filter";
  const input = document.createElement("input");
  input.type = "search";
  input.setAttribute("aria-label", zh ? "搜索分类" : "Search categories");
  input.placeholder = zh ? "输入关键词查找，如：路灯、暖气" : "Type to search";
  wrap.append(input);
  select.before(wrap);
  input.addEventListener("input", () => {
    const wanted = input.value.trim().toLowerCase();
    let first = null;
    for (const group of groups) {
      let any = false;
      for (const option of group.children) {
        const hit = !wanted || `${group.label} ${option.textContent} ${option.dataset.words || ""}`.toLowerCase().includes(wanted);
        option.hidden = !hit;
        option.disabled = !hit;
        any ||= hit;
        if (hit && !first) first = option;
      }
      group.hidden = !any;
    }
    if (wanted && first) select.value = first.value;
  });
}

// Photos: how many, how large, before they travel.
for (const field of document.querySelectorAll("input[type=file][data-max]")) {
  const list = document.createElement("div");
  list.className = "previews";
  field.after(list);
  field.addEventListener("change", () => {
    list.replaceChildren();
    const most = Number(field.dataset.max);
    const tooBig = [...field.files].some((f) => f.size > Number(field.dataset.mb) * 1024 * 1024);
    field.setCustomValidity(
      field.files.length > most ? (zh ? `最多 ${most} 张照片` : `At most ${most} photos`) :
      tooBig ? (zh ? `单张照片不超过 ${field.dataset.mb} MB` : `A photo may have ${field.dataset.mb} MB`) : "");
    field.reportValidity();
    for (const file of [...field.files].slice(0, most)) {
      const image = document.createElement("img");
      image.alt = file.name;
      image.src = URL.createObjectURL(file);
      list.append(image);
    }
  });
}

// Copy a number or code.
for (const button of document.querySelectorAll("button[data-copy]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = zh ? "已复制" : "Copied";
  });
}
for (const button of document.querySelectorAll("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
