/**
 * Builds an element. Attributes that are functions become event listeners, `false`, null and
 * undefined leave an attribute out, arrays of children are flattened, strings become text.
 *
 * @param {string} tag
 * @param {Record<string, unknown>} [attributes]
 * @param {...unknown} children
 * @returns {HTMLElement}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined)
      element.setAttribute(name, String(value));
  }
  element.append(
    ...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false),
  );
  return element;
}

let counter = 20;

/** The next `emberNN` id; like on LinkedIn it changes with every render. */
export function emberId() {
  counter += 1;
  return `ember${counter}`;
}

/** Text that only screen readers get; LinkedIn has many of these inside visible texts. */
export function hidden(text) {
  return h('span', { class: 'visually-hidden' }, text);
}

/** A round picture with initials, as a data URL, so that the page asks for no image. */
export function avatar(name, className) {
  const initials = name
    .split(/\s+/)
    .slice(0, 2)
    .map((part) => part[0])
    .join('');
  let hue = 0;
  for (const letter of name) hue = (hue * 31 + letter.codePointAt(0)) % 360;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><rect width="64" height="64" fill="hsl(${hue} 38% 62%)"/><text x="32" y="41" font-family="system-ui,sans-serif" font-size="25" font-weight="600" text-anchor="middle" fill="#fff">${initials}</text></svg>`;
  return h('img', {
    class: className,
    alt: name,
    title: name,
    src: `data:image/svg+xml,${encodeURIComponent(svg)}`,
  });
}
