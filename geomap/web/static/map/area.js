// "Search this area": offered once the reader has moved the map, never done unasked.

const MOST_KM = 2000;

// `offered` is the button; `ours` runs a move of the page's own, which offers nothing.
export function watch(map, offered, search) {
  let own = false;
  map.on("movestart zoomstart", () => { if (!own) offered.hidden = false; });
  offered.addEventListener("click", () => window.location.assign(address(map, search)));
  return function ours(move) {
    own = true;
    map.once("moveend", () => { own = false; });
    move();
  };
}

export function address(map, search) {
  const middle = map.getCenter();
  const reach = Math.ceil(map.distance(middle, map.getBounds().getNorthEast()) / 1000);
  const asked = new URL(search, window.location.href);
  asked.searchParams.set("near", `${middle.lat.toFixed(2)},${middle.lng.toFixed(2)}`);
  asked.searchParams.set("r", String(Math.min(Math.max(reach, 1), MOST_KM)));
  asked.searchParams.set("area", "1");
  asked.searchParams.set("view", "map");
  return asked.href;
}
