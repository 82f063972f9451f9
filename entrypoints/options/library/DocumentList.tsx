import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { LibraryDocument } from '../../../lib/core/library/document';
import { studioStrings } from '../../../locales/en/studio';
import styles from './DocumentList.module.css';
import { DocumentRow } from './DocumentRow';

/** Height of a row before it is measured, in pixels at the usual text size. */
const usualHeight = 57;

export interface DocumentListProps {
  documents: LibraryDocument[];
  selected: ReadonlySet<string>;
  onSelect: (documentId: string, isSelected: boolean) => void;
  /** The document to come back to: scrolled to, with the focus on it. */
  returnTo?: string;
}

/** The documents, of which only those in sight are in the page, so that thousands stay quick. */
export function DocumentList({ documents, selected, onSelect, returnTo }: DocumentListProps) {
  const list = useRef<HTMLUListElement>(null);
  const top = useTop(list);
  const virtualizer = useWindowVirtualizer({
    count: documents.length,
    estimateSize: () => usualHeight,
    getItemKey: (index) => documents[index]?.id ?? index,
    overscan: 12,
    scrollMargin: top,
  });
  useReturn(list, virtualizer, documents, returnTo);
  return (
    <ul
      ref={list}
      className={styles.list}
      aria-label={studioStrings.list.title}
      style={{ height: virtualizer.getTotalSize() }}
    >
      {virtualizer.getVirtualItems().map((item) => {
        const document = documents[item.index];
        if (!document) return null;
        return (
          <li
            key={item.key}
            ref={virtualizer.measureElement}
            data-index={item.index}
            data-document={document.id}
            aria-setsize={documents.length}
            aria-posinset={item.index + 1}
            className={styles.item}
            style={{ transform: `translateY(${item.start - top}px)` }}
          >
            <DocumentRow
              document={document}
              isSelected={selected.has(document.id)}
              onSelect={(isSelected) => onSelect(document.id, isSelected)}
            />
          </li>
        );
      })}
    </ul>
  );
}

/** Where the list begins in the page; what stands above it grows and shrinks. */
function useTop(list: { current: HTMLElement | null }): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const measure = () => {
      const box = list.current?.getBoundingClientRect();
      if (box) setTop(Math.round(box.top + window.scrollY));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [list]);
  return top;
}

/** Goes back to a document's row: scrolls until the row is in the page, then gives it the focus, once. */
function useReturn(
  list: { current: HTMLElement | null },
  virtualizer: { scrollToIndex: (index: number, options: { align: 'center' }) => void },
  documents: LibraryDocument[],
  returnTo: string | undefined,
): void {
  const state = useRef<'waiting' | 'scrolled' | 'done'>('waiting');
  // After every render, since the row comes with a later one than the scroll.
  useEffect(() => {
    if (state.current === 'done' || returnTo === undefined) return;
    const link = list.current?.querySelector<HTMLElement>(`[data-document="${CSS.escape(returnTo)}"] a`);
    if (link) {
      state.current = 'done';
      link.focus();
      return;
    }
    const index = documents.findIndex((document) => document.id === returnTo);
    if (index < 0) state.current = 'done';
    else if (state.current === 'waiting') {
      state.current = 'scrolled';
      virtualizer.scrollToIndex(index, { align: 'center' });
    }
  });
}
