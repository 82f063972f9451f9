import { useEffect, useRef } from 'react';

export interface DraftKeys {
  onInsert: () => void;
  onStop: () => void;
  onAgain: () => void;
  onEditor: () => void;
}

/** The shortcuts of the drafting view, anywhere in the panel but in a dialog; Enter in another field is that field's. */
export function useDraftKeys(keys: DraftKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const abort = new AbortController();
    document.addEventListener(
      'keydown',
      (event) => {
        const run = actionOf(event, latest.current);
        if (!run || isElsewhere(event)) return;
        event.preventDefault();
        run();
      },
      { signal: abort.signal },
    );
    return () => abort.abort();
  }, []);
}

function actionOf(event: KeyboardEvent, keys: DraftKeys): (() => void) | undefined {
  if (event.isComposing || event.repeat) return undefined;
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return keys.onInsert;
  if (!event.altKey || event.ctrlKey || event.metaKey) return undefined;
  // By position: with Alt some layouts type another letter.
  if (event.code === 'KeyS') return keys.onStop;
  if (event.code === 'KeyA') return keys.onAgain;
  if (event.code === 'KeyR') return keys.onEditor;
  return undefined;
}

function isElsewhere({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('dialog')) return true;
  return key === 'Enter' && target.matches('form input, form textarea');
}
