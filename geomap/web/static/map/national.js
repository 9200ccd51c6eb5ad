// All offices of the country, gathered by the server in cells: a few kilobytes for each
// view, however many offices there are.

import { watch, address } from "./area.js";
import { lay } from "./background.js";
import { layers } from "./layers.js";
import { marker, whenColoursChange } from "./palette.js";
import { panel } from "./panel.js";
import { read } from "./reading.js";
import { make } from "./stage.js";

const CANADA = [[42, -139], [75, -53]];
// A tile is 1024 pixels wide at the scale it is drawn at.
const COARSER = 2;
const DEEPEST = 13;
const MOST_LISTED = 50;

export function open(data, frame, tell) {
  const box = frame.querySelector("#map");
  const map = make(box, data);
  const renderer = L.canvas({ padding: 0.3 });
  const info = panel(frame, data.words);
  const tiles = new Map();
  const shown = L.layerGroup().addTo(map);
  const Marker = marker();
  let drawn = [];
  let gone = false;
  const say = (words) => { if (!gone) tell(words); };
  let turn = 0;

  const ours = watch(map, frame.querySelector("[data-search-area]"), data.search);
  ours(() => map.fitBounds(CANADA, { animate: false }));

  async function draw() {
    turn += 1;
    const mine = turn;
    const wanted = needed(map).map((tile) => {
      if (!tiles.has(tile)) tiles.set(tile, read(`${data.cells}&${tile}`));
      return tiles.get(tile).catch((failure) => { tiles.delete(tile); throw failure; });
    });
    const found = await Promise.all(wanted);
    if (mine !== turn) return;
    drawn = apart(map, found.flatMap((tile) => tile.cells));
    shown.clearLayers();
    drawn.forEach((each) => place(each).addTo(shown));
    list(map, data, frame, drawn);
  }

  function place(each) {
    const many = each.n > 1;
    const number = many ? short(each.n, data.numbers) : "";
    const one = new Marker(each.at, {
      renderer, shape: many ? "cluster" : each.shape, text: number,
      radius: many ? 12 + 3 * Math.log10(each.n) : 9,
    });
    if (!many) one.bindTooltip(() => called(each), { direction: "top", offset: [0, -8] });
    return one.on("click", () => (many ? closer(each) : show(each)));
  }

  function closer(each) {
    if (each.one || map.getZoom() >= map.getMaxZoom()) return several(each);
    return ours(() => map.setView(each.at, Math.min(map.getZoom() + 2, map.getMaxZoom())));
  }

  // No scale tells them apart: a list does.
  function several(each) {
    ours(() => map.setView(each.at, map.getMaxZoom(), { animate: false }));
    const words = document.createElement("p");
    words.className = "map-panel-name";
    words.textContent = data.words.several_here.replace("{number}", String(each.n));
    const link = document.createElement("a");
    link.href = address(map, data.search);
    link.textContent = data.words.list_here;
    info.open([words, link], box);
    link.focus();
  }

  function show(each) {
    const name = document.createElement("p");
    name.className = "map-panel-name";
    name.append(linked(each));
    const town = document.createElement("p");
    town.textContent = each.town;
    info.open([name, town], box);
    name.firstChild.focus();
  }

  whenColoursChange(() => shown.eachLayer((each) => each.redraw()));
  layers(map, data, frame, say, renderer);
  const first = draw();
  lay(map, data, say, () => drawn.map((each) => [each.at, each.n > 1 ? 40 : 20]), first);
  return first.then(() => {
    map.on("moveend", () => draw().catch(() => say(data.words.failed)));
    box.dataset.ready = String(drawn.length);
    return {};
  }).catch((failure) => { gone = true; map.remove(); throw failure; });
}

// The tiles of the view, by the question that asks for each.
function needed(map) {
  const zoom = Math.min(Math.max(Math.round(map.getZoom()) - COARSER, 0), DEEPEST);
  const bounds = map.getBounds();
  const corner = (at) => map.project(at, zoom).divideBy(256).floor();
  const first = corner(bounds.getNorthWest());
  const last = corner(bounds.getSouthEast());
  const most = 2 ** zoom - 1;
  const wanted = [];
  for (let x = Math.max(first.x, 0); x <= Math.min(last.x, most); x += 1) {
    for (let y = Math.max(first.y, 0); y <= Math.min(last.y, most); y += 1) {
      wanted.push(`z=${zoom}&x=${x}&y=${y}`);
    }
  }
  return wanted;
}

// Cells end where the grid does: two that would overlap are drawn as one.
function apart(map, cells) {
  const kept = [];
  [...cells].sort((one, other) => other.n - one.n).forEach((cell) => {
    const point = map.latLngToContainerPoint(cell.at);
    const near = kept.find((other) => other.point.distanceTo(point) < (other.n > 1 || cell.n > 1 ? 30 : 8));
    if (!near) {
      kept.push({ ...cell, point });
      return;
    }
    const n = near.n + cell.n;
    near.at = near.at.map((value, axis) => (value * near.n + cell.at[axis] * cell.n) / n);
    near.one = near.one && cell.one && map.getZoom() >= map.getMaxZoom() ? 1 : 0;
    near.n = n;
  });
  return kept;
}

function short(number, language) {
  return new Intl.NumberFormat(language, { notation: number < 10000 ? "standard" : "compact", maximumFractionDigits: 0 }).format(number);
}

function called(each) {
  const name = document.createElement("bdi");
  name.textContent = each.name;
  if (each.lang) name.lang = each.lang;
  return name;
}

function linked(each) {
  const link = document.createElement("a");
  link.href = each.href;
  link.append(called(each));
  return link;
}

// What is in view, in words: by name once there are few enough.
function list(map, data, frame, drawn) {
  const view = map.getBounds();
  const seen = drawn.filter((each) => view.contains(each.at));
  const total = seen.reduce((sum, each) => sum + each.n, 0);
  const alone = seen.filter((each) => each.n === 1);
  const named = total <= MOST_LISTED || alone.length === seen.length ? alone : [];
  const words = data.words;
  const number = new Intl.NumberFormat(data.numbers).format(total);
  const said = total ? [words.in_view.replace("{number}", number)] : [words.in_view_none];
  if (total > named.length) said.push(words.in_view_far);
  frame.querySelector("[data-in-view-count]").textContent = said.join(" ");
  frame.querySelector("[data-in-view]").replaceChildren(...named.map((each) => {
    const line = document.createElement("li");
    line.append(linked(each), each.town ? `, ${each.town}` : "");
    return line;
  }));
}
