// Layers a reader may add: reserves, and communities without an all-season road. Their
// shape and a letter tell them, and a page lists the same.

import { marker, whenColoursChange } from "./palette.js";
import { read } from "./reading.js";

const FAR = 4.5;

export function layers(map, data, frame, say, renderer) {
  const Marker = marker();
  let found = null;
  const fetched = () => {
    if (!found) {
      found = read(data.communities).catch((failure) => { found = null; throw failure; });
    }
    return found;
  };

  function drawn(each) {
    const letter = each.mode ? data.words[`letter_${each.mode}`] : "";
    const shape = each.mode ? "triangle" : "cross";
    const radius = each.mode ? 10 : 6;
    const label = () => {
      const name = document.createElement("bdi");
      name.textContent = each.by ? `${each.name} (${each.by})` : each.name;
      return name;
    };
    // From far away the shape alone, or the letters would hide each other.
    const size = () => ({
      radius: map.getZoom() < FAR ? radius * 0.6 : radius, text: map.getZoom() < FAR ? "" : letter,
    });
    const one = new Marker(each.at, { renderer, shape, ...size() });
    map.on("zoomend", () => one.setStyle(size()));
    return one.bindTooltip(label, { direction: "top", offset: [0, -8] })
      .on("click", () => window.location.assign(each.href));
  }

  frame.querySelectorAll("[data-layer]").forEach((box) => {
    const group = L.layerGroup();
    const remote = box.dataset.layer === "remote";
    const turn = () => {
      if (!box.checked) {
        group.remove();
        return;
      }
      fetched().then(({ communities }) => {
        if (!group.getLayers().length) {
          communities.filter((each) => Boolean(each.mode) === remote)
            .forEach((each) => group.addLayer(drawn(each)));
        }
        if (box.checked) group.addTo(map);
        box.dataset.shown = String(group.getLayers().length);
      }).catch(() => say(data.words.layer_failed));
    };
    box.addEventListener("change", turn);
    whenColoursChange(() => group.eachLayer((each) => each.redraw()));
    // A browser may keep the box as it was when the page is loaded again.
    if (box.checked) turn();
  });
}
