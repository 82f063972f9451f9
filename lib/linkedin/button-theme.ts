import { closestOf, matchesAny } from './selectors';

/**
 * True when the page around `element` is dark. LinkedIn's own theme class decides, whichever is
 * nearest; where there is none, the colour scheme the page declares. The system's preference alone
 * decides nothing: LinkedIn has a setting of its own.
 */
export function isPageDark(element: Element): boolean {
  const themed = nearestThemed(element);
  if (themed) return matchesAny(themed, 'dark-theme');
  const view = element.ownerDocument.defaultView;
  const schemes = view?.getComputedStyle(element).colorScheme.split(/\s+/) ?? [];
  if (!schemes.includes('dark')) return false;
  return !schemes.includes('light') || view?.matchMedia('(prefers-color-scheme: dark)').matches === true;
}

/** The theme class may be on an ancestor outside the shadow root the conversation is in. */
function nearestThemed(element: Element): Element | undefined {
  for (let current: Element | undefined = element; current; current = hostOf(current)) {
    const themed = closestOf(current, 'theme');
    if (themed) return themed;
  }
  return undefined;
}

function hostOf(element: Element): Element | undefined {
  const root = element.getRootNode();
  return 'host' in root ? (root as ShadowRoot).host : undefined;
}
