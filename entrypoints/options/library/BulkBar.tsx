import { useState } from 'react';
import { Button } from '../../../components/Button';
import { Checkbox } from '../../../components/Choice';
import { LockIcon, TrashIcon, UndoIcon } from '../../../components/icons';
import { Spinner } from '../../../components/Spinner';
import { studioStrings } from '../../../locales/en/studio';
import styles from './BulkBar.module.css';
import type { DocumentActions } from './use-document-actions';

const words = studioStrings.list;

export interface BulkBarProps {
  matchingIds: string[];
  selectedIds: string[];
  onSelect: (ids: string[]) => void;
  isRemovedList: boolean;
  actions: DocumentActions;
  onErase: () => void;
  /** After something was done with them. */
  onDone: () => void;
}

/** What can be done with the selected documents. */
export function BulkBar(props: BulkBarProps) {
  const { matchingIds, selectedIds, onSelect, isRemovedList, actions, onErase, onDone } = props;
  const count = selectedIds.length;
  // Hundreds of documents take some seconds; nothing else may be asked of them meanwhile.
  const [isWorking, setWorking] = useState(false);
  const after = async (work: Promise<void>) => {
    setWorking(true);
    await work;
    setWorking(false);
    onDone();
  };
  return (
    <div className={styles.bar}>
      <Checkbox
        label={count > 0 ? words.selected(count) : words.selectAllShort}
        isChecked={count > 0 && count === matchingIds.length}
        isMixed={count > 0 && count < matchingIds.length}
        onChange={(isChecked) => onSelect(isChecked ? matchingIds : [])}
      />
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
              <Button
                size="small"
                icon={<UndoIcon />}
                onClick={() => void after(actions.restore(selectedIds))}
              >
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
                onClick={() => void after(actions.setPrivate(selectedIds, true))}
              >
                {words.markPrivate}
              </Button>
              <Button size="small" onClick={() => void after(actions.setPrivate(selectedIds, false))}>
                {words.markPublic}
              </Button>
              <Button
                size="small"
                icon={<TrashIcon />}
                onClick={() => void after(actions.remove(selectedIds))}
              >
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
