import type { JobSource } from '../../lib/core/drafting/draft-job';
import { panelStrings } from '../../locales/en/panel';
import { Button } from '../Button';
import { Section } from '../Card';
import { Disclosure } from '../Disclosure';
import { groupSources } from './group-sources';
import { SourceItem } from './SourceItem';
import styles from './SourceList.module.css';

export interface SourceListProps {
  sources: JobSource[];
  isRunning: boolean;
  /** True when there is nothing in the library at all. */
  isLibraryEmpty: boolean;
  /** When the draft was asked for, to tell what is old (epoch ms). */
  askedAt: number;
  onInsertLink: (url: string) => void;
  onAddPosts: () => void;
}

const words = panelStrings.sources;
const shownAtFirst = 4;

/** The owner's own passages behind the draft, with their links. */
export function SourceList(props: SourceListProps) {
  const { sources, isRunning, isLibraryEmpty, askedAt, onInsertLink, onAddPosts } = props;
  const documents = groupSources(sources);
  const item = (document: (typeof documents)[number]) => (
    <SourceItem key={document.documentId} document={document} askedAt={askedAt} onInsertLink={onInsertLink} />
  );
  return (
    <Section title={words.title}>
      {documents.length === 0 && (
        <div className={styles.none}>
          <p>{isRunning ? words.waiting : isLibraryEmpty ? words.emptyLibrary : words.none}</p>
          {isLibraryEmpty && <Button onClick={onAddPosts}>{panelStrings.idle.addPosts}</Button>}
        </div>
      )}
      {documents.length > 0 && <ul className={styles.list}>{documents.slice(0, shownAtFirst).map(item)}</ul>}
      {documents.length > shownAtFirst && (
        <Disclosure summary={words.more(documents.length - shownAtFirst)}>
          <ul className={styles.list}>{documents.slice(shownAtFirst).map(item)}</ul>
        </Disclosure>
      )}
    </Section>
  );
}
