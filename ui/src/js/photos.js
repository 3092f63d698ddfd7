// Photos: seen, counted and weighed before they travel.
import { say } from "./say.js";

export function previewPhotos(field) {
  const list = document.createElement("div");
  list.className = "previews";
  field.after(list);
  field.addEventListener("change", () => {
    list.querySelectorAll("img").forEach((image) => URL.revokeObjectURL(image.src));
    list.replaceChildren();
    const most = Number(field.dataset.max);
    const megabytes = Number(field.dataset.mb);
    const heavy = [...field.files].some((file) => file.size > megabytes * 1024 * 1024);
    field.setCustomValidity(
      field.files.length > most ? say(`最多 ${most} 张照片`, `At most ${most} photos`)
      : heavy ? say(`单张照片不超过 ${megabytes} MB`, `A photo may have ${megabytes} MB`)
      : "");
    field.reportValidity();
    for (const file of [...field.files].slice(0, most)) {
      const image = document.createElement("img");
      image.alt = file.name;
      image.src = URL.createObjectURL(file);
      list.append(image);
    }
  });
}
