// What lies under the markers: our own outlines, or tiles when the settings ask for them.

import { colour, whenColoursChange } from "./palette.js";
import { names } from "./names.js";
import { read } from "./reading.js";

// `first` is what the reader waits for more than for any coast.
export function lay(map, data, say, kept, first = Promise.resolve()) {
  if (data.tiles) return tiles(map, data, say, kept);
  map.attributionControl.addAttribution(data.credit);
  return outlines(map, data, say, first).then(() => names(map, data, kept));
}

// Tiles that do not come leave the outlines, and the reader is told once.
function tiles(map, data, say, kept) {
  let missed = false;
  data.tiles.layers.forEach((address, place) => {
    const options = { maxZoom: data.tiles.zoom, attribution: place ? "" : data.credit };
    L.tileLayer(address, options).on("tileerror", () => {
      if (missed) return;
      missed = true;
      say(data.words.no_background);
      map.attributionControl.addAttribution(data.credit_offline);
      outlines(map, data, say, Promise.resolve()).then(() => names(map, data, kept));
    }).addTo(map);
  });
  return Promise.resolve();
}

function outlines(map, data, say, first) {
  const pane = map.createPane("outlines");
  pane.style.zIndex = 150;
  const under = L.canvas({ pane: "outlines", padding: 0.3 });
  const styles = [
    () => ({ fillColor: colour("land"), color: colour("outline"), weight: 1, fillOpacity: 1 }),
    () => ({ fillColor: colour("water"), color: colour("outline"), weight: 0.5, fillOpacity: 1 }),
  ];
  return Promise.all([Promise.all(data.basemap.map(read)), first]).then(([found]) => {
    const layers = found.map((layer, place) => L.geoJSON(layer, {
      style: styles[place], renderer: under, interactive: false,
    }).addTo(map));
    whenColoursChange(() => layers.forEach((layer, place) => layer.setStyle(styles[place]())));
  }).catch(() => say(data.words.no_background));
}
