import { useEffect } from 'react';
import { Button } from '../../../components/Button';
import { ErrorNotice } from '../../../components/ErrorNotice';
import { DownloadIcon } from '../../../components/icons';
import { Notice } from '../../../components/Notice';
import { useToast } from '../../../components/Toast';
import { backupReminder } from '../../../lib/core/backup/backup-reminder';
import type { Settings } from '../../../lib/core/settings';
import { backupStrings } from '../../../locales/en/backup';
import { useStudio } from '../studio';
import { MakeProgress } from './MakeBackup';
import { useIndexing } from './use-indexing';
import { useMakeBackup } from './use-make-backup';

const words = backupStrings.reminder;

/** A line in the library when the last backup is a month old or was never made. */
export function BackupReminder({ settings, documentCount }: { settings: Settings; documentCount: number }) {
  const studio = useStudio();
  const { state, start, cancel } = useMakeBackup();
  const toast = useToast();
  // A restore whose page was closed is brought to its end here too.
  useIndexing();
  useEffect(() => {
    if (state.step === 'done') toast({ words: backupStrings.make.done(state.name, state.bytes) });
  }, [state, toast]);

  const reason = backupReminder({
    documentCount,
    now: studio.openedAt,
    lastBackupAt: settings.lastBackupAt,
    dismissedAt: settings.backupReminderOffAt,
  });
  if (!reason) return null;
  const dismiss = () => void studio.settings.update({ backupReminderOffAt: Date.now() });
  return (
    <>
      <Notice
        title={words[reason]}
        onDismiss={state.step === 'working' ? undefined : dismiss}
        action={
          state.step === 'working' ? (
            <MakeProgress state={state} onCancel={cancel} />
          ) : (
            <Button size="small" icon={<DownloadIcon />} onClick={() => void start()}>
              {backupStrings.make.button}
            </Button>
          )
        }
      >
        {words.words}
      </Notice>
      {state.step === 'failed' && (
        <ErrorNotice error={state.error} isUrgent actions={{ 'try-again': () => void start() }} />
      )}
    </>
  );
}
