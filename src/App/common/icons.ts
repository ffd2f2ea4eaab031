/** Our own line icons on a field of 24 × 24, drawn with the colour of the text. */
const drawings: Record<string, string> = {
  alert: 'M12 3 2 20h20zM12 10v4M12 17v.01',
  calendar: 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4',
  check: 'M5 13l4 4L19 7',
  'chevron-down': 'M6 9l6 6 6-6',
  'chevron-left': 'M15 6l-6 6 6 6',
  'chevron-right': 'M9 6l6 6-6 6',
  'chevron-up': 'M6 15l6-6 6 6',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3 2',
  close: 'M6 6l12 12M18 6L6 18',
  error: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 8v5M12 16v.01',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v5M12 8v.01',
  maximize: 'M5 5h14v14H5z',
  minimize: 'M6 18h12',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4 21c0-5 3.5-7 8-7s8 2 8 7',
  phone: 'M7 3H4c0 10 7 17 17 17v-4l-5-2-2 2c-3-1-6-4-7-7l2-2z',
};

/** Names that pages use for the same thing. */
const aliases: Record<string, string> = {
  call: 'phone',
  callback: 'phone',
  'call-outgoing': 'phone',
  'alert-circle': 'error',
  'alert-triangle': 'alert',
  agent: 'person',
  user: 'person',
};

const svgNamespace = 'http://www.w3.org/2000/svg';
const attributes = {
  class: 'cx-svg-icon',
  viewBox: '0 0 24 24',
  width: '24',
  height: '24',
  fill: 'none',
  stroke: 'currentColor',
  'stroke-width': '2',
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
  'aria-hidden': 'true',
  focusable: 'false',
};

function drawingOf(name: unknown): string | undefined {
  const key = String(name);
  const drawing = Object.hasOwn(aliases, key) ? String(aliases[key]) : key;
  return Object.hasOwn(drawings, drawing) ? drawings[drawing] : undefined;
}

/** An icon as a string of SVG (manual: Common, Generate.Icon); the empty string for a name that is none of ours. */
export function icon(name: unknown): string {
  const drawing = drawingOf(name);
  if (!drawing) return '';
  const written = Object.entries(attributes).map(([attribute, value]) => `${attribute}="${value}"`);
  return `<svg xmlns="${svgNamespace}" ${written.join(' ')}><path d="${drawing}"/></svg>`;
}

/** The same as an element, made without parsing; none for a name that is none of ours. */
export function iconElements(name: unknown): Element[] {
  const drawing = drawingOf(name);
  if (!drawing) return [];
  const svg = document.createElementNS(svgNamespace, 'svg');
  for (const [attribute, value] of Object.entries(attributes)) svg.setAttribute(attribute, value);
  const path = document.createElementNS(svgNamespace, 'path');
  path.setAttribute('d', drawing);
  svg.append(path);
  return [svg];
}
