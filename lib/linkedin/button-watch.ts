import { alternativesOf, type SelectorName, selectAll } from './selectors';
import { findSearchRoots } from './surfaces';

/** Checks are at least this many milliseconds apart, however much changes. */
const checkSpacing = 100;

/** How long the page may go on building after its first change before it is checked, in milliseconds. */
const settleTime = 30;

/** A shadow root attached late shows in no mutation; its empty host is looked at again after these pauses. */
const hostPauses = [50, 100, 150, 200, 300, 500, 1000, 2000, 2000, 2000, 5000, 5000, 10_000];

/** What has to appear for a button to be due. Everything else on the page is let pass. */
const relevantNames: SelectorName[] = [
  'conversation',
  'composer-form',
  'composer-editor',
  'composer-left-actions',
  'composer-footer',
  'shadow-host',
];

export interface PageWatch {
  /** True when something of ours is no longer where it was put. */
  hasLost(): boolean;
  /** Called once at the start and then after relevant changes, never twice within {@link checkSpacing}. */
  check(): void;
}

/**
 * Watches the document and each open shadow root, those attached later too, until `signal` aborts.
 * While nothing relevant changes it does nothing but look at what was added.
 */
export function watchPage(document: Document, signal: AbortSignal, { hasLost, check }: PageWatch): void {
  const relevant = relevantNames.flatMap((name) => alternativesOf(name)).join(',');
  const observers = new Map<Document | ShadowRoot, MutationObserver>();
  let checkTimer: ReturnType<typeof setTimeout> | undefined;
  let hostTimer: ReturnType<typeof setTimeout> | undefined;
  let lastCheck = Number.NEGATIVE_INFINITY;
  const looks = new WeakMap<Element, number>();

  const run = () => {
    clearTimeout(checkTimer);
    checkTimer = undefined;
    lastCheck = performance.now();
    check();
    if (signal.aborted) return;
    followRoots();
    lookForLateRoots();
  };
  const schedule = () => {
    const rest = lastCheck + checkSpacing - performance.now();
    checkTimer ??= setTimeout(run, Math.max(settleTime, rest));
  };
  const onMutations = (records: MutationRecord[]) => {
    if (checkTimer === undefined && (hasLost() || records.some(isRelevant))) schedule();
  };
  const isRelevant = ({ type, addedNodes }: MutationRecord) => {
    // Attributes are observed on theme carriers alone.
    if (type === 'attributes') return true;
    for (const node of addedNodes) {
      if (!isElement(node)) continue;
      if (node.shadowRoot || node.matches(relevant) || node.querySelector(relevant)) return true;
    }
    return false;
  };
  const followRoots = () => {
    const roots = new Set(findSearchRoots(document));
    for (const [root, observer] of observers) {
      if (roots.has(root)) continue;
      observer.disconnect();
      observers.delete(root);
    }
    for (const root of roots) {
      if (observers.has(root)) continue;
      const observer = new MutationObserver(onMutations);
      observer.observe(root, { childList: true, subtree: true });
      for (const element of themeCarriersOf(root)) {
        observer.observe(element, { attributes: true, attributeFilter: ['class'] });
      }
      observers.set(root, observer);
    }
  };
  const lookForLateRoots = () => {
    const hosts = selectAll(document, 'shadow-host');
    if (hosts.some(({ shadowRoot }) => shadowRoot && !observers.has(shadowRoot))) return run();
    const waiting = hosts.find((host) => !host.shadowRoot && (looks.get(host) ?? 0) < hostPauses.length);
    if (!waiting || hostTimer !== undefined) return;
    const look = looks.get(waiting) ?? 0;
    looks.set(waiting, look + 1);
    hostTimer = setTimeout(() => {
      hostTimer = undefined;
      lookForLateRoots();
    }, hostPauses[look]);
  };

  document.addEventListener('visibilitychange', schedule, { signal });
  document.defaultView?.addEventListener('focus', schedule, { signal });
  document.defaultView
    ?.matchMedia('(prefers-color-scheme: dark)')
    .addEventListener('change', schedule, { signal });
  // Whatever the mutations did not tell: the owner reaches for something inside an unknown root.
  document.addEventListener(
    'focusin',
    ({ target }) => {
      const root = isElement(target) ? target.shadowRoot : null;
      if (root && !observers.has(root)) schedule();
    },
    { signal },
  );
  signal.addEventListener('abort', () => {
    clearTimeout(checkTimer);
    clearTimeout(hostTimer);
    for (const observer of observers.values()) observer.disconnect();
  });
  run();
}

/** The elements a theme class stands on: a change there repaints the buttons. */
function themeCarriersOf(root: Document | ShadowRoot): Element[] {
  return 'host' in root ? [root.host] : [root.documentElement, root.body].filter(isElement);
}

/** Also true for elements of another frame's document, unlike `instanceof`. */
function isElement(target: EventTarget | null): target is Element {
  return target !== null && 'nodeType' in target && target.nodeType === 1;
}
