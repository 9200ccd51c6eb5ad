// The offices of the list, on the map: drawn on a canvas, so that no name ever becomes
// markup and no marker a stop of the Tab key.

import { lay } from "./background.js";
import { colour, marker, whenColoursChange } from "./palette.js";
import { ofLine, panel } from "./panel.js";
import { make } from "./stage.js";
import { watch } from "./area.js";

export function open(data, frame, say) {
  const box = frame.querySelector("#map");
  const map = make(box, data);
  const renderer = L.canvas({ padding: 0.3 });
  const info = panel(frame, data.words);
  const list = linked(box, data.words);
  const offered = frame.querySelector("[data-search-area]");
  const ours = data.search ? watch(map, offered, data.search) : (move) => move();
  ours(() => look(map, data));
  lay(map, data, say, () => data.items.map((item) => [item.at, 30]));
  whereabouts(map, data, renderer);
  const markers = drawn(map, data, renderer, list);
  whenColoursChange(() => markers.forEach((each) => each.redraw()));
  box.dataset.ready = data.items.map((item) => item.id).join(" ");

  function reveal(item, opener) {
    const chosen = markers.get(item.number);
    markers.forEach((each) => each.setStyle({ chosen: each === chosen }));
    chosen.bringToFront();
    const covered = info.open(ofLine(item, list.line(item)), opener);
    ours(() => above(map, item.at, covered));
    list.highlight(item);
    // Not focused: only seen, where the map is not beside the list.
    frame.scrollIntoView({ block: "nearest" });
    say(data.words.shown.replace("{name}", item.name));
  }

  return { reveal };
}

function look(map, data) {
  const bounds = L.latLngBounds(data.items.map((item) => item.at));
  if (data.around) bounds.extend(data.around);
  // Below is the line that credits the makers.
  const options = { paddingTopLeft: [32, 32], paddingBottomRight: [32, 72], maxZoom: data.tiles ? 15 : 13, animate: false };
  if (bounds.getNorth() - bounds.getSouth() < 0.02) map.setView(bounds.getCenter(), 12, { animate: false });
  else map.fitBounds(bounds, options);
}

// In the middle of what the panel leaves free.
function above(map, at, covered) {
  const zoom = Math.max(map.getZoom(), 12);
  const middle = map.project(at, zoom).add([0, covered / 2]);
  map.setView(map.unproject(middle, zoom), zoom, { animate: false });
}

// The place asked about, and how far an approximate position may be off.
function whereabouts(map, data, renderer) {
  if (data.around) {
    L.circleMarker(data.around, {
      renderer, radius: 6, color: colour("ink"), weight: 2, fillColor: colour("focus"), fillOpacity: 1,
    }).bindTooltip(data.words.here).addTo(map);
  }
  // Several offices may be known only to the same town: one circle stands for all.
  const circles = new Map();
  data.items.filter((item) => item.radius).forEach((item) => circles.set(`${item.at} ${item.radius}`, item));
  circles.forEach((item) => L.circle(item.at, {
    renderer, radius: item.radius, color: colour("edge"), weight: 1, fillOpacity: 0.04, interactive: false,
  }).addTo(map));
}

function drawn(map, data, renderer, list) {
  const Marker = marker();
  const first = new Map();
  data.items.forEach((item) => { if (!first.has(`${item.at}`)) first.set(`${item.at}`, item); });
  const last = new Map(data.items.map((item) => [`${item.at}`, item]));
  // Several known only to the same town are under each other: "4+" says so.
  const text = (item) => (first.get(`${item.at}`) === item && last.get(`${item.at}`) !== item ? `${item.text}+` : item.text);
  // The nearest is drawn last, on top of the others.
  const pairs = [...data.items].reverse().map((item) => {
    const called = () => Object.assign(document.createElement("bdi"), { textContent: item.name });
    const one = new Marker(item.at, { renderer, radius: 13, shape: item.shape, text: text(item) })
      .bindTooltip(called, { direction: "top", offset: [0, -12] })
      .on("click", () => list.follow(item))
      .on("mouseover", () => list.highlight(item))
      .addTo(map);
    return [item.number, one];
  });
  return new Map(pairs);
}

// The list beside the map: a click on a marker leads to its line, and a link leads back.
function linked(box, words) {
  const back = document.createElement("a");
  back.className = "back-to-map";
  back.href = `#${box.id}`;
  back.textContent = words.back;
  back.addEventListener("click", (press) => {
    press.preventDefault();
    back.remove();
    box.focus();
  });
  const line = (item) => document.getElementById(`found-${item.number}`);

  function highlight(item) {
    document.querySelectorAll(".found > li.shown").forEach((one) => one.classList.remove("shown"));
    const one = line(item);
    if (one) one.classList.add("shown");
  }

  function follow(item) {
    highlight(item);
    const one = line(item);
    if (!one) return;
    one.querySelector("h2 a").focus();
    (one.querySelector(".on-map") || one).append(back);
  }

  return { line, highlight, follow };
}
