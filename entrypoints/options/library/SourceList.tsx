import { Card, Section } from '../../../components/Card';
import type { ImportRun, LibrarySource } from '../../../lib/app/ports';
import { librarySourceStrings as words } from '../../../locales/en/library-sources';
import { SourceItem } from './SourceItem';
import styles from './SourceList.module.css';
import { useSiteAccess } from './use-site-access';

export interface SourceListProps {
  sources: LibrarySource[];
  /** Newest first. */
  runs: ImportRun[];
  documentsOf: ReadonlyMap<string, number>;
  onShow: (sourceId: string) => void;
  onReport: (importId: string) => void;
  onStart: () => void;
}

/** Where the documents came from, how each source is, and how it is kept current. */
export function SourceList({ sources, runs, documentsOf, onShow, onReport, onStart }: SourceListProps) {
  const { withoutAccess, refresh } = useSiteAccess(sources);
  return (
    <Card>
      <Section title={words.title}>
        <ul className={styles.list}>
          {sources.map((source) => (
            <SourceItem
              key={source.id}
              source={source}
              lastRun={runs.find((run) => run.sourceId === source.id)}
              documents={documentsOf.get(source.id) ?? 0}
              hasAccess={!withoutAccess.has(source.id)}
              onShow={() => onShow(source.id)}
              onReport={onReport}
              onStart={onStart}
              onAccess={refresh}
            />
          ))}
        </ul>
      </Section>
    </Card>
  );
}
