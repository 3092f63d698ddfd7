// What was typed survives an accident. It never leaves this device, names and phones are not kept,
// and it goes when the form was sent.
const name = (form) => `draft:${form}`;

export function keepDraft(form, sent) {
  try {
    if (sent) localStorage.removeItem(name(sent.dataset.sent));
    if (form) keep(form);
  } catch {
    // A browser without storage keeps no drafts.
  }
}

function keep(form) {
  const key = name(form.dataset.draft);
  const fields = () => [...form.elements].filter((field) => field.name && ["text", "textarea"].includes(field.type) && !field.dataset.private);
  const kept = JSON.parse(localStorage.getItem(key) ?? "{}");
  for (const field of fields()) {
    if (field.value || typeof kept[field.name] !== "string") continue;
    field.value = kept[field.name];
    field.dispatchEvent(new Event("input"));
  }
  form.addEventListener("input", () => localStorage.setItem(key, JSON.stringify(Object.fromEntries(fields().map((field) => [field.name, field.value])))));
}
