// Puts the search of government offices in a frame right after this tag, in the language
// of the page around it, and gives the frame the height it asks for.
"use strict";
(() => {
  const tag = document.currentScript;
  const titles = {{ titles | tojson }};
  const around = tag.dataset.language || (tag.closest("[lang]") || { lang: "en" }).lang;
  const language = around.toLowerCase().startsWith("fr") ? "fr" : "en";
  const ours = new URL(tag.src).origin;
  const frame = document.createElement("iframe");
  frame.title = titles[language];
  frame.src = ours + { en: "{{ url_for('embed.search', language='en') }}", fr: "{{ url_for('embed.search', language='fr') }}" }[language];
  // Whom the frame may tell its height: this page and nobody else.
  frame.name = `geomap ${window.location.origin}`;
  Object.assign(frame.style, { width: "100%", height: "420px", border: "0", display: "block" });

  window.addEventListener("message", (event) => {
    if (event.origin !== ours || event.source !== frame.contentWindow) return;
    const said = event.data;
    if (!said || said.geomap !== "height" || !Number.isFinite(said.pixels)) return;
    frame.style.height = `${Math.min(4000, Math.max(200, said.pixels))}px`;
  });
  tag.after(frame);
})();
