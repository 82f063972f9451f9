import { useEffect, useState } from 'react';
import type { DocumentKind } from '../../../lib/core/library/document';
import { estimateStorage, type LibraryCounts } from '../../../lib/store/library-queries';
import { formatBytes, studioStrings } from '../../../locales/en/studio';
import styles from './LibraryFigures.module.css';

const words = studioStrings.library;

/** The library in figures: documents by kind, passages, links, room used. */
export function LibraryFigures({ counts }: { counts: LibraryCounts }) {
  const [usedBytes, setUsedBytes] = useState<number>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again when the library has changed.
  useEffect(() => {
    let isWanted = true;
    void estimateStorage().then((storage) => {
      if (isWanted) setUsedBytes(storage?.usedBytes);
    });
    return () => {
      isWanted = false;
    };
  }, [counts.documents, counts.passages]);
  const kinds = Object.entries(counts.byKind) as Array<[DocumentKind, number]>;
  kinds.sort(([, one], [, other]) => other - one);
  return (
    <ul aria-label={words.figures} className={styles.figures}>
      {kinds.map(([kind, count]) => (
        <li key={kind}>{words.ofKind(kind, count)}</li>
      ))}
      {counts.private > 0 && <li>{words.privateCount(counts.private)}</li>}
      <li>{words.passages(counts.passages)}</li>
      <li>{words.links(counts.links)}</li>
      {usedBytes !== undefined && <li>{words.storage(formatBytes(usedBytes))}</li>}
    </ul>
  );
}
