// Draws the locations. Every value arrives as data and is shown with textContent only.
(function (map, data) {
  "use strict";

  function lines(parent, texts) {
    texts.forEach(function (text) {
      const line = document.createElement("div");
      line.textContent = text;
      parent.appendChild(line);
    });
    return parent;
  }

  function card(texts) {
    const box = document.createElement("div");
    const name = document.createElement("strong");
    name.textContent = texts[0];
    box.appendChild(name);
    return lines(box, texts.slice(1));
  }

  function name(text) {
    return lines(document.createElement("div"), [text]);
  }

  data.outlines.forEach(function (outline) {
    L.geoJSON(outline, {
      interactive: false,
      style: { color: "#6b7280", weight: 1, fillColor: "#f3f4f6", fillOpacity: 1 },
    }).addTo(map);
  });

  const points = data.locations.map(function (location) {
    const point = [location[0], location[1]];
    L.circleMarker(point, {
      radius: 6,
      weight: 1,
      color: "#ffffff",
      fillColor: data.legend[location[2]][0],
      fillOpacity: 0.95,
    })
      .bindPopup(function () { return card(location[3]); }, { closeButton: false })
      .bindTooltip(function () { return name(location[3][0]); })
      .addTo(map);
    return point;
  });
  if (points.length) {
    map.fitBounds(points, { maxZoom: 13, padding: [24, 24] });
  }

  L.control.zoom({ zoomInTitle: data.zoomIn, zoomOutTitle: data.zoomOut }).addTo(map);

  const legend = L.control({ position: "bottomleft" });
  legend.onAdd = function () {
    const box = L.DomUtil.create("div", "geomap-legend");
    const used = new Set(data.locations.map(function (location) { return location[2]; }));
    data.legend.forEach(function (entry, order) {
      if (!used.has(order)) {
        return;
      }
      const row = L.DomUtil.create("div", "", box);
      const dot = L.DomUtil.create("span", "geomap-dot", row);
      dot.style.backgroundColor = entry[0];
      row.appendChild(document.createTextNode(entry[1]));
    });
    return box;
  };
  legend.addTo(map);

  const credits = L.control({ position: "bottomright" });
  credits.onAdd = function () {
    return lines(L.DomUtil.create("div", "geomap-legend"), data.credits);
  };
  credits.addTo(map);
})
