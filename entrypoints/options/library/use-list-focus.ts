import { type RefObject, useEffect, useRef, useState } from 'react';
import type { ListedDocument } from '../../../lib/core/library/listed-document';

export interface ListFocus {
  /** The row that Tab leads to. */
  activeIndex: number;
  /** Scrolls to a row and puts the focus on its title. */
  moveTo: (index: number) => void;
  /** The focus has come to a row by itself. */
  enter: (index: number) => void;
  /** When the row with the focus goes away, the one that takes its place gets it. */
  keepPlace: (index: number) => void;
}

interface ListFocusOptions {
  grid: RefObject<HTMLElement | null>;
  documents: ListedDocument[];
  scrollTo: (index: number, align: 'auto' | 'center') => void;
  /** The document to begin at, once. */
  returnTo: string | undefined;
}

/** Moves the focus between rows of which most are not in the page until they are scrolled to. */
export function useListFocus({ grid, documents, scrollTo, returnTo }: ListFocusOptions): ListFocus {
  const [activeIndex, setActiveIndex] = useState(0);
  const wanted = useRef<string | undefined>(returnTo);
  const isScrolled = useRef(false);
  const place = useRef<number | undefined>(undefined);
  const last = documents.length - 1;

  /** Puts the focus on the wanted row; false while it is not in the page. */
  const arrive = (): boolean => {
    const id = wanted.current;
    if (id === undefined) return true;
    const title = grid.current?.querySelector<HTMLElement>(`[data-document="${CSS.escape(id)}"] a`);
    if (!title) return false;
    wanted.current = undefined;
    title.focus({ preventScroll: isScrolled.current });
    return true;
  };

  // After every render, since the row comes with a later one than the scroll.
  useEffect(() => {
    if (arrive()) return;
    const index = documents.findIndex((document) => document.id === wanted.current);
    if (index < 0) wanted.current = undefined;
    else if (!isScrolled.current) {
      isScrolled.current = true;
      scrollTo(index, 'center');
    }
  });

  const moveTo = (index: number) => {
    const at = Math.max(0, Math.min(index, last));
    const document = documents[at];
    if (!document) return;
    setActiveIndex(at);
    wanted.current = document.id;
    isScrolled.current = true;
    scrollTo(at, 'auto');
    // A row that is in the page already may need no render.
    arrive();
  };

  // Also after every render: the row goes with the next answer of the store, or the one after it.
  useEffect(() => {
    if (place.current === undefined || window.document.activeElement !== window.document.body) return;
    const at = place.current;
    place.current = undefined;
    moveTo(at);
  });

  return {
    activeIndex: Math.max(0, Math.min(activeIndex, last)),
    moveTo,
    enter: (index) => {
      place.current = undefined;
      setActiveIndex(index);
    },
    keepPlace: (index) => {
      place.current = index;
    },
  };
}
