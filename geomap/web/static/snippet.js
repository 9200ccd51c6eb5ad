// Snippets to copy: whole addresses, and a button where the browser can copy.
"use strict";
(() => {
  document.querySelectorAll("[data-snippet]").forEach((part) => {
    const text = part.querySelector("textarea");
    text.value = text.value.replaceAll('="/', `="${window.location.origin}/`);
    const button = part.querySelector("button");
    if (!navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(text.value);
      part.querySelector("[role=status]").textContent = button.dataset.done;
    });
  });
})();
