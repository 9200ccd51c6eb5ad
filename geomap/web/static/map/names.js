// The names of towns: the larger first, none over another or over a marker, and only
// those of this scale and this view. Nobody is read them aloud: they are scenery.

import { read } from "./reading.js";

const FEW = 8;
const LINE = 22;
const ASIDE = 27;

// `kept` says which points are taken by markers, and so is asked at every move.
export function names(map, data, kept) {
  const pane = map.createPane("names");
  pane.setAttribute("aria-hidden", "true");
  return read(data.places)
    .then((found) => write(map, measured(found.features, `name_${data.language}`), kept))
    .catch(() => {});
}

function measured(places, key) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = "600 13px system-ui, sans-serif";
  return places.map(({ properties, geometry }) => ({
    at: [geometry.coordinates[1], geometry.coordinates[0]],
    zoom: properties.zoom,
    name: properties[key],
    width: pen.measureText(properties[key]).width + 12,
  })).sort((one, other) => one.zoom - other.zoom);
}

function write(map, places, kept) {
  const shown = L.layerGroup().addTo(map);

  function around(at, width, height, down = 0) {
    const { x, y } = map.latLngToContainerPoint(at);
    const middle = y + down;
    return { left: x - width / 2, right: x + width / 2, top: middle - height / 2, bottom: middle + height / 2 };
  }

  // Whole, inside the map, and above the line that credits the makers.
  function fits(taken, box) {
    const { x, y } = map.getSize();
    return box.left >= 0 && box.right <= x && box.top >= 0 && box.bottom <= y - 24
      && !taken.some((other) => box.left < other.right && box.right > other.left
        && box.top < other.bottom && box.bottom > other.top);
  }

  // At its place, else just above or below it: under a marker is where it is needed.
  function free(place, taken) {
    return [0, -ASIDE, ASIDE].map((down) => ({ down, box: around(place.at, place.width, LINE, down) }))
      .find(({ box }) => fits(taken, box));
  }

  function add(place, down) {
    const text = document.createElement("span");
    text.textContent = place.name;
    const icon = L.divIcon({
      className: "place-name", html: text,
      iconSize: [place.width, LINE], iconAnchor: [place.width / 2, LINE / 2 - down],
    });
    L.marker(place.at, { icon, pane: "names", interactive: false, keyboard: false }).addTo(shown);
  }

  // Where hardly anybody lives, the smaller towns are named from farther away.
  function redraw() {
    shown.clearLayers();
    const zoom = map.getZoom();
    const view = map.getBounds();
    const taken = kept().map(([at, size]) => around(at, size, size));
    let count = 0;
    for (const place of places) {
      if (place.zoom > zoom && count >= FEW) break;
      const spot = view.contains(place.at) && free(place, taken);
      if (!spot) continue;
      taken.push(spot.box);
      add(place, spot.down);
      count += 1;
    }
  }

  map.on("moveend", redraw);
  redraw();
}
