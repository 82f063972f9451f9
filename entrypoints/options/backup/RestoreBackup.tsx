import { useState } from 'react';
import { Button } from '../../../components/Button';
import { ErrorNotice } from '../../../components/ErrorNotice';
import { UploadIcon } from '../../../components/icons';
import { LiveRegion } from '../../../components/LiveRegion';
import { Notice } from '../../../components/Notice';
import { ProgressBar } from '../../../components/ProgressBar';
import type { RestoreMode } from '../../../lib/store/backup-restore';
import { backupStrings } from '../../../locales/en/backup';
import { FilePicker } from '../library/FilePicker';
import { SettingsGroup } from '../settings/SettingsGroup';
import styles from './Backup.module.css';
import { ReplaceDialog } from './ReplaceDialog';
import { RestorePreview } from './RestorePreview';
import { useIndexing } from './use-indexing';
import { type RestoreState, useRestore } from './use-restore';

const words = backupStrings.restore;

/** From a chosen file to a restored library, with a look at it before anything changes. */
export function RestoreBackup() {
  const { left, index } = useIndexing();
  const { state, check, restore, cancel } = useRestore(index);
  const [mode, setMode] = useState<RestoreMode>('merge');
  const [isAsking, setAsking] = useState(false);
  const choose = ([file]: File[]) => {
    setMode('merge');
    if (file) void check(file);
  };
  const isBusy = state.step === 'checking' || state.step === 'writing' || state.step === 'preview';
  return (
    <SettingsGroup title={words.title} level={3}>
      <p className={styles.words}>{words.what}</p>
      <LiveRegion message={announced(state)} />
      {!isBusy && (
        <div>
          <FilePicker label={words.choose} icon={<UploadIcon />} onChoose={choose} />
        </div>
      )}
      {state.step === 'checking' && (
        <div className={styles.progress}>
          <ProgressBar label={words.checking} value={state.progress?.done} max={state.progress?.total} />
          <Button size="small" onClick={cancel}>
            {words.cancelCheck}
          </Button>
        </div>
      )}
      {state.step === 'preview' && (
        <RestorePreview
          backup={state.backup}
          plan={state.plan}
          mode={mode}
          onMode={setMode}
          onCancel={cancel}
          onRestore={() => (mode === 'replace' ? setAsking(true) : void restore(state.backup, 'merge'))}
        />
      )}
      {state.step === 'preview' && isAsking && (
        <ReplaceDialog
          here={state.here}
          onCancel={() => setAsking(false)}
          onReplace={() => {
            setAsking(false);
            void restore(state.backup, 'replace');
          }}
        />
      )}
      {state.step === 'writing' && (
        <ProgressBar label={words.writing} value={state.progress?.done} max={state.progress?.total} />
      )}
      {state.step === 'done' && <Notice kind="success">{words.done[state.mode]}</Notice>}
      {state.step === 'done' && state.settingsError && <Notice kind="warning">{words.settingsFailed}</Notice>}
      {state.step === 'cancelled' && <Notice>{words.cancelled}</Notice>}
      {state.step === 'failed' && <ErrorNotice error={state.error} isUrgent />}
      {left > 0 && <p className={styles.note}>{words.indexing(left)}</p>}
    </SettingsGroup>
  );
}

function announced(state: RestoreState): string {
  if (state.step === 'preview') return words.previewTitle;
  if (state.step === 'cancelled') return words.cancelled;
  return state.step === 'done' ? words.done[state.mode] : '';
}
