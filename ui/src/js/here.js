import { say } from "./say.js";

// On a site: only when the person ticks the box is the device asked where it is, and the answer goes
// into the forms of this page alone. The server makes a distance of it and forgets it.
export function sayWhere() {
  const ask = document.querySelector("[data-here-ask]");
  const box = ask?.querySelector("input[type=checkbox]");
  if (!box || !navigator.geolocation) return;
  const told = ask.querySelector("[data-here-told]");
  const fields = document.querySelectorAll("input[name=photo_point]");
  const fill = (value) => fields.forEach((field) => (field.value = value));
  ask.hidden = false;
  box.addEventListener("change", () => {
    fill("");
    told.textContent = "";
    if (!box.checked) return;
    told.textContent = say("正在取得位置…", "Finding where you are…");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        if (!box.checked) return;
        fill(`${coords.longitude.toFixed(5)},${coords.latitude.toFixed(5)}`);
        told.textContent = say("提交时会算出照片离项目的距离。", "The distance is worked out when you send.");
      },
      () => {
        box.checked = false;
        told.textContent = say("没有取得位置，不影响提交。", "No position; you can send all the same.");
      },
      { timeout: 10_000, enableHighAccuracy: true, maximumAge: 60_000 },
    );
  });
}
