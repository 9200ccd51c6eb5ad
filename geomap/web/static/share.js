// Offers to copy the address of this page, which is the whole question; without a
// script or a clipboard the address bar has it.
"use strict";
(() => {
  const part = document.querySelector("[data-share]");
  if (!part || !navigator.clipboard) return;
  const status = part.querySelector("[role=status]");
  part.hidden = false;
  part.querySelector("button").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      status.textContent = part.dataset.done;
    } catch {
      status.textContent = part.dataset.failed;
    }
  });
})();
