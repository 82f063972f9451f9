import { useState } from 'react';
import { Button } from '../../../components/Button';
import { Checkbox } from '../../../components/Choice';
import { LockIcon, TrashIcon, UndoIcon } from '../../../components/icons';
import { Spinner } from '../../../components/Spinner';
import type { ListedDocument } from '../../../lib/core/library/listed-document';
import { libraryListStrings as words } from '../../../locales/en/library-list';
import styles from './BulkBar.module.css';
import { CheckLinks } from './CheckLinks';
import { KeysHint } from './KeysHint';
import type { DocumentActions } from './use-document-actions';
import type { Selection } from './use-selection';

export interface BulkBarProps {
  documents: ListedDocument[];
  selection: Selection;
  isRemovedList: boolean;
  actions: DocumentActions;
  onErase: () => void;
  /** After something was done with them. */
  onDone: () => void;
}

/** What can be done with the selected documents. */
export function BulkBar(props: BulkBarProps) {
  const { documents, selection, isRemovedList, actions, onErase, onDone } = props;
  const ids = [...selection.ids];
  const count = ids.length;
  // Hundreds of documents take some seconds; nothing else may be asked of them meanwhile.
  const [isWorking, setWorking] = useState(false);
  const does = (work: (ids: string[]) => Promise<void>) => async () => {
    setWorking(true);
    await work(ids);
    setWorking(false);
    onDone();
  };
  return (
    <div className={styles.bar}>
      <Checkbox
        label={count > 0 ? words.selected(count) : words.selectAll}
        isChecked={count > 0 && count === documents.length}
        isMixed={count > 0 && count < documents.length}
        onChange={(isChecked) => (isChecked ? selection.selectAll() : selection.clear())}
      />
      {count === 0 && <KeysHint />}
      {count > 0 && isWorking && (
        <span role="status" className={styles.working}>
          <Spinner size={14} />
          {words.working(count)}
        </span>
      )}
      {count > 0 && !isWorking && (
        <fieldset className={styles.actions} aria-label={words.bulk}>
          {isRemovedList ? (
            <>
              <Button size="small" icon={<UndoIcon />} onClick={does(actions.restore)}>
                {words.restore}
              </Button>
              <Button size="small" icon={<TrashIcon />} onClick={onErase}>
                {words.erase}
              </Button>
            </>
          ) : (
            <>
              <Button
                size="small"
                icon={<LockIcon />}
                onClick={does((chosen) => actions.setPrivate(chosen, true))}
              >
                {words.markPrivate}
              </Button>
              <Button size="small" onClick={does((chosen) => actions.setPrivate(chosen, false))}>
                {words.markPublic}
              </Button>
              <CheckLinks ids={ids} onDone={onDone} />
              <Button size="small" icon={<TrashIcon />} onClick={does(actions.remove)}>
                {words.remove}
              </Button>
            </>
          )}
          <Button size="small" variant="quiet" onClick={onDone}>
            {words.unselect}
          </Button>
        </fieldset>
      )}
    </div>
  );
}
