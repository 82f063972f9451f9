import { Button } from '../../../components/Button';
import { Checkbox } from '../../../components/Choice';
import { LockIcon, TrashIcon, UndoIcon } from '../../../components/icons';
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
  const after = (work: Promise<void>) => void work.then(onDone);
  return (
    <div className={styles.bar}>
      <Checkbox
        label={count > 0 ? words.selected(count) : words.selectAllShort}
        isChecked={count > 0 && count === matchingIds.length}
        isMixed={count > 0 && count < matchingIds.length}
        onChange={(isChecked) => onSelect(isChecked ? matchingIds : [])}
      />
      {count > 0 && (
        <fieldset className={styles.actions} aria-label={words.bulk}>
          {isRemovedList ? (
            <>
              <Button size="small" icon={<UndoIcon />} onClick={() => after(actions.restore(selectedIds))}>
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
                onClick={() => after(actions.setPrivate(selectedIds, true))}
              >
                {words.markPrivate}
              </Button>
              <Button size="small" onClick={() => after(actions.setPrivate(selectedIds, false))}>
                {words.markPublic}
              </Button>
              <Button size="small" icon={<TrashIcon />} onClick={() => after(actions.remove(selectedIds))}>
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
