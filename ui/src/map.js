// The map of grid cells: our own shapes, no tiles, nobody else is asked where the citizen is.
import L from "leaflet";
import { say } from "./js/say.js";

const box = document.querySelector("[data-map]");
if (box) start(box).catch(() => box.remove());

async function start(box) {
  const cells = await (await fetch(box.dataset.cells)).json();
  box.hidden = false;
  const hint = document.querySelector("[data-map-hint]");
  if (hint) hint.textContent = hint.dataset.mapHint;
  const cell = document.querySelector("select[name=cell]");
  const point = document.querySelector("input[name=point]");
  const many = "pins" in box.dataset;
  const moves = many || Boolean(cell);
  const map = L.map(box, { attributionControl: false, zoomSnap: 0.25, scrollWheelZoom: false, keyboard: moves, zoomControl: moves, dragging: moves });
  const shapes = new Map();
  const layer = L.geoJSON(cells, {
    style: { className: "cell" },
    onEachFeature: (feature, shape) => {
      shapes.set(feature.properties.id, shape);
      shape.bindTooltip(say(feature.properties.name.replace(/网格$/, ""), feature.properties.en), { permanent: true, direction: "center", className: "cell-name" });
      if (cell) shape.on("click", (event) => pick(feature.properties.id, event.latlng));
    },
  }).addTo(map);
  map.fitBounds(layer.getBounds(), { padding: [8, 8] });
  if (many) return pinAll(map);
  const pin = L.circleMarker([0, 0], { radius: 9, className: "pin" });
  const paint = (id) => shapes.forEach((shape, its) => shape.getElement()?.classList.toggle("on", its === id));
  const at = (latlng) => cells.features.find((feature) => rings(feature.geometry).some((ring) => inside([latlng.lng, latlng.lat], ring)))?.properties.id;

  function pick(id, latlng) {
    cell.value = id;
    point.value = `${latlng.lng.toFixed(5)},${latlng.lat.toFixed(5)}`;
    pin.setLatLng(latlng).addTo(map);
    paint(id);
  }
  cell?.addEventListener("change", () => {
    point.value = "";
    pin.remove();
    paint(cell.value);
  });
  paint(cell?.value);
  if (box.dataset.point) {
    const [lng, lat] = box.dataset.point.split(",").map(Number);
    const latlng = L.latLng(lat, lng);
    pin.setLatLng(latlng).addTo(map);
    const id = at(latlng);
    paint(id);
    if (!cell && id) map.fitBounds(shapes.get(id).getBounds().pad(0.35));
  }
  whereAmI((latlng, button) => {
    const id = at(latlng);
    if (id) pick(id, latlng);
    else button.textContent = say("当前位置不在本市范围内", "You are outside the city");
  });
}

// The list below the map says the same in words; a pin leads to its line's page.
function pinAll(map) {
  const at = new Map();
  for (const item of document.querySelectorAll("[data-pin]")) {
    const [lng, lat] = item.dataset.pin.split(",").map(Number);
    const link = item.querySelector("a");
    const icon = L.divIcon({ className: `many ${item.dataset.light}`, iconSize: [18, 18] });
    const popup = document.createElement("div");
    popup.append(item.cloneNode(true).querySelector(".light"), " ", link.cloneNode(true));
    // Two at one place stand side by side.
    const key = item.dataset.pin;
    const n = at.get(key) ?? 0;
    at.set(key, n + 1);
    L.marker([lat, lng + n * 0.0006], { icon, title: link.textContent, alt: link.textContent }).bindPopup(popup).addTo(map);
  }
}

function whereAmI(found) {
  const button = document.querySelector("button[data-here]");
  if (!button || !navigator.geolocation) return;
  button.hidden = false;
  button.addEventListener("click", () =>
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => found(L.latLng(coords.latitude, coords.longitude), button),
      () => (button.textContent = say("没有取得位置，请在地图上点选", "No position; tap the map instead")),
      { timeout: 10_000 },
    ));
}

// Outer rings only: no cell has a hole.
function rings(geometry) {
  return geometry.type === "MultiPolygon" ? geometry.coordinates.map((polygon) => polygon[0]) : [geometry.coordinates[0]];
}

// Ray casting.
function inside([x, y], ring) {
  let odd = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i];
    const [xj, yj] = ring[j];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) odd = !odd;
  }
  return odd;
}
