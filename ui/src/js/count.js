// Characters written, beside fields with a maximum; read out only when the end is near.
import { say } from "./say.js";

export function countCharacters() {
  for (const field of document.querySelectorAll("textarea[maxlength]")) {
    const max = Number(field.getAttribute("maxlength"));
    const note = document.createElement("p");
    note.className = "count";
    field.after(note);
    const show = () => {
      const used = [...field.value].length;
      const near = used > max * 0.9;
      note.classList.toggle("near", near);
      note.setAttribute("aria-live", near ? "polite" : "off");
      note.textContent = used ? say(`${used} / ${max} 字`, `${used} / ${max}`) : "";
    };
    field.addEventListener("input", show);
    show();
  }
}
