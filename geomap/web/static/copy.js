// Offers to copy an address; without a script, or without a clipboard, nothing is
// offered and the address is there to be read.
"use strict";
(() => {
  if (!navigator.clipboard) return;
  for (const part of document.querySelectorAll("[data-copy]")) {
    const status = part.querySelector("[role=status]");
    part.hidden = false;
    part.querySelector("button").addEventListener("click", async () => {
      const held = part.closest("[data-copied]").querySelector("address");
      try {
        await navigator.clipboard.writeText(held.innerText.trim());
        status.textContent = part.dataset.done;
      } catch {
        status.textContent = part.dataset.failed;
      }
    });
  }
})();
