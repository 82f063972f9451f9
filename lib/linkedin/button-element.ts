import { buttonStyle } from './button-look.css';

/** Attribute of every button's host in the page. */
export const buttonAttribute = 'data-drafthand-button';

/** Asked of a host whose owner is unknown; a living owner answers by cancelling the event. */
const pingEvent = 'drafthand-ping';

/** How long the button shows that the click arrived, at least and at most, in milliseconds. */
const busyTime = { least: 600, most: 5000 };

/** How long the button shows words in place of its own, in milliseconds. */
const wordsTime = 8000;

export interface DraftButton {
  host: HTMLElement;
  setLook(look: { isDark: boolean; isCompact: boolean }): void;
}

export interface ButtonOptions {
  document: Document;
  label: string;
  tooltip?: string;
  signal: AbortSignal;
  /** Asking is enough: the asked one clears up when it is not. */
  isAlive(): boolean;
  /** The owner pressed the button, by hand: clicks made by scripts never get here. Words it resolves to are shown. */
  onPress(): unknown;
}

/** A button in a closed shadow root of its own. Not yet in the page; `signal` takes it out again. */
export function createDraftButton(options: ButtonOptions): DraftButton {
  const { document, label, tooltip, signal, isAlive } = options;
  const host = document.createElement('div');
  host.setAttribute(buttonAttribute, '');
  const button = document.createElement('button');
  // The default type would submit the form around it, which sends the message.
  button.type = 'button';
  if (tooltip) button.title = tooltip;
  const name = document.createElement('span');
  name.textContent = label;
  button.append(icon(document), name);
  const style = document.createElement('style');
  style.textContent = buttonStyle;
  host.attachShadow({ mode: 'closed' }).append(style, button);

  button.addEventListener('click', (event) => press(event, button, name, options), { signal });
  for (const type of ['keydown', 'keypress', 'keyup']) {
    button.addEventListener(type, keepFromPage, { signal });
  }
  host.addEventListener(pingEvent, (event) => isAlive() && event.preventDefault(), { signal });
  // A button whose extension is gone goes before it can be pressed in vain.
  host.addEventListener('pointerenter', isAlive, { signal });
  signal.addEventListener('abort', () => host.remove());
  return {
    host,
    setLook({ isDark, isCompact }) {
      button.classList.toggle('dark', isDark);
      button.classList.toggle('compact', isCompact);
    },
  };
}

/**
 * True when some living instance of Drafthand owns this host. False for what an earlier version
 * left behind and for copies the page made of its own nodes, which have no shadow root.
 */
export function isOwned(host: Element): boolean {
  return !host.dispatchEvent(new CustomEvent(pingEvent, { cancelable: true }));
}

function press(
  event: MouseEvent,
  button: HTMLButtonElement,
  name: HTMLElement,
  options: ButtonOptions,
): void {
  event.preventDefault();
  event.stopPropagation();
  // A page script must not be able to have a conversation read.
  if (!event.isTrusted || button.ariaBusy === 'true') return;
  button.ariaBusy = 'true';
  const done = new Promise((resolve) => resolve(options.onPress())).catch(() => undefined);
  const least = pause(busyTime.least, options.signal);
  void Promise.race([Promise.all([done, least]), pause(busyTime.most, options.signal)]).then(() => {
    button.ariaBusy = null;
  });
  void done.then((words) => {
    if (typeof words === 'string') void say(words, button, name, options);
  });
}

/** Shows words on the button for a while, also where it is too small for its own. */
async function say(words: string, button: HTMLButtonElement, name: HTMLElement, options: ButtonOptions) {
  name.textContent = words;
  button.classList.add('says');
  await pause(wordsTime, options.signal);
  button.classList.remove('says');
  name.textContent = options.label;
}

/** With "Press Enter to send" on, the page could take an Enter meant for the button as its own. */
function keepFromPage(event: Event): void {
  if ('key' in event && (event.key === 'Enter' || event.key === ' ')) event.stopPropagation();
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  });
}

/** A speech bubble with lines of text in it. */
function icon(document: Document): SVGElement {
  const namespace = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(namespace, 'svg');
  const attributes = {
    viewBox: '0 0 16 16',
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': '1.5',
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    'aria-hidden': 'true',
    focusable: 'false',
  };
  for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, value);
  const path = document.createElementNS(namespace, 'path');
  path.setAttribute('d', 'M2.5 3.5h11v7.5H8L5 13.5V11H2.5z M5.5 6h5 M5.5 8.5h3');
  svg.append(path);
  return svg;
}
