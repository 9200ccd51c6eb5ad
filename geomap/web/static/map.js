// Offers the map: behind a button where there is little room, at once where there is
// much. Nothing of it is fetched before, and the list is complete without it.
"use strict";
(() => {
  const held = document.getElementById("map-data");
  const notice = document.querySelector("[data-without-script]");
  if (notice) notice.remove();
  if (!held) return;
  const data = JSON.parse(held.textContent);
  const find = (name) => document.querySelector(`[data-${name}]`);
  const frame = find("map-frame");
  const status = find("map-status");
  const button = find("open-map");
  const retry = find("retry-map");
  const wide = window.matchMedia("(min-width: 64em)");
  let opening = null;
  let tries = 0;

  // A part that failed to load would be remembered as failed under its address.
  function fresh(address) {
    return tries ? address.replace(/\/modules\/(\w+)\//, `/modules/$1.${tries}/`) : address;
  }

  function added(kind, properties) {
    return new Promise((done, failed) => {
      const part = Object.assign(document.createElement(kind), properties);
      part.addEventListener("load", done);
      part.addEventListener("error", failed);
      document.head.append(part);
    });
  }

  async function load() {
    // What the module imports, at the same time as the module and not after it.
    data.beside.forEach((part) => added("link", { rel: "modulepreload", href: fresh(part) }).catch(() => {}));
    const [module] = await Promise.all([
      import(fresh(data.module)),
      window.L || added("script", { src: data.leaflet.code }),
      added("link", { rel: "stylesheet", href: data.leaflet.style }),
    ]);
    return module.open(data, frame, (words) => { status.textContent = words; });
  }

  function expand(open) {
    frame.hidden = !open;
    if (!button) return;
    button.setAttribute("aria-expanded", String(open));
    button.textContent = data.words[open ? "hide" : "open"];
    button.classList.toggle("plain", open);
  }

  // The frame has its size before the map has its code, so that nothing jumps later.
  function show() {
    expand(true);
    if (opening) return opening;
    status.textContent = data.words.loading;
    retry.hidden = true;
    opening = load().then((map) => {
      status.textContent = "";
      return map;
    }).catch(() => {
      opening = null;
      tries += 1;
      expand(false);
      status.textContent = data.words.failed;
      retry.hidden = false;
      return null;
    });
    return opening;
  }

  // A button in every line of the list; the style sheet has kept its place free.
  function offer(item) {
    const line = document.querySelector(`#found-${item.number} article`);
    if (!line) return;
    const place = document.createElement("p");
    place.className = "on-map";
    const shower = document.createElement("button");
    shower.type = "button";
    shower.className = "plain";
    const name = document.createElement("span");
    name.className = "unseen";
    name.textContent = item.name;
    if (item.lang) name.lang = item.lang;
    const [before, after] = data.words.show_item.split("{name}");
    shower.append(before, name, after);
    shower.addEventListener("click", async () => {
      const map = await show();
      if (map) map.reveal(item, shower);
    });
    place.append(shower);
    line.append(place);
  }

  data.items.forEach(offer);
  retry.addEventListener("click", () => { show(); if (button) button.focus(); });
  if (button) {
    button.addEventListener("click", () => (frame.hidden ? show() : expand(false)));
    button.hidden = false;
  }
  const calm = window.requestIdleCallback || window.setTimeout;
  if (data.open) show();
  else if (wide.matches || !button) calm(show);
})();
