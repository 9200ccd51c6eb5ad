// The panel over the map: one office at a time, closed by Esc, which goes back to what
// opened it.

export function panel(frame, words) {
  const box = frame.querySelector("[data-map-panel]");
  let opener = null;

  function close() {
    if (box.hidden) return;
    box.hidden = true;
    box.replaceChildren();
    if (opener) opener.focus();
    opener = null;
  }

  // Returns how much of the map it covers, in pixels.
  function open(parts, by) {
    const shut = document.createElement("button");
    shut.type = "button";
    shut.className = "plain";
    shut.textContent = words.close;
    shut.addEventListener("click", close);
    const [name, ...facts] = parts;
    box.replaceChildren(name, shut, ...facts);
    box.hidden = false;
    opener = by;
    return box.offsetHeight;
  }

  document.addEventListener("keydown", (key) => { if (key.key === "Escape") close(); });
  // A page that comes back from the browser's memory comes back without it.
  window.addEventListener("pagehide", () => { opener = null; close(); });
  return { open, close };
}

// What the list says of a line, as parts of a panel: text only, in the list's own order.
export function ofLine(item, line) {
  const name = document.createElement("p");
  name.className = "map-panel-name";
  const called = document.createElement("bdi");
  called.textContent = item.name;
  if (item.lang) called.lang = item.lang;
  name.append(item.text ? `${item.text}. ` : "", called);
  const facts = [".distance", "address"]
    .map((part) => line && line.querySelector(part))
    .filter(Boolean)
    .map((part) => part.cloneNode(true));
  facts.forEach((part) => part.removeAttribute("id"));
  return [name, ...facts];
}
