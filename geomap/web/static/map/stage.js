// The map itself: its buttons, its keys, and hands that may want to scroll the page.

export const still = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

export function make(box, data) {
  const moves = !still();
  const map = L.map(box, {
    zoomControl: false, zoomAnimation: moves, fadeAnimation: moves, inertia: moves,
    // Our outlines can be drawn at any scale, tiles only at whole ones.
    zoomSnap: data.tiles ? 1 : 0.25, minZoom: 2, maxZoom: data.tiles ? data.tiles.zoom : 15,
    maxBounds: [[36, -155], [87, -40]],
  });
  // The keyboard's moves glide whatever the options say.
  const glide = map.panBy;
  map.panBy = (by, options) => glide.call(map, by, moves ? options : { ...options, animate: false });
  map.attributionControl.setPrefix(false);
  scale(map, data.words);
  cooperate(map, data.words);
  const sized = new ResizeObserver(() => map.invalidateSize({ pan: false }));
  sized.observe(box);
  map.on("unload", () => sized.disconnect());
  box.tabIndex = 0;
  return map;
}

function scale(map, words) {
  const Scale = L.Control.extend({
    options: { position: "topleft" },
    onAdd() {
      const bar = L.DomUtil.create("div", "map-scale");
      [["zoomIn", "+", words.zoom_in], ["zoomOut", "−", words.zoom_out]].forEach(([turn, sign, name]) => {
        const button = L.DomUtil.create("button", "plain", bar);
        button.type = "button";
        button.textContent = sign;
        button.title = name;
        button.setAttribute("aria-label", name);
        button.addEventListener("click", () => map[turn]());
        map.on("zoomend", () => {
          const end = turn === "zoomIn" ? map.getMaxZoom() : map.getMinZoom();
          button.setAttribute("aria-disabled", String(map.getZoom() === end));
        });
      });
      L.DomEvent.disableClickPropagation(bar);
      return bar;
    },
  });
  map.addControl(new Scale());
}

// One finger and the wheel belong to the page; two fingers and Ctrl to the map.
function cooperate(map, words) {
  const box = map.getContainer();
  const hint = document.createElement("p");
  hint.className = "map-hint";
  hint.setAttribute("aria-hidden", "true");
  hint.hidden = true;
  box.parentElement.append(hint);
  // A map that is taken away, to be tried again, leaves nothing behind.
  const ending = new AbortController();
  const { signal } = ending;
  map.on("unload", () => { ending.abort(); hint.remove(); });
  let hiding = 0;
  const say = (text) => {
    hint.textContent = text;
    hint.hidden = false;
    clearTimeout(hiding);
    hiding = setTimeout(() => { hint.hidden = true; }, 1500);
  };
  box.addEventListener("wheel", (turn) => {
    if (turn.ctrlKey || turn.metaKey) return;
    turn.stopPropagation();
    say(words.hint_wheel);
  }, { capture: true, passive: true, signal });
  box.addEventListener("pointerdown", (press) => {
    map.dragging[press.pointerType === "touch" ? "disable" : "enable"]();
  }, { capture: true, signal });
  box.addEventListener("touchmove", (move) => {
    if (move.touches.length === 1) say(words.hint_touch);
  }, { capture: true, passive: true, signal });
}
