// Offers "use my location": asks the device, rounds to about a kilometre here, before
// anything is sent, and goes to the results of that place. Also says when there is no
// network, and puts the cursor on what went wrong.
"use strict";
(() => {
  document.querySelector("[data-focus]")?.focus();

  const offline = document.querySelector("[data-offline]");
  const tell = () => { if (offline) offline.hidden = navigator.onLine; };
  window.addEventListener("offline", tell);
  window.addEventListener("online", tell);
  tell();

  const part = document.querySelector("[data-locate]");
  if (!part || !navigator.geolocation || !window.isSecureContext) return;
  const field = document.getElementById("q");
  const status = part.querySelector("[role=status]");
  const button = part.querySelector("button");
  const words = part.dataset;
  // A position known to so many metres only is that of the network, not of the person.
  const coarse = 25000;
  part.hidden = false;

  function waiting(yes) {
    if (yes) button.setAttribute("aria-disabled", "true");
    else button.removeAttribute("aria-disabled");
  }

  function giveUp(message) {
    waiting(false);
    status.textContent = message;
    field.focus();
  }

  function go({ coords }) {
    if (coords.accuracy > coarse) {
      giveUp(words.coarse.replace("{km}", Math.ceil(coords.accuracy / 1000)));
      return;
    }
    const form = new FormData(part.closest("form"));
    const asked = new URLSearchParams();
    asked.set("near", `${coords.latitude.toFixed(2)},${coords.longitude.toFixed(2)}`);
    for (const [name, value] of form) {
      if (name !== "q" && value) asked.append(name, value);
    }
    window.location.assign(`${words.address}?${asked}`);
  }

  button.addEventListener("click", () => {
    if (button.hasAttribute("aria-disabled")) return;
    waiting(true);
    status.textContent = words.wait;
    navigator.geolocation.getCurrentPosition(
      go,
      (error) => giveUp(error.code === 1 ? words.denied : words.failed),
      { timeout: 8000, maximumAge: 600000 },
    );
  });
})();
