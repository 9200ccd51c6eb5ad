// Offers "use my location": asks the device, rounds to about a kilometre here, before
// anything is sent, and goes to the results of that place.
"use strict";
(() => {
  const part = document.querySelector("[data-locate]");
  if (!part || !navigator.geolocation || !window.isSecureContext) return;
  const status = part.querySelector("[role=status]");
  part.hidden = false;

  function go(position) {
    const form = new FormData(part.closest("form"));
    const asked = new URLSearchParams();
    const { latitude, longitude } = position.coords;
    asked.set("near", `${latitude.toFixed(2)},${longitude.toFixed(2)}`);
    for (const name of ["svc", "lng", "kind"]) {
      if (form.get(name)) asked.set(name, form.get(name));
    }
    window.location.assign(`${part.dataset.address}?${asked}`);
  }

  part.querySelector("button").addEventListener("click", () => {
    status.textContent = part.dataset.wait;
    navigator.geolocation.getCurrentPosition(
      go,
      () => { status.textContent = part.dataset.failed; },
      { timeout: 8000, maximumAge: 600000 },
    );
  });
})();
