// The other language opens at the same part of the page: the server is not told of it.
"use strict";
(() => {
  const toggle = document.querySelector("[data-toggle]");
  if (!toggle) return;
  const plain = toggle.getAttribute("href");
  const follow = () => { toggle.setAttribute("href", plain + window.location.hash); };
  window.addEventListener("hashchange", follow);
  follow();
})();
