import { useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react';
import { Button } from '../../../components/Button';
import { Dialog } from '../../../components/Dialog';
import { EmptyState } from '../../../components/EmptyState';
import { ErrorNotice } from '../../../components/ErrorNotice';
import { LiveRegion } from '../../../components/LiveRegion';
import type { LibrarySource } from '../../../lib/app/ports';
import {
  type ListedDocument,
  type ListFacets,
  selectDocuments,
} from '../../../lib/core/library/listed-document';
import { commonStrings } from '../../../locales/en/common';
import { libraryListStrings as words } from '../../../locales/en/library-list';
import { BulkBar } from './BulkBar';
import { DocumentList } from './DocumentList';
import styles from './DocumentsSection.module.css';
import { ListTools } from './ListTools';
import { cleared, filterOf, isFiltered, isNarrowed, type ListState } from './list-state';
import { useDocumentActions } from './use-document-actions';
import { useSelection } from './use-selection';

export interface DocumentsSectionProps {
  list: ListState;
  onChange: (changes: Partial<ListState>) => void;
  /** All of the library, removed ones too. */
  library: ListedDocument[];
  facets: ListFacets;
  sources: LibrarySource[];
}

/** The list of documents with search, filters and what can be done with several at once. */
export function DocumentsSection({ list, onChange, library, facets, sources }: DocumentsSectionProps) {
  const headingId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const tools = useRef<HTMLDivElement>(null);
  const coveredHeight = useCoveredHeight(tools);
  // Typing stays quick while a large library is searched.
  const asked = useDeferredValue(list);
  const found = useMemo(() => selectDocuments(library, filterOf(asked), asked.sort), [library, asked]);
  const selection = useSelection(found);
  const [isErasing, setErasing] = useState(false);
  const { actions, error, dismissError } = useDocumentActions();
  const isRemovedList = list.state === 'removed';
  // The buttons just used go away with the selection; the focus must not go with them.
  const finish = () => {
    selection.clear();
    heading.current?.focus();
  };
  const all = isRemovedList ? facets.states.removed : facets.states.all;

  return (
    <section aria-labelledby={headingId} className={styles.section}>
      <div ref={tools} className={styles.tools}>
        <h2 id={headingId} ref={heading} tabIndex={-1} className={styles.title}>
          {found.length === all ? words.count(all) : words.someOf(found.length, all)}
        </h2>
        <ListTools list={list} onChange={onChange} facets={facets} sources={sources} />
        {found.length > 0 && (
          <BulkBar
            documents={found}
            selection={selection}
            isRemovedList={isRemovedList}
            actions={actions}
            onErase={() => setErasing(true)}
            onDone={finish}
          />
        )}
      </div>
      <LiveRegion message={isFiltered(list) ? words.found(found.length) : ''} />
      <LiveRegion message={selection.ids.size > 0 ? words.selected(selection.ids.size) : ''} />
      {error && <ErrorNotice error={error} isUrgent onDismiss={dismissError} />}
      {found.length === 0 && <NothingFound list={list} onClear={() => onChange(cleared(list))} />}
      {found.length > 0 && (
        <DocumentList
          documents={found}
          selection={selection}
          coveredHeight={coveredHeight}
          returnTo={list.openedId}
          onRemove={
            isRemovedList ? undefined : (ids) => void actions.remove(ids).then(() => selection.clear())
          }
        />
      )}
      <Dialog
        isOpen={isErasing}
        title={words.eraseTitle(selection.ids.size)}
        onClose={() => setErasing(false)}
        footer={
          <>
            <Button onClick={() => setErasing(false)}>{commonStrings.cancel}</Button>
            <Button
              variant="danger"
              onClick={() => {
                setErasing(false);
                void actions.erase([...selection.ids]).then(finish);
              }}
            >
              {words.erase}
            </Button>
          </>
        }
      >
        {words.eraseWords}
      </Dialog>
    </section>
  );
}

function NothingFound({ list, onClear }: { list: ListState; onClear: () => void }) {
  if (!isFiltered(list)) {
    return (
      <EmptyState title={words.allRemovedTitle} level={3}>
        {words.allRemoved}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={words.noMatchTitle}
      level={3}
      action={<Button onClick={onClear}>{words.clear}</Button>}
    >
      {list.state === 'removed' && !isNarrowed(list) ? words.noRemoved : words.noMatch}
    </EmptyState>
  );
}

/** How much of the window's top the tools keep for themselves while the list scrolls, in pixels. */
function useCoveredHeight(tools: { current: HTMLElement | null }): number {
  const [height, setHeight] = useState(0);
  useEffect(() => {
    const node = tools.current;
    if (!node) return;
    const observer = new ResizeObserver(() => {
      setHeight(getComputedStyle(node).position === 'sticky' ? node.offsetHeight : 0);
    });
    observer.observe(node);
    return () => observer.disconnect();
  }, [tools]);
  return height;
}
