import { memo } from 'react';
import { Badge } from '../../../components/Badge';
import { Checkbox } from '../../../components/Choice';
import { LockIcon } from '../../../components/icons';
import { citationUrlOf } from '../../../lib/core/library/document';
import type { ListedDocument } from '../../../lib/core/library/listed-document';
import { removalTime } from '../../../lib/store/purge-removed';
import { commonStrings } from '../../../locales/en/common';
import { libraryListStrings as words } from '../../../locales/en/library-list';
import { hrefOf } from '../route';
import styles from './DocumentRow.module.css';

export interface DocumentRowProps {
  document: ListedDocument;
  isSelected: boolean;
  /** The one row the Tab key leads to. */
  isActive: boolean;
  onSelect: (documentId: string, isSelected: boolean) => void;
}

/** The two cells of a document in the list. */
export const DocumentRow = memo(function DocumentRow(props: DocumentRowProps) {
  const { document, isSelected, isActive, onSelect } = props;
  const { id, title, kind, publishedAt, wordCount } = document;
  const tabIndex = isActive ? 0 : -1;
  return (
    <div className={styles.row} data-selected={isSelected || undefined}>
      {/* biome-ignore lint/a11y/useSemanticElements: a table cannot leave out the rows that are not in sight. */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: what is in the cell takes the focus. */}
      <div role="gridcell" className={styles.choice}>
        <Checkbox
          label={words.select(title)}
          isLabelHidden
          tabIndex={tabIndex}
          isChecked={isSelected}
          onChange={(isChecked) => onSelect(id, isChecked)}
        />
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: as above. */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: as above. */}
      <div role="gridcell" className={styles.words}>
        <div className={styles.line}>
          <a href={hrefOf({ view: 'document', documentId: id })} className={styles.title} tabIndex={tabIndex}>
            {title}
          </a>
          <States document={document} />
        </div>
        <p className={styles.note}>
          <span>{commonStrings.documentKind[kind]}</span>
          <span>{publishedAt === undefined ? words.noDate : commonStrings.date(publishedAt)}</span>
          <span>{words.words(wordCount)}</span>
          {document.sourceIds.length > 1 && <span>{words.moreSources(document.sourceIds.length)}</span>}
          <span className={styles.address}>{shortAddress(citationUrlOf(document))}</span>
        </p>
      </div>
    </div>
  );
});

function States({ document: { status, linkProblem, isGone, removedAt } }: { document: ListedDocument }) {
  return (
    <>
      {status === 'private' && (
        <Badge tone="warning" icon={<LockIcon size={12} />}>
          {words.private}
        </Badge>
      )}
      {status === 'superseded' && <Badge>{words.superseded}</Badge>}
      {isGone && <Badge>{words.gone}</Badge>}
      {linkProblem === 'dead' && <Badge tone="danger">{words.deadLinks}</Badge>}
      {linkProblem === 'moved' && <Badge tone="warning">{words.movedLinks}</Badge>}
      {status === 'removed' && removedAt !== undefined && (
        <Badge>{words.keptUntil(removedAt + removalTime)}</Badge>
      )}
    </>
  );
}

/** Host and path, as a person reads an address. */
function shortAddress(url: string | undefined): string {
  return url?.replace(/^https?:\/\/(?:www\.)?/u, '').replace(/\/$/u, '') ?? words.noAddress;
}
