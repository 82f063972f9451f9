import { Button } from '../../../components/Button';
import { ErrorNotice } from '../../../components/ErrorNotice';
import { DownloadIcon } from '../../../components/icons';
import { LiveRegion } from '../../../components/LiveRegion';
import { Notice } from '../../../components/Notice';
import { ProgressBar } from '../../../components/ProgressBar';
import type { Settings } from '../../../lib/core/settings';
import { backupStrings } from '../../../locales/en/backup';
import { SettingsGroup } from '../settings/SettingsGroup';
import styles from './Backup.module.css';
import { type MakeState, useMakeBackup } from './use-make-backup';

const words = backupStrings.make;

/** Everything the owner made, as one file in the downloads. */
export function MakeBackup({ settings }: { settings: Settings }) {
  const { state, start, cancel } = useMakeBackup();
  const last = settings.lastBackupAt;
  return (
    <SettingsGroup title={words.title} level={3}>
      <p className={styles.words}>{words.what}</p>
      <Notice kind="warning">{words.warning}</Notice>
      <LiveRegion message={announced(state)} />
      {state.step === 'working' ? (
        <MakeProgress state={state} onCancel={cancel} />
      ) : (
        <div className={styles.actions}>
          <Button icon={<DownloadIcon />} onClick={() => void start()}>
            {words.button}
          </Button>
          <span className={styles.note}>{last === undefined ? words.never : words.last(last)}</span>
        </div>
      )}
      {state.step === 'done' && <Notice kind="success">{words.done(state.name, state.bytes)}</Notice>}
      {state.step === 'cancelled' && <Notice>{words.cancelled}</Notice>}
      {state.step === 'failed' && (
        <ErrorNotice error={state.error} isUrgent actions={{ 'try-again': () => void start() }} />
      )}
    </SettingsGroup>
  );
}

/** How far it is, with the way out. */
export function MakeProgress({
  state,
  onCancel,
}: {
  state: Extract<MakeState, { step: 'working' }>;
  onCancel: () => void;
}) {
  const { progress } = state;
  return (
    <div className={styles.progress}>
      <ProgressBar
        label={progress?.stage === 'checking' ? words.checking : words.writing}
        value={progress?.done}
        max={Math.max(1, progress?.total ?? 1)}
      />
      <Button size="small" onClick={onCancel}>
        {words.cancel}
      </Button>
    </div>
  );
}

function announced(state: MakeState): string {
  if (state.step === 'done') return words.done(state.name, state.bytes);
  return state.step === 'cancelled' ? words.cancelled : '';
}
