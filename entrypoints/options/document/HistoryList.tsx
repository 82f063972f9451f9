import { Disclosure } from '../../../components/Disclosure';
import type { DocumentChange } from '../../../lib/core/library/document-change';
import { commonStrings } from '../../../locales/en/common';
import { libraryDocumentStrings } from '../../../locales/en/library-document';
import styles from './Part.module.css';

const words = libraryDocumentStrings.history;

/** What happened to a document, newest first, with the paragraphs that came and went. */
export function HistoryList({ changes }: { changes: DocumentChange[] }) {
  if (changes.length === 0) return <p className={styles.note}>{words.none}</p>;
  return (
    <ol className={styles.list}>
      {changes.map((change) => (
        <li key={change.order} className={styles.item}>
          <p className={styles.line}>
            <span className={styles.strong}>{words.kinds[change.kind]}</span>
            <span className={styles.note}>
              {commonStrings.dateTime(change.at)}
              {change.importId !== undefined && `, ${words.byImport}`}
            </span>
          </p>
          {change.place && <p className={styles.note}>{change.place.url ?? change.place.key}</p>}
          {change.title && <p>{words.title(change.title.before, change.title.after)}</p>}
          {change.words && change.words.before !== change.words.after && (
            <p className={styles.note}>{words.words(change.words.before, change.words.after)}</p>
          )}
          <Paragraphs title={words.added} texts={change.added} className={styles.came} />
          <Paragraphs title={words.removed} texts={change.removed} className={styles.went} />
        </li>
      ))}
    </ol>
  );
}

function Paragraphs(props: { title: string; texts: string[] | undefined; className: string | undefined }) {
  const { title, texts = [], className } = props;
  if (texts.length === 0) return null;
  return (
    <Disclosure summary={title} note={texts.length}>
      {texts.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs may be the same, and never change places.
        <p key={index} className={className}>
          {text}
        </p>
      ))}
    </Disclosure>
  );
}
