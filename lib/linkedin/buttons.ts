import { buttonAttribute, createDraftButton, type DraftButton, isOwned } from './button-element';
import { buttonPlaceIn } from './button-place';
import { isPageDark } from './button-theme';
import { watchPage } from './button-watch';
import { findConversationRoots, surfaceOf } from './surfaces';

/** A page that keeps throwing the button out of one and the same composer is not argued with. */
const mountsPerPlace = 10;

export interface ButtonsOptions {
  document: Document;
  /** Visible text and accessible name. */
  label: string;
  tooltip?: string;
  /** Takes every button, observer, listener and timer away again. */
  signal: AbortSignal;
  /** False once the extension was updated or removed; the buttons then go away. */
  isAlive?(): boolean;
  /**
   * The owner pressed the button of this conversation. Runs within the click, so its user activation holds.
   * Words it resolves to are shown on the button for a while.
   */
  onClick(root: HTMLElement): unknown;
}

interface Mounted {
  button: DraftButton;
  /** The conversation it stands in; a re-mounted pane may be a new element around the same form. */
  root: HTMLElement;
  remove(): void;
}

/**
 * Keeps one button in every conversation that can be replied to, through navigation and re-mounts,
 * in the document and in shadow roots. Calling it twice does not give a second button.
 */
export function mountButtons(options: ButtonsOptions): void {
  const { document, isAlive = () => true } = options;
  if (options.signal.aborted) return;
  const lifetime = new AbortController();
  const signal = AbortSignal.any([options.signal, lifetime.signal]);
  const buttons = new Map<Element, Mounted>();
  const mounts = new WeakMap<Element, number>();

  const stillAlive = () => {
    if (!isAlive()) lifetime.abort();
    return !signal.aborted;
  };
  const check = () => {
    if (!stillAlive()) return;
    for (const [host, { remove }] of buttons) if (!host.isConnected) remove();
    for (const root of findConversationRoots(document)) settle(root);
  };
  const settle = (root: HTMLElement) => {
    const hosts = [...root.querySelectorAll(`[${buttonAttribute}]`)];
    const [own, ...surplus] = hosts.filter((host) => buttons.has(host));
    for (const host of surplus) buttons.get(host)?.remove();
    let isTaken = false;
    for (const host of hosts.filter((other) => !buttons.has(other) && other.isConnected)) {
      if (isOwned(host)) isTaken = true;
      else host.remove();
    }
    const place = buttonPlaceIn(root);
    if (!place || isTaken) {
      if (own) buttons.get(own)?.remove();
      return;
    }
    const before = mounts.get(place) ?? 0;
    if (!own && before >= mountsPerPlace) return;
    if (!own) mounts.set(place, before + 1);
    const entry = (own && buttons.get(own)) ?? mount(root);
    entry.root = root;
    entry.button.setLook({ isDark: isPageDark(place), isCompact: surfaceOf(root) === 'overlay-bubble' });
    if (entry.button.host.parentElement !== place) place.append(entry.button.host);
  };
  const mount = (root: HTMLElement): Mounted => {
    const removal = new AbortController();
    const entry: Mounted = {
      root,
      button: createDraftButton({
        document,
        label: options.label,
        tooltip: options.tooltip,
        signal: AbortSignal.any([signal, removal.signal]),
        isAlive: stillAlive,
        onPress: () => (stillAlive() ? options.onClick(entry.root) : undefined),
      }),
      remove() {
        buttons.delete(entry.button.host);
        removal.abort();
      },
    };
    buttons.set(entry.button.host, entry);
    return entry;
  };
  const hasLost = () => {
    for (const host of buttons.keys()) if (!host.isConnected) return true;
    return false;
  };
  watchPage(document, signal, { hasLost, check });
}
