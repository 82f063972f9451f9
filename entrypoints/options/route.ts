import { useSyncExternalStore } from 'react';

/** A place in the studio. */
export type Route =
  | { view: 'start' }
  | { view: 'welcome' }
  | { view: 'library' }
  | { view: 'document'; documentId: string }
  | { view: 'links' }
  | { view: 'offers' }
  | { view: 'try' }
  | { view: 'settings' };

/** The route of a location hash; `start` for an empty or unknown one. */
export function parseRoute(hash: string): Route {
  const [view, ...rest] = hash.replace(/^#\/?/, '').split('/');
  const plain = ['welcome', 'settings', 'links', 'offers', 'try'] as const;
  const place = plain.find((name) => name === view);
  if (place) return { view: place };
  if (view !== 'library') return { view: 'start' };
  const documentId = decode(rest.join('/'));
  return documentId === '' ? { view } : { view: 'document', documentId };
}

/** The hash of a route, for links. */
export function hrefOf(route: Route): string {
  if (route.view === 'document') return `#library/${encodeURIComponent(route.documentId)}`;
  return route.view === 'start' ? '#' : `#${route.view}`;
}

export function goTo(route: Route): void {
  window.location.hash = hrefOf(route);
}

/** The hash of the page, followed. */
export function useHash(): string {
  return useSyncExternalStore(subscribe, () => window.location.hash);
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener('hashchange', onChange);
  return () => window.removeEventListener('hashchange', onChange);
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
