// Colours and shapes: one for each order of government, the same as in the list.

const CORNERS = {
  square: [[-1, -1], [1, -1], [1, 1], [-1, 1]],
  hexagon: [[0, -1.15], [1, -0.58], [1, 0.58], [0, 1.15], [-1, 0.58], [-1, -0.58]],
  diamond: [[0, -1.25], [1.25, 0], [0, 1.25], [-1.25, 0]],
  triangle: [[0, -1.4], [1.3, 0.9], [-1.3, 0.9]],
  cross: [[-0.4, -1.2], [0.4, -1.2], [0.4, -0.4], [1.2, -0.4], [1.2, 0.4], [0.4, 0.4],
    [0.4, 1.2], [-0.4, 1.2], [-0.4, 0.4], [-1.2, 0.4], [-1.2, -0.4], [-0.4, -0.4]],
};
const NAMES = {
  circle: "federal", square: "provincial", hexagon: "municipal",
  diamond: "indigenous", outline: "community", cluster: "ink", triangle: "caution",
};

// A canvas knows nothing of the style sheet, nor of colours the reader has forced: an
// element that takes the colour says what it came to.
let probe = null;
export function colour(name) {
  if (!probe) {
    probe = document.createElement("span");
    probe.className = "colour-probe";
    probe.hidden = true;
    document.body.append(probe);
  }
  probe.style.color = `var(--${name})`;
  return getComputedStyle(probe).color;
}

export function trace(context, shape, x, y, radius) {
  const corners = CORNERS[shape];
  context.beginPath();
  if (!corners) {
    context.arc(x, y, radius, 0, 2 * Math.PI);
    return;
  }
  corners.forEach(([right, down], place) => {
    context[place ? "lineTo" : "moveTo"](x + right * radius, y + down * radius);
  });
  context.closePath();
}

// Fills and edges one marker; the edge is what tells it from its neighbours.
export function paint(context, shape, x, y, radius, text, chosen) {
  const hollow = shape === "outline" || shape === "triangle";
  const fill = colour(NAMES[shape] || "community");
  trace(context, shape, x, y, radius);
  context.fillStyle = hollow ? colour("paper") : fill;
  context.fill();
  if (chosen) {
    context.lineWidth = 9;
    context.strokeStyle = colour("focus-edge");
    context.stroke();
    context.lineWidth = 6;
    context.strokeStyle = colour("focus");
    context.stroke();
  }
  context.lineWidth = hollow ? 3 : shape === "cross" ? 0.5 : 2;
  context.strokeStyle = hollow ? fill : colour("paper");
  context.stroke();
  if (!text) return;
  context.fillStyle = hollow ? colour("ink") : colour("paper");
  context.font = `700 ${text.length > 3 ? 11 : 13}px system-ui, sans-serif`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(text, x, y + 1);
}

// A circle marker of Leaflet's canvas that draws itself as above.
export function marker() {
  return L.CircleMarker.extend({
    _updatePath() {
      const { _renderer: renderer, _point: point, options } = this;
      if (!renderer._drawing || this._empty()) return;
      paint(renderer._ctx, options.shape, point.x, point.y, this._radius, options.text, options.chosen);
    },
  });
}

// Colours change with the hour and the settings: draw again when they do.
export function whenColoursChange(redraw) {
  ["(prefers-color-scheme: dark)", "(forced-colors: active)"].forEach((query) => {
    window.matchMedia(query).addEventListener("change", redraw);
  });
}
