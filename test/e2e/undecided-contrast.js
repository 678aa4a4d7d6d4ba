// What axe leaves undecided about contrast, computed: in pictures it does not look, and behind a bar that lets the page shine
// through it cannot know what lies there. Loaded into the page; `undecidedContrast(axe's incomplete results)`.

/** @param {string} colour as CSS writes it @returns red, green, blue, alpha; of 255, alpha of 1 */
function channels(colour) {
  const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 });
  const pen = canvas.getContext("2d", { colorSpace: "srgb" });
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = pen.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
}

/** One colour over another. */
const over = ([r, g, b, a], below) =>
  [r, g, b].map((channel, at) => channel * a + below[at] * (1 - a)).concat(1);

/** WCAG 2: relative luminance. */
const luminance = ([r, g, b]) =>
  [r, g, b]
    .map((channel) => channel / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);

function ratioOf(text, ground) {
  const [light, dark] = [luminance(over(text, ground)), luminance(ground)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** What can lie behind an element: one colour, or where none of its ancestors is opaque, that over black and over white. */
function groundsOf(element) {
  const layers = [];
  for (let at = element; at; at = at.parentElement) {
    const layer = channels(getComputedStyle(at).backgroundColor);
    if (layer[3] > 0) layers.push(layer);
    if (layer[3] === 1 || getComputedStyle(at).position === "fixed") break;
  }
  const isShut = layers.at(-1)?.[3] === 1;
  const lowest = isShut
    ? [layers.at(-1)]
    : [
        [0, 0, 0, 1],
        [255, 255, 255, 1],
      ];
  const above = isShut ? layers.slice(0, -1) : layers;
  return lowest.map((ground) => above.reduceRight((below, layer) => over(layer, below), ground));
}

/** In a picture: what was drawn last under the middle of the text, else what is behind the picture. */
function groundsInPicture(text) {
  const { left, top, width, height } = text.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  const all = [...text.ownerSVGElement.querySelectorAll("rect, path, polygon")];
  const under = all.filter((shape) => {
    const box = shape.getBoundingClientRect();
    const before = shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING;
    return before && box.left <= x && x <= box.right && box.top <= y && y <= box.bottom;
  });
  const fills = under.map((shape) => getComputedStyle(shape).fill).filter((fill) => fill !== "none");
  const last = fills.map(channels).findLast((fill) => fill[3] === 1);
  return last ? [last] : groundsOf(text.ownerSVGElement.parentElement);
}

/** @returns the sentences about those that a reader with little contrast would miss */
function undecidedContrast(incomplete) {
  const missed = [];
  for (const { id, nodes } of incomplete)
    for (const { target, html } of nodes) {
      const element = document.querySelector(target.at(-1));
      if (id !== "color-contrast" || !element) {
        missed.push(`${id}: undecided\n${html.slice(0, 200)}`);
        continue;
      }
      const style = getComputedStyle(element);
      const drawn = element instanceof SVGElement && element.ownerSVGElement;
      const colour = channels(drawn ? style.fill : style.color);
      const grounds = drawn ? groundsInPicture(element) : groundsOf(element);
      const ratio = Math.min(...grounds.map((ground) => ratioOf(colour, ground)));
      const size = Number.parseFloat(style.fontSize);
      const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      if (ratio < (isLarge ? 3 : 4.5))
        missed.push(`contrast ${ratio.toFixed(2)} of ${html.slice(0, 200)} (${element.textContent})`);
    }
  return missed;
}
globalThis.undecidedContrast = undecidedContrast;
