// Makes pages better that already work without this file.
import htmx from "htmx.org";
import { guardForms } from "./js/once.js";
import { countCharacters } from "./js/count.js";
import { keepDraft } from "./js/draft.js";
import { stepThroughLists } from "./js/steps.js";
import { previewPhotos } from "./js/photos.js";
import { wireButtons } from "./js/buttons.js";
import { keepQueuesTrue } from "./js/live.js";
import { sayWhere } from "./js/here.js";
import { bringBack } from "./js/again.js";

// The CSP allows no inline styles and no eval; pages with people's words are not kept in a cache.
htmx.config.includeIndicatorStyles = false;
htmx.config.allowEval = false;
htmx.config.historyCacheSize = 0;

guardForms();
countCharacters();
keepDraft(document.querySelector("form[data-draft]"), document.querySelector("[data-sent]"));
document.querySelectorAll("select[data-steps]").forEach(stepThroughLists);
document.querySelectorAll("input[type=file][data-max]").forEach(previewPhotos);
wireButtons();
keepQueuesTrue();
sayWhere();
bringBack();
