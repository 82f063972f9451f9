import type { Citation } from '../../../lib/store/citations';
import { commonStrings } from '../../../locales/en/common';
import { libraryDocumentStrings } from '../../../locales/en/library-document';
import styles from './Part.module.css';

const words = libraryDocumentStrings.citations;

/** The drafts that cite a document. */
export function CitationList({ citations }: { citations: Citation[] }) {
  return (
    <div className={styles.part}>
      <p className={styles.note}>{citations.length === 0 ? words.none : words.hint}</p>
      <ul className={styles.list}>
        {citations.map(({ jobId, recipient = words.somebody, isInserted, at }) => (
          <li key={jobId} className={styles.item}>
            <p className={styles.line}>
              <span className={styles.strong}>
                {isInserted ? words.inserted(recipient) : words.draft(recipient)}
              </span>
              <span className={styles.note}>{commonStrings.dateTime(at)}</span>
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
