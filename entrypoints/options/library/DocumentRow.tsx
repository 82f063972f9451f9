import { Badge } from '../../../components/Badge';
import { Checkbox } from '../../../components/Choice';
import { LockIcon } from '../../../components/icons';
import { citationUrlOf, type LibraryDocument } from '../../../lib/core/library/document';
import { commonStrings } from '../../../locales/en/common';
import { studioStrings } from '../../../locales/en/studio';
import { hrefOf } from '../route';
import styles from './DocumentRow.module.css';

const words = studioStrings.list;

export interface DocumentRowProps {
  document: LibraryDocument;
  isSelected: boolean;
  onSelect: (isSelected: boolean) => void;
}

/** One document of the list. */
export function DocumentRow({ document, isSelected, onSelect }: DocumentRowProps) {
  const { id, title, kind, status, publishedAt, wordCount } = document;
  return (
    <div className={styles.row} data-selected={isSelected || undefined}>
      <Checkbox label={words.select(title)} isLabelHidden isChecked={isSelected} onChange={onSelect} />
      <div className={styles.words}>
        <div className={styles.line}>
          <a href={hrefOf({ view: 'document', documentId: id })} className={styles.title}>
            {title}
          </a>
          {status === 'private' && (
            <Badge tone="warning" icon={<LockIcon size={12} />}>
              {words.private}
            </Badge>
          )}
          {status === 'superseded' && <Badge>{words.superseded}</Badge>}
        </div>
        <p className={styles.note}>
          <span>{commonStrings.documentKind[kind]}</span>
          <span>{publishedAt === undefined ? words.noDate : commonStrings.date(publishedAt)}</span>
          <span>{words.words(wordCount)}</span>
          <span className={styles.address}>{shortAddress(citationUrlOf(document))}</span>
        </p>
      </div>
    </div>
  );
}

/** Host and path, as a person reads an address. */
function shortAddress(url: string | undefined): string {
  return url?.replace(/^https?:\/\/(?:www\.)?/u, '').replace(/\/$/u, '') ?? words.noAddress;
}
