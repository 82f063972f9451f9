import { afterEach, expect } from 'vitest';

/**
 * Opens a saved LinkedIn page in a frame of the test page, with its scripts running and every way
 * of sending instrumented. What the fixtures log themselves: `window.__fixture.sends`.
 */

const pages = import.meta.glob<string>('../fixtures/linkedin/*.html', {
  query: '?raw',
  import: 'default',
  eager: true,
});

export type FixtureName =
  | 'messaging-thread'
  | 'messaging-thread-long'
  | 'messaging-group'
  | 'messaging-inmail'
  | 'messaging-sponsored'
  | 'messaging-overlay'
  | 'messaging-overlay-shadow'
  | 'profile-classic'
  | 'activity';

export interface OpenPage {
  document: Document;
  window: Window & typeof globalThis;
  frame: HTMLIFrameElement;
  url: string;
  /** Messages the page sent; must stay empty. */
  sends: unknown[];
  /** Key events, scripted clicks and submits seen in the page; must stay empty. */
  suspicious: string[];
  /** Closed shadow roots attached by the test's own realm, by host. */
  shadowOf(host: Element): ShadowRoot;
  close(): void;
}

interface FixtureLog {
  sends: unknown[];
  scan(): void;
}

const closedRoots = new WeakMap<Element, ShadowRoot>();

/** Runs the page `messaging-….html` after `edit` changed its source. */
export async function openPage(
  name: FixtureName,
  { edit = (html) => html, url = addressOf(name) }: { edit?(html: string): string; url?: string } = {},
): Promise<OpenPage> {
  const html = pages[`../fixtures/linkedin/${name}.html`];
  if (!html) throw new Error(`no fixture ${name}`);
  const edited = edit(html);
  const frame = document.createElement('iframe');
  frame.style.cssText = 'position:fixed;left:0;top:0;width:1200px;height:800px;border:0';
  frame.srcdoc = edited;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  document.body.append(frame);
  await loaded;
  const pageWindow = frame.contentWindow as Window & typeof globalThis;
  const pageDocument = frame.contentDocument as Document;
  const suspicious: string[] = [];
  for (const type of ['keydown', 'keypress', 'keyup', 'click', 'submit', 'paste', 'beforeinput']) {
    pageWindow.addEventListener(type, (event) => !event.isTrusted && suspicious.push(type), true);
  }
  watchMethod(pageWindow.HTMLFormElement.prototype, 'submit', suspicious);
  watchMethod(pageWindow.HTMLFormElement.prototype, 'requestSubmit', suspicious);
  watchMethod(pageWindow.HTMLElement.prototype, 'click', suspicious);
  exposeClosedRoots(pageWindow);
  const log = (pageWindow as unknown as { __fixture?: FixtureLog }).__fixture;
  return {
    document: pageDocument,
    window: pageWindow,
    frame,
    url,
    sends: log?.sends ?? [],
    suspicious,
    shadowOf(host) {
      const root = closedRoots.get(host);
      if (!root) throw new Error('no shadow root on the host');
      return root;
    },
    close: () => frame.remove(),
  };
}

/** Gives a test file its pages; each is closed after its test, which fails when anything was sent. */
export function pagesPerTest(): (name: FixtureName, edit?: (html: string) => string) => Promise<OpenPage> {
  let open: OpenPage[] = [];
  afterEach(() => {
    const pages = open;
    open = [];
    for (const page of pages) page.close();
    for (const { sends, suspicious } of pages)
      expect({ sends, suspicious }).toEqual({ sends: [], suspicious: [] });
  });
  return async (name, edit) => {
    const page = await openPage(name, { edit });
    open.push(page);
    return page;
  };
}

function addressOf(name: FixtureName): string {
  const isThread = name.startsWith('messaging') && !name.includes('overlay');
  return isThread
    ? `https://www.linkedin.com/messaging/thread/2-${name}==/`
    : 'https://www.linkedin.com/feed/';
}

function watchMethod<Key extends string>(owner: Record<Key, unknown>, name: Key, calls: string[]): void {
  const original = owner[name] as (...values: unknown[]) => unknown;
  owner[name] = function watched(this: unknown, ...values: unknown[]) {
    calls.push(`${name}()`);
    return original.apply(this, values);
  };
}

/** Only a test may look into the button: it notes the root when it is attached. */
function exposeClosedRoots(pageWindow: Window & typeof globalThis): void {
  const { prototype } = pageWindow.Element;
  const original = prototype.attachShadow;
  prototype.attachShadow = function attach(init) {
    const root = original.call(this, init);
    closedRoots.set(this, root);
    return root;
  };
}

/** Resolves once `condition` holds, looking after every frame; fails after `limit` milliseconds. */
export async function until(condition: () => unknown, limit = 2000): Promise<number> {
  const start = performance.now();
  while (!condition()) {
    if (performance.now() - start > limit) throw new Error(`not within ${limit} ms: ${condition}`);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  return performance.now() - start;
}

/** Lets the given number of milliseconds pass in frames, for "nothing happens" checks. */
export async function frames(count: number): Promise<void> {
  for (let frame = 0; frame < count; frame += 1) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}
