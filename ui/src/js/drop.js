// A file can be dropped, and is read at once.
import { say } from "./say.js";

export function dropFiles(form) {
  const [target, field, button] = [form.querySelector("[data-target]"), form.querySelector("input[type=file]"), form.querySelector("button[type=submit]")];
  const hint = form.querySelector("[data-hint]");
  hint.textContent = `${say(hint.dataset.zh, hint.dataset.en)}${say("；", "; ")}${hint.textContent}`;
  const send = () => field.files.length && form.requestSubmit();
  field.addEventListener("change", send);
  form.addEventListener("submit", () => {
    button.setAttribute("aria-busy", "true");
    button.textContent = button.dataset.busy;
  });
  const over = (on) => (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    target.classList.toggle("over", on);
  };
  addEventListener("dragover", over(true));
  addEventListener("dragleave", (event) => event.relatedTarget ?? over(false)(event));
  addEventListener("drop", (event) => {
    over(false)(event);
    if (!event.dataTransfer?.files.length) return;
    const one = new DataTransfer();
    one.items.add(event.dataTransfer.files[0]);
    field.files = one.files;
    send();
  });
}
