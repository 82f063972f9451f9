import { Card, Section } from '../../../components/Card';
import type { ImportRun, LibrarySource } from '../../../lib/app/ports';
import { type SourceState, librarySourceStrings as words } from '../../../locales/en/library-sources';
import { SourceItem } from './SourceItem';
import styles from './SourceList.module.css';
import { sourceStateOf } from './source-state';
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
  const listed = sources
    .map((source) => {
      const lastRun = runs.find((run) => run.sourceId === source.id);
      return { source, lastRun, state: sourceStateOf(source, lastRun, !withoutAccess.has(source.id)) };
    })
    .sort((one, other) => Number(isTrouble(other.state)) - Number(isTrouble(one.state)));
  return (
    <Card>
      <Section title={words.title}>
        <ul className={styles.list}>
          {listed.map(({ source, lastRun, state }) => (
            <SourceItem
              key={source.id}
              source={source}
              lastRun={lastRun}
              state={state}
              documents={documentsOf.get(source.id) ?? 0}
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

/** What the owner has to look at stands first. */
function isTrouble(state: SourceState): boolean {
  return state === 'failed' || state === 'no-access' || state === 'kept';
}
