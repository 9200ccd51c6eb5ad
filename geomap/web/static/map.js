// Draws the list's locations on a map. The list is complete without it: everything here
// comes from the JSON in the page, and is drawn on a canvas, so that no name ever
// becomes markup and no marker a stop of the Tab key.
"use strict";
(() => {
  const script = document.currentScript;
  const notice = document.querySelector("[data-without-script]");
  if (notice) notice.remove();
  const held = document.getElementById("map-data");
  const box = document.getElementById("map");
  if (!held || !box) return;
  const data = JSON.parse(held.textContent);
  const status = document.querySelector("[data-map-status]");
  const button = document.querySelector("[data-open-map]");
  const styles = getComputedStyle(document.documentElement);
  const colour = (name) => styles.getPropertyValue(`--${name}`).trim();
  const FEW_NAMES = 8;
  const COLOURS = {
    circle: "federal", square: "provincial", hexagon: "municipal",
    diamond: "indigenous", outline: "community",
  };

  function load() {
    return new Promise((done, failed) => {
      const code = document.createElement("script");
      code.src = script.dataset.leaflet;
      code.addEventListener("load", done);
      code.addEventListener("error", failed);
      document.head.append(code);
    });
  }

  // One path for each order of government, the same as in the list.
  function trace(context, shape, x, y, r) {
    const corners = {
      square: [[-1, -1], [1, -1], [1, 1], [-1, 1]],
      hexagon: [[0, -1.15], [1, -0.58], [1, 0.58], [0, 1.15], [-1, 0.58], [-1, -0.58]],
      diamond: [[0, -1.25], [1.25, 0], [0, 1.25], [-1.25, 0]],
    }[shape];
    context.beginPath();
    if (!corners) {
      context.arc(x, y, r, 0, 2 * Math.PI);
      return;
    }
    corners.forEach(([right, down], place) => {
      context[place ? "lineTo" : "moveTo"](x + right * r, y + down * r);
    });
    context.closePath();
  }

  function numbered() {
    return L.CircleMarker.extend({
      _updatePath() {
        const renderer = this._renderer;
        if (!renderer._drawing || this._empty()) return;
        const context = renderer._ctx;
        const { x, y } = this._point;
        const hollow = this.options.shape === "outline";
        const fill = colour(COLOURS[this.options.shape] || "community");
        trace(context, this.options.shape, x, y, this._radius);
        context.fillStyle = hollow ? colour("paper") : fill;
        context.fill();
        context.lineWidth = hollow ? 3 : 2;
        context.strokeStyle = hollow ? fill : colour("paper");
        context.stroke();
        context.fillStyle = hollow ? colour("ink") : colour("paper");
        context.font = "700 13px system-ui, sans-serif";
        context.textAlign = "center";
        context.textBaseline = "middle";
        if (this.options.number) context.fillText(String(this.options.number), x, y + 1);
      },
    });
  }

  function background(map) {
    if (data.tiles) {
      L.tileLayer(data.tiles.url, { maxZoom: data.tiles.zoom, attribution: data.credit }).addTo(map);
      return;
    }
    const under = L.canvas({ pane: "tilePane", padding: 0.3 });
    const looks = [
      { fillColor: colour("land"), color: colour("outline"), weight: 1, fillOpacity: 1 },
      { fillColor: colour("water"), color: colour("outline"), weight: 0.5, fillOpacity: 1 },
    ];
    Promise.all(data.basemap.map((address) => fetch(address).then((found) => found.json())))
      .then((layers) => layers.forEach((layer, place) => {
        L.geoJSON(layer, { style: looks[place], renderer: under, interactive: false }).addTo(map);
      }))
      .catch(() => { status.textContent = data.words.failed; });
    map.attributionControl.addAttribution(data.credit);
    fetch(data.places).then((found) => found.json()).then((found) => names(map, found.features)).catch(() => {});
  }

  // The names of towns: the larger first, none over another or over a marker, and only
  // those of this scale and this view. Nobody is read them aloud: they are scenery.
  function names(map, places) {
    const pane = map.createPane("names");
    pane.setAttribute("aria-hidden", "true");
    const shown = L.layerGroup().addTo(map);
    const pen = document.createElement("canvas").getContext("2d");
    pen.font = "600 13px system-ui, sans-serif";
    const key = `name_${data.language}`;
    const all = places.map(({ properties, geometry }) => ({
      at: [geometry.coordinates[1], geometry.coordinates[0]],
      zoom: properties.zoom, name: properties[key], width: pen.measureText(properties[key]).width + 12,
    })).sort((one, other) => one.zoom - other.zoom);

    // Whole, inside the map, and above the line that credits the makers.
    function fits(taken, box) {
      const { x, y } = map.getSize();
      return box.left >= 0 && box.right <= x && box.top >= 0 && box.bottom <= y - 24 && !taken.some((other) => box.left < other.right && box.right > other.left
        && box.top < other.bottom && box.bottom > other.top);
    }

    function around(at, width, height, down = 0) {
      const { x, y } = map.latLngToContainerPoint(at);
      const middle = y + down;
      return { left: x - width / 2, right: x + width / 2, top: middle - height / 2, bottom: middle + height / 2 };
    }

    // At its place, else just above or below it: under a marker is where it is needed.
    function free(place, taken) {
      return [0, -27, 27].map((down) => ({ down, box: around(place.at, place.width, 22, down) }))
        .find(({ box }) => fits(taken, box));
    }

    function add(place, down) {
      const text = document.createElement("span");
      text.textContent = place.name;
      const icon = L.divIcon({
        className: "place-name", html: text, iconSize: [place.width, 22], iconAnchor: [place.width / 2, 11 - down],
      });
      L.marker(place.at, { icon, pane: "names", interactive: false, keyboard: false }).addTo(shown);
    }

    // Where hardly anybody lives, the smaller towns are named from farther away.
    function redraw() {
      shown.clearLayers();
      const zoom = map.getZoom();
      const view = map.getBounds();
      const taken = data.items.map((item) => around(item.at, 30, 30));
      let count = 0;
      for (const place of all) {
        if (place.zoom > zoom && count >= FEW_NAMES) break;
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

  function highlight(number, focus) {
    document.querySelectorAll(".found > li.shown").forEach((one) => one.classList.remove("shown"));
    const line = document.getElementById(`found-${number}`);
    if (!line) return;
    line.classList.add("shown");
    if (focus) line.querySelector("h2 a").focus();
  }

  function bubble(item) {
    const words = document.createElement("bdi");
    words.textContent = item.name;
    return words;
  }

  function draw() {
    box.hidden = false;
    for (const part of [document.getElementById("map-keys"), document.querySelector(".legend")]) {
      if (part) part.hidden = false;
    }
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const map = L.map(box, {
      zoomControl: false, scrollWheelZoom: false, zoomAnimation: !still, fadeAnimation: !still,
      maxZoom: data.tiles ? data.tiles.zoom : 15,
      maxBounds: [[38, -150], [86, -45]],
    });
    map.attributionControl.setPrefix(false);
    box.tabIndex = 0;
    L.control.zoom({ zoomInTitle: data.words.zoom_in, zoomOutTitle: data.words.zoom_out }).addTo(map);
    const renderer = L.canvas({ padding: 0.3 });
    const Marker = numbered();
    const bounds = L.latLngBounds(data.items.map((item) => item.at));
    if (data.around) bounds.extend(data.around);
    if (bounds.getNorth() - bounds.getSouth() < 0.02) map.setView(bounds.getCenter(), 12);
    else map.fitBounds(bounds, { padding: [32, 32], maxZoom: data.tiles ? 15 : 13 });
    background(map);
    if (data.around) {
      L.circleMarker(data.around, {
        renderer, radius: 6, color: colour("ink"), weight: 2, fillColor: colour("focus"), fillOpacity: 1,
      }).bindTooltip(data.words.here).addTo(map);
    }
    // Several offices may be known only to the same town: one circle stands for all.
    const circles = new Map();
    data.items.filter((item) => item.radius).forEach((item) => circles.set(`${item.at} ${item.radius}`, item));
    circles.forEach((item) => L.circle(item.at, {
      renderer, radius: item.radius, color: colour("edge"), weight: 1, fillOpacity: 0.04,
      interactive: false,
    }).addTo(map));
    // The nearest is drawn last, on top of the others.
    [...data.items].reverse().forEach((item) => {
      new Marker(item.at, { renderer, radius: 13, shape: item.shape, number: item.number })
        .bindTooltip(() => bubble(item), { direction: "top", offset: [0, -12] })
        .on("click", () => highlight(item.number, true))
        .on("mouseover", () => highlight(item.number, false))
        .addTo(map);
    });
    status.textContent = "";
    box.dataset.ready = "yes";
  }

  function show() {
    if (button) {
      button.setAttribute("aria-expanded", "true");
      button.hidden = true;
    }
    load().then(draw).catch(() => {
      box.hidden = true;
      status.textContent = data.words.failed;
    });
  }

  // Wide: beside the list, once the page is calm. Narrow: only when asked for.
  if (window.matchMedia("(min-width: 64em)").matches || !button) {
    ("requestIdleCallback" in window ? window.requestIdleCallback : window.setTimeout)(show);
    return;
  }
  button.hidden = false;
  button.addEventListener("click", () => { show(); box.focus(); });
})();
