import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useId, useLayoutEffect, useRef, useState } from 'react';
import { VisuallyHidden } from '../../../components/VisuallyHidden';
import type { ListedDocument } from '../../../lib/core/library/listed-document';
import { libraryListStrings as words } from '../../../locales/en/library-list';
import styles from './DocumentList.module.css';
import { DocumentRow } from './DocumentRow';
import { useListFocus } from './use-list-focus';
import { type ListKeys, useListKeys } from './use-list-keys';
import type { Selection } from './use-selection';

/** Height of a row before it is measured, in pixels at the usual text size. */
const usualHeight = 57;

export interface DocumentListProps {
  documents: ListedDocument[];
  selection: Selection;
  /** Height of what stands fixed above the rows while they scroll, in pixels. */
  coveredHeight: number;
  onRemove: ListKeys['onRemove'];
  /** The document to come back to: scrolled to, with the focus on it. */
  returnTo?: string;
}

/**
 * The documents as a grid, of which only the rows in sight are in the page, so that thousands stay
 * quick. Tab leads to one row, arrow keys from there to the others.
 */
export function DocumentList(props: DocumentListProps) {
  const { documents, selection, coveredHeight, onRemove, returnTo } = props;
  const grid = useRef<HTMLDivElement>(null);
  const hintId = useId();
  const top = useTop(grid);
  const virtualizer = useWindowVirtualizer({
    count: documents.length,
    estimateSize: () => usualHeight,
    getItemKey: (index) => documents[index]?.id ?? index,
    overscan: 12,
    scrollMargin: top,
    scrollPaddingStart: coveredHeight,
  });
  const scrollTo = useCallback(
    (index: number, align: 'auto' | 'center') => virtualizer.scrollToIndex(index, { align }),
    [virtualizer],
  );
  const focus = useListFocus({ grid, documents, scrollTo, returnTo });
  const keys = useListKeys({ documents, selection, focus, onRemove });
  const { toggle } = selection;
  // A click on a box with Shift held selects all from the last one on.
  const isShiftHeld = useRef(false);
  const select = useCallback(
    (id: string, isSelected: boolean) => toggle(id, isSelected, isShiftHeld.current),
    [toggle],
  );
  return (
    <>
      <VisuallyHidden>
        <span id={hintId}>{words.keys}</span>
      </VisuallyHidden>
      {/* biome-ignore lint/a11y/useSemanticElements: a table cannot leave out the rows that are not in sight. */}
      <div
        ref={grid}
        role="grid"
        className={styles.list}
        aria-label={words.title}
        aria-describedby={hintId}
        aria-multiselectable="true"
        aria-rowcount={documents.length}
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={keys}
        onClickCapture={(event) => {
          isShiftHeld.current = event.shiftKey;
        }}
      >
        {virtualizer.getVirtualItems().map((item) => {
          const document = documents[item.index];
          if (!document) return null;
          return (
            // biome-ignore lint/a11y/useSemanticElements: as above.
            // biome-ignore lint/a11y/useFocusableInteractive: what is in its cells takes the focus.
            <div
              key={item.key}
              ref={virtualizer.measureElement}
              role="row"
              data-index={item.index}
              data-document={document.id}
              aria-rowindex={item.index + 1}
              aria-selected={selection.ids.has(document.id)}
              className={styles.item}
              style={{ transform: `translateY(${item.start - top}px)` }}
              onFocus={() => focus.enter(item.index)}
            >
              <DocumentRow
                document={document}
                isSelected={selection.ids.has(document.id)}
                isActive={item.index === focus.activeIndex}
                onSelect={select}
              />
            </div>
          );
        })}
      </div>
    </>
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
