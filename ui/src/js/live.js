// Queues keep themselves true. One connection a browser: the tab that holds the lock listens and
// tells the others; where there are no locks (plain HTTP), the tab that is looked at listens.
// Without this file a queue is as true as when it was loaded.
import htmx from "htmx.org";

const CALM = 800; // so many milliseconds of changes become one refresh

const list = () => document.querySelector("#list[data-live]");
let waiting = 0;
let stale = false;

// Does this change touch what the list shows? Its stages say so, or the case stands in it.
function touches(change) {
  const stages = list().dataset.live;
  const bare = change.number.replaceAll("-", "");
  return !stages || stages.split(" ").includes(change.stage) || list().querySelector(`a[href="/desk/cases/${bare}"]`) !== null;
}

// Quietly: not under a hand that is on the list, not in a tab that nobody sees.
function refresh() {
  waiting = 0;
  if (document.hidden || list().contains(document.activeElement) || list().querySelector("form[data-sending]")) {
    stale = true;
    return;
  }
  stale = false;
  const live = list().dataset.live;
  htmx
    .ajax("GET", location.pathname + location.search, { source: "#list", target: "#list", select: "#list", swap: "outerHTML" })
    .then(() => list() ?? document.querySelector("#list")?.setAttribute("data-live", live));
}

function soon() {
  waiting ||= setTimeout(refresh, CALM);
}

function hear(told) {
  if (told === "all" || touches(told)) soon();
}

// Listens until the promise is given up; tells this tab and the others.
function listen(tell) {
  const source = new EventSource("/desk/events");
  const all = () => tell("all");
  let before = false;
  source.addEventListener("case", (event) => tell(JSON.parse(event.data)));
  source.addEventListener("lagged", all);
  source.addEventListener("refetch", all);
  source.addEventListener("ready", () => {
    // A first "ready" says nothing about the time between loading the page and now.
    if (!before) all();
    before = true;
  });
  return source;
}

export function keepQueuesTrue() {
  if (!list() || !window.EventSource) return;
  document.addEventListener("focusout", () => stale && soon());
  document.addEventListener("visibilitychange", () => !document.hidden && stale && soon());
  if (navigator.locks && window.BroadcastChannel) {
    const others = new BroadcastChannel("yinuo-live");
    others.addEventListener("message", (event) => hear(event.data));
    const tell = (told) => {
      hear(told);
      others.postMessage(told);
    };
    // Held until the tab closes; then the next tab in the line listens.
    navigator.locks.request("yinuo-live", () => new Promise(() => listen(tell)));
    return;
  }
  let source = null;
  const looked = () => {
    source?.close();
    source = document.hidden ? null : listen(hear);
  };
  document.addEventListener("visibilitychange", looked);
  looked();
}
