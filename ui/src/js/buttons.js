// Small presses that only a browser with scripts can do, and where the eye should go first.
import { say } from "./say.js";

export function wireButtons() {
  for (const button of document.querySelectorAll("button[data-copy]")) {
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = say("已复制", "Copied");
    });
  }
  for (const button of document.querySelectorAll("button[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
  // A filter that is chosen is applied.
  for (const form of document.querySelectorAll("form[data-again]")) {
    form.addEventListener("change", (event) => event.target.matches("select") && form.requestSubmit());
  }
  // What is wrong is read first.
  document.querySelector("[data-focus]")?.focus();
}
