import { useState } from 'react';
import { Tabs } from '../../../components/Tabs';
import type { LibraryDocument, Passage } from '../../../lib/core/library/document';
import { citationsOf } from '../../../lib/store/citations';
import { changesOf } from '../../../lib/store/document-changes';
import { occurrencesOf } from '../../../lib/store/occurrence-queries';
import type { LinkRow } from '../../../lib/store/rows';
import { libraryDocumentStrings as words } from '../../../locales/en/library-document';
import { studioStrings } from '../../../locales/en/studio';
import { useStudio } from '../studio';
import { useLive } from '../use-live';
import { CitationList } from './CitationList';
import styles from './DocumentTabs.module.css';
import { HistoryList } from './HistoryList';
import { LinkList } from './LinkList';
import { PassageList } from './PassageList';
import { PlaceList } from './PlaceList';

type Part = keyof typeof words.tabs;

export interface DocumentTabsProps {
  document: LibraryDocument;
  passages: Passage[];
  links: LinkRow[];
}

/** Everything Drafthand knows of a document, part by part. */
export function DocumentTabs({ document, passages, links }: DocumentTabsProps) {
  const { db } = useStudio();
  const [part, setPart] = useState<Part>('text');
  const known = useLive(async () => {
    const [places, changes, citations] = await Promise.all([
      occurrencesOf(db, document.id),
      changesOf(db, document.id),
      citationsOf(db, document.id),
    ]);
    return { places, changes, citations };
  }, [db, document.id]);
  const counts: Record<Part, number | undefined> = {
    text: passages.length,
    links: links.length,
    places: known?.places.length,
    history: known?.changes.length,
    citations: known?.citations.length,
  };
  const tabs = (Object.keys(words.tabs) as Part[]).map((id) => {
    const count = counts[id];
    return { id, label: words.tabs[id], note: count === undefined ? undefined : studioStrings.number(count) };
  });
  return (
    <div className={styles.parts}>
      <Tabs label={words.parts} tabs={tabs} selectedId={part} onSelect={setPart}>
        {part === 'text' && <PassageList passages={passages} />}
        {part === 'links' && <LinkList document={document} links={links} />}
        {part === 'places' && known && <PlaceList document={document} places={known.places} />}
        {part === 'history' && known && <HistoryList changes={known.changes} />}
        {part === 'citations' && known && <CitationList citations={known.citations} />}
      </Tabs>
    </div>
  );
}
