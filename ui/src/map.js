// The map of grid cells: our own shapes, no tiles, nobody else is asked where the citizen is.
import L from "leaflet";

const box = document.querySelector("[data-map]");
if (box) start(box).catch(() => box.remove());

async function start(box) {
  const cells = await (await fetch(box.dataset.cells)).json();
  box.hidden = false;
  const zh = document.documentElement.lang.startsWith("zh");
  const map = L.map(box, { attributionControl: false, zoomSnap: 0.25, scrollWheelZoom: false });
  const cell = document.querySelector("select[name=cell]");
  const point = document.querySelector("input[name=point]");
  const shapes = new Map();
  const style = (id) => ({ color: "#0b4f6c", weight: cell?.value === id ? 3 : 1.2, fillColor: "#4a90a4", fillOpacity: cell?.value === id ? 0.45 : 0.14 });
  const layer = L.geoJSON(cells, {
    style: (feature) => style(feature.properties.id),
    onEachFeature: (feature, shape) => {
      shapes.set(feature.properties.id, shape);
      shape.bindTooltip(zh ? feature.properties.name : feature.properties.en, { permanent: true, direction: "center", className: "cell-name" });
      shape.on("click", (event) => pick(feature.properties.id, event.latlng));
    },
  }).addTo(map);
  map.fitBounds(layer.getBounds(), { padding: [8, 8] });
  const pin = L.circleMarker([0, 0], { radius: 9, color: "#fff", weight: 3, fillColor: "#b23a24", fillOpacity: 1 });
  const paint = () => shapes.forEach((shape, id) => shape.setStyle(style(id)));
  function pick(id, latlng) {
    cell.value = id;
    point.value = `${latlng.lng.toFixed(5)},${latlng.lat.toFixed(5)}`;
    pin.setLatLng(latlng).addTo(map);
    paint();
  }
  cell?.addEventListener("change", () => {
    point.value = "";
    pin.remove();
    paint();
  });
  if (box.dataset.point) {
    const [lng, lat] = box.dataset.point.split(",").map(Number);
    pin.setLatLng([lat, lng]).addTo(map);
    if (!cell) map.setView([lat, lng], 13);
  }
  const here = document.querySelector("button[data-here]");
  if (here && navigator.geolocation) {
    here.hidden = false;
    here.addEventListener("click", () =>
      navigator.geolocation.getCurrentPosition(({ coords }) => {
        const at = L.latLng(coords.latitude, coords.longitude);
        const hit = cells.features.find((f) => inside([at.lng, at.lat], f.geometry.coordinates[0]));
        if (hit) pick(hit.properties.id, at);
        else here.textContent = zh ? "当前位置不在本市范围内" : "You are outside the city";
      }));
  }
}

function inside([x, y], ring) {
  let odd = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i];
    const [xj, yj] = ring[j];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) odd = !odd;
  }
  return odd;
}
