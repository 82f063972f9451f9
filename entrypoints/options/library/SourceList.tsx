import { useState } from 'react';
import { Card } from '../../../components/Card';
import { Disclosure } from '../../../components/Disclosure';
import { ErrorNotice } from '../../../components/ErrorNotice';
import { IconButton } from '../../../components/IconButton';
import {
  AgainIcon,
  EditIcon,
  FeedIcon,
  FileIcon,
  FolderIcon,
  GlobeIcon,
  PersonIcon,
} from '../../../components/icons';
import type { ImportRun, LibrarySource } from '../../../lib/app/ports';
import type { AppError } from '../../../lib/core/errors';
import { commonStrings } from '../../../locales/en/common';
import { studioStrings } from '../../../locales/en/studio';
import { useStudio } from '../studio';
import { requestUrlImport } from './request-url-import';
import styles from './SourceList.module.css';

const words = studioStrings.sources;
const icons = {
  file: FileIcon,
  folder: FolderIcon,
  zip: FolderIcon,
  page: GlobeIcon,
  feed: FeedIcon,
  website: GlobeIcon,
  'linkedin-activity': PersonIcon,
  'linkedin-archive': PersonIcon,
  export: FolderIcon,
  note: EditIcon,
};

export interface SourceListProps {
  sources: LibrarySource[];
  runs: ImportRun[];
  documentsOf: Record<string, number>;
  onShow: (sourceId: string) => void;
  onStart: () => void;
}

/** Where the documents came from, with the last result of each source. */
export function SourceList({ sources, runs, documentsOf, onShow, onStart }: SourceListProps) {
  const studio = useStudio();
  const [error, setError] = useState<AppError>();
  const readAgain = async ({ address, kind }: LibrarySource) => {
    if (kind !== 'page' && kind !== 'feed') return;
    setError(undefined);
    setError(await requestUrlImport(studio, address, kind, onStart));
  };
  return (
    <Card>
      <Disclosure summary={words.title} note={studioStrings.number(sources.length)}>
        {error && <ErrorNotice error={error} isUrgent onDismiss={() => setError(undefined)} />}
        <ul className={styles.list}>
          {sources.map((source) => (
            <SourceItem
              key={source.id}
              source={source}
              lastRun={runs.find((run) => run.sourceId === source.id)}
              documents={documentsOf[source.id] ?? 0}
              onShow={() => onShow(source.id)}
              onReadAgain={() => void readAgain(source)}
            />
          ))}
        </ul>
      </Disclosure>
    </Card>
  );
}

interface SourceItemProps {
  source: LibrarySource;
  lastRun: ImportRun | undefined;
  documents: number;
  onShow: () => void;
  onReadAgain: () => void;
}

function SourceItem({ source, lastRun, documents, onShow, onReadAgain }: SourceItemProps) {
  const SourceIcon = icons[source.kind];
  const canReadAgain = source.kind === 'page' || source.kind === 'feed';
  const readAt = lastRun?.finishedAt ?? source.lastRunAt;
  return (
    <li className={styles.item}>
      <span className={styles.icon}>
        <SourceIcon />
      </span>
      <div className={styles.words}>
        <button type="button" className={styles.name} aria-label={words.show(source.label)} onClick={onShow}>
          {source.label}
        </button>
        <p className={styles.note}>
          {words.kinds[source.kind]} · {studioStrings.documents(documents)}
        </p>
        <p className={styles.note}>
          {readAt ? words.last(commonStrings.date(readAt)) : words.added(commonStrings.date(source.addedAt))}
          {lastRun &&
            ` · ${studioStrings.runs.stateWords[lastRun.state]}: ${studioStrings.runs.counts(lastRun.counts)}`}
        </p>
      </div>
      {canReadAgain && (
        <IconButton label={words.updateOf(source.label)} icon={<AgainIcon />} onClick={onReadAgain} />
      )}
    </li>
  );
}
