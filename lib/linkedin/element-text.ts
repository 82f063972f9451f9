/** LinkedIn's texts for screen readers only, and nodes that never hold words. */
const hiddenText =
  '.visually-hidden, .a11y-text, .hidden, [hidden], [style*="display:none"], [style*="display: none"]';
const wordlessTags = new Set(['BUTTON', 'SCRIPT', 'STYLE', 'SVG', 'TEMPLATE', 'TIME', 'TEXTAREA', 'SELECT']);

/** Elements that begin and end a line. */
const blockTags = new Set(['P', 'DIV', 'LI', 'UL', 'OL', 'BLOCKQUOTE', 'H1', 'H2', 'H3', 'H4', 'PRE', 'TR']);

export function isBlock(element: Element): boolean {
  return blockTags.has(element.tagName.toUpperCase());
}

/** True for elements whose text a sighted reader does not see, or that hold no words. */
export function isWordless(element: Element): boolean {
  return wordlessTags.has(element.tagName.toUpperCase()) || element.matches(hiddenText);
}

/** The visible text of a short element on one line, blanks collapsed. */
export function elementText(element: Element | undefined | null): string {
  return element ? childrenText(element).replace(/\s+/g, ' ').trim() : '';
}

function nodeText(node: Node): string {
  if (isText(node)) return node.nodeValue ?? '';
  if (!isElement(node)) return '';
  if (node.tagName === 'BR') return ' ';
  if (isWordless(node)) return '';
  return isBlock(node) ? ` ${childrenText(node)} ` : childrenText(node);
}

function childrenText(element: Element): string {
  let text = '';
  for (const node of element.childNodes) text += nodeText(node);
  return text;
}

/** False for elements the page hides. Saved pages parsed without a window are never rendered, so all count. */
export function isRendered(element: HTMLElement): boolean {
  if (!element.isConnected || !element.ownerDocument.defaultView) return true;
  return element.checkVisibility({ visibilityProperty: true });
}

/** True when `later` stands behind `earlier` on the page, or inside it. */
export function follows(later: Node, earlier: Node): boolean {
  return (earlier.compareDocumentPosition(later) & 4) !== 0;
}

/** By node type: `instanceof` fails for nodes of another frame. */
export function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

export function isText(node: Node): node is Text {
  return node.nodeType === 3;
}
