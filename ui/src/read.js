// Makes the page of a report better that already reads without this file: a card for each figure, a
// filter, the section one is in, files that can be dropped.
import { openCards } from "./js/card.js";
import { followOutline } from "./js/outline.js";
import { siftFigures } from "./js/sift.js";
import { dropFiles } from "./js/drop.js";

for (const report of document.querySelectorAll("[data-reading]")) {
  followOutline(report);
  siftFigures(report);
}
openCards();
document.querySelectorAll("form[data-drop]").forEach(dropFiles);
