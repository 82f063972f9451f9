import { useDeferredValue, useId, useRef, useState } from 'react';
import { Button } from '../../../components/Button';
import { Dialog } from '../../../components/Dialog';
import { EmptyState } from '../../../components/EmptyState';
import { ErrorNotice } from '../../../components/ErrorNotice';
import { LiveRegion } from '../../../components/LiveRegion';
import { Spinner } from '../../../components/Spinner';
import type { LibrarySource } from '../../../lib/app/ports';
import { type LibraryCounts, listDocuments } from '../../../lib/store/library-queries';
import { commonStrings } from '../../../locales/en/common';
import { studioStrings } from '../../../locales/en/studio';
import { useStudio } from '../studio';
import { useLive } from '../use-live';
import { BulkBar } from './BulkBar';
import { DocumentList } from './DocumentList';
import styles from './DocumentsSection.module.css';
import { ListTools } from './ListTools';
import { filterOf, isFiltered, type ListState, startList } from './list-state';
import { useDocumentActions } from './use-document-actions';

const words = studioStrings.list;

export interface DocumentsSectionProps {
  list: ListState;
  onChange: (changes: Partial<ListState>) => void;
  counts: LibraryCounts;
  sources: LibrarySource[];
}

/** The list of documents with search, filters and what can be done with several at once. */
export function DocumentsSection({ list, onChange, counts, sources }: DocumentsSectionProps) {
  const { db } = useStudio();
  const headingId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  // Typing stays quick while a large library is searched.
  const asked = useDeferredValue(list);
  const found = useLive(
    () => listDocuments(db, filterOf(asked), { sort: asked.sort }),
    [db, asked.search, asked.kind, asked.status, asked.sort, asked.sourceId],
  );
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [isErasing, setErasing] = useState(false);
  const { actions, error, dismissError } = useDocumentActions();
  const matchingIds = found?.documents.map((document) => document.id) ?? [];
  const selectedIds = matchingIds.filter((id) => selected.has(id));
  const source = sources.find((candidate) => candidate.id === list.sourceId);
  // The buttons just used go away with the selection; the focus must not go with them.
  const finish = () => {
    setSelected(new Set());
    heading.current?.focus();
  };
  const clear = () => onChange({ ...startList, sourceId: undefined, sort: list.sort });

  return (
    <section aria-labelledby={headingId} className={styles.section}>
      <div className={styles.tools}>
        <h2 id={headingId} ref={heading} tabIndex={-1} className={styles.title}>
          {found && isFiltered(asked) && list.status !== 'removed'
            ? words.someOf(found.total, counts.documents)
            : studioStrings.documents(list.status === 'removed' ? counts.removed : counts.documents)}
        </h2>
        <ListTools list={list} onChange={onChange} countOf={counts.byKind} />
        {source && (
          <p className={styles.source}>
            {words.ofSource(source.label)}
            <Button size="small" variant="quiet" onClick={() => onChange({ sourceId: undefined })}>
              {words.everySource}
            </Button>
          </p>
        )}
        {found && found.total > 0 && (
          <BulkBar
            matchingIds={matchingIds}
            selectedIds={selectedIds}
            onSelect={(ids) => setSelected(new Set(ids))}
            isRemovedList={list.status === 'removed'}
            actions={actions}
            onErase={() => setErasing(true)}
            onDone={finish}
          />
        )}
      </div>
      <LiveRegion message={found && isFiltered(list) ? words.found(found.total) : ''} />
      {error && <ErrorNotice error={error} isUrgent onDismiss={dismissError} />}
      {!found && <Spinner label={commonStrings.loading} />}
      {found?.total === 0 && <NothingFound list={list} onClear={clear} />}
      {found && found.total > 0 && (
        <DocumentList
          documents={found.documents}
          selected={selected}
          returnTo={list.openedId}
          onSelect={(id, isSelected) => {
            const next = new Set(selected);
            if (isSelected) next.add(id);
            else next.delete(id);
            setSelected(next);
          }}
        />
      )}
      <Dialog
        isOpen={isErasing}
        title={studioStrings.erase.title(selectedIds.length)}
        onClose={() => setErasing(false)}
        footer={
          <>
            <Button onClick={() => setErasing(false)}>{commonStrings.cancel}</Button>
            <Button
              variant="danger"
              onClick={() => {
                setErasing(false);
                void actions.erase(selectedIds).then(finish);
              }}
            >
              {studioStrings.erase.confirm}
            </Button>
          </>
        }
      >
        {studioStrings.erase.words}
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
  const isOnlyRemoved = list.status === 'removed' && list.search.trim() === '' && list.kind === 'all';
  return (
    <EmptyState
      title={words.noMatchTitle}
      level={3}
      action={<Button onClick={onClear}>{words.clear}</Button>}
    >
      {isOnlyRemoved ? words.noRemoved : words.noMatch}
    </EmptyState>
  );
}
