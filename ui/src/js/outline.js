// The section one is in is marked in the outline; on a phone the outline is folded until it is wanted.
export function followOutline(report) {
  const box = report.querySelector("[data-outline]");
  if (!box) return;
  if (matchMedia("(max-width: 52rem)").matches) box.open = false;
  const links = new Map([...box.querySelectorAll("ol a")].map((link) => [link.hash.slice(1), link]));
  const heads = [...report.querySelectorAll(".rd-text h2, .rd-text h3")].filter((head) => links.has(head.id));
  let current;
  const mark = () => {
    const above = heads.filter((head) => head.getBoundingClientRect().top < innerHeight * 0.3);
    const now = links.get(above.at(-1)?.id);
    if (now === current) return;
    current?.removeAttribute("aria-current");
    now?.setAttribute("aria-current", "location");
    current = now;
    const room = box.parentElement;
    if (now && room.scrollHeight > room.clientHeight) {
      const [here, there] = [room.getBoundingClientRect(), now.getBoundingClientRect()];
      if (there.top < here.top + 40 || there.bottom > here.bottom - 40) room.scrollTop += there.top - here.top - here.height / 2;
    }
  };
  let waiting;
  const soon = () => {
    waiting ||= requestAnimationFrame(() => {
      waiting = 0;
      mark();
    });
  };
  addEventListener("scroll", soon, { passive: true });
  mark();
}
