// Suggestions below the one box: an editable combobox with a list, where nothing is
// chosen until the person chooses. Without it, or when the server does not answer, the
// form works as before. Every option is put in as text.
"use strict";
(() => {
  const box = document.querySelector("[data-suggest]");
  const input = box?.querySelector("input");
  if (!input) return;
  const status = document.querySelector("[data-suggest-status]");
  const list = document.createElement("ul");
  let options = [];
  let active = -1;
  let asking = null;
  let timer = 0;
  let telling = 0;

  list.id = "q-list";
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", box.dataset.label);
  box.append(list);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", list.id);
  input.autocomplete = "off";

  function close() {
    clearTimeout(timer);
    clearTimeout(telling);
    asking?.abort();
    asking = null;
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function say(text) {
    clearTimeout(telling);
    telling = setTimeout(() => { status.textContent = text; }, 1000);
  }

  function option({ text, label }, number) {
    const item = document.createElement("li");
    const kind = document.createElement("span");
    item.id = `q-option-${number}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.textContent = `${text} `;
    kind.className = "hint";
    kind.textContent = label;
    item.append(kind);
    // The field keeps the cursor: a press must not take it away before the click.
    item.addEventListener("pointerdown", (event) => event.preventDefault());
    item.addEventListener("click", () => pick(number));
    return item;
  }

  function show(found) {
    options = found.suggestions.slice(0, 7);
    status.textContent = "";
    if (!options.length) { close(); return; }
    list.replaceChildren(...options.map(option));
    active = -1;
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    input.removeAttribute("aria-activedescendant");
    say(found.status);
  }

  function leave() {
    list.children[active]?.setAttribute("aria-selected", "false");
    input.removeAttribute("aria-activedescendant");
    active = -1;
  }

  function move(to) {
    const items = list.children;
    leave();
    active = (to + items.length) % items.length;
    items[active].setAttribute("aria-selected", "true");
    items[active].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", items[active].id);
  }

  function pick(number) {
    input.value = options[number].text.slice(0, input.maxLength);
    close();
    status.textContent = "";
    input.focus();
  }

  async function ask() {
    asking?.abort();
    const mine = new AbortController();
    asking = mine;
    try {
      const address = `${box.dataset.suggest}&q=${encodeURIComponent(input.value)}`;
      const answer = await fetch(address, { signal: mine.signal });
      const found = answer.ok ? await answer.json() : null;
      if (asking === mine && found && document.activeElement === input) show(found);
    } catch { /* Nobody is told: the form works without suggestions. */ }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    if (input.value.trim().length < 2) { close(); return; }
    timer = setTimeout(ask, 200);
  });

  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const open = !list.hidden;
    const { key } = event;
    if (key === "ArrowDown" && open) move(active + 1);
    else if (key === "ArrowUp" && open) move(active < 0 ? -1 : active - 1);
    else if (key === "Enter" && open && active >= 0) pick(active);
    else if (key === "Escape" && open) close();
    else if (key === "Escape" && input.value) input.value = "";
    else {
      if (key === "ArrowDown" && input.value.trim().length >= 2) ask();
      if (key === "Enter" || key === "Tab") close();
      if (key === "Home" || key === "End") leave();
      return;
    }
    event.preventDefault();
  });
  input.addEventListener("blur", close);
})();
