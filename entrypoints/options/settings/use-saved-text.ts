import { useEffect, useRef, useState } from 'react';

/** Rest after the last key before a text is saved, in milliseconds. */
const rest = 500;

export interface SavedText {
  text: string;
  setText: (text: string) => void;
  /** Saves at once what waits to be saved. */
  flush: () => void;
}

/**
 * A text that saves itself: after a rest in typing, on leaving the field, and when the page goes away.
 * What is being typed is never replaced by what is stored.
 */
export function useSavedText(stored: string, save: (text: string) => void): SavedText {
  const [draft, setDraft] = useState<string>();
  const pending = useRef<{ text: string; timer: ReturnType<typeof setTimeout> }>(undefined);
  const saveNow = useRef(save);
  useEffect(() => {
    saveNow.current = save;
  });

  const flush = useRef(() => {
    if (!pending.current) return;
    clearTimeout(pending.current.timer);
    const { text } = pending.current;
    pending.current = undefined;
    saveNow.current(text);
  }).current;

  useEffect(() => {
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [flush]);

  const setText = (text: string) => {
    setDraft(text);
    if (pending.current) clearTimeout(pending.current.timer);
    pending.current = { text, timer: setTimeout(flush, rest) };
  };
  return { text: draft ?? stored, setText, flush };
}
