import { Button } from '../../../components/Button';
import { Dialog } from '../../../components/Dialog';
import { backupStrings } from '../../../locales/en/backup';
import { commonStrings } from '../../../locales/en/common';
import type { HereCounts } from './use-restore';

const words = backupStrings.confirm;

/** Asks once more, with what would be deleted. */
export function ReplaceDialog({
  here,
  onCancel,
  onReplace,
}: {
  here: HereCounts;
  onCancel: () => void;
  onReplace: () => void;
}) {
  return (
    <Dialog
      isOpen
      title={words.title}
      onClose={onCancel}
      footer={
        <>
          <Button onClick={onCancel}>{commonStrings.cancel}</Button>
          <Button variant="danger" onClick={onReplace}>
            {words.replace}
          </Button>
        </>
      }
    >
      <p>{words.loses(here)}</p>
      <p>{words.keeps}</p>
    </Dialog>
  );
}
