import { errorWords } from '../../locales/en/errors';
import { panelStrings } from '../../locales/en/panel';
import { Button } from '../Button';
import { ErrorNotice } from '../ErrorNotice';
import { StopIcon } from '../icons';
import { LiveRegion } from '../LiveRegion';
import { Notice } from '../Notice';
import { ProgressBar } from '../ProgressBar';
import type { ImportProgress } from './import-progress';
import styles from './SyncReport.module.css';

export interface PageReportProps {
  progress: ImportProgress;
  onStop: () => void;
  onOpenLibrary: () => void;
}

const words = panelStrings.page.report;

/** How adding one page goes, and what became of it. */
export function PageReport({ progress, onStop, onOpenLibrary }: PageReportProps) {
  const { state, error, problems } = progress;
  const isRunning = state === 'listing' || state === 'running' || state === 'paused';
  const reason = error ?? problems[0]?.error;
  const title = isRunning ? words.running : titleOf(progress);
  return (
    <div className={styles.report}>
      <LiveRegion message={reason && !isRunning ? `${title}. ${errorWords(reason).title}` : title} />
      {isRunning ? (
        <div className={styles.running}>
          <ProgressBar label={words.running} value={undefined} max={1} />
          <div>
            <Button size="small" icon={<StopIcon />} onClick={onStop}>
              {panelStrings.activity.stop}
            </Button>
          </div>
        </div>
      ) : reason ? (
        <ErrorNotice error={reason} />
      ) : (
        <Notice
          kind={state === 'done' ? 'success' : 'warning'}
          title={title}
          action={
            <Button size="small" onClick={onOpenLibrary}>
              {panelStrings.activity.openLibrary}
            </Button>
          }
        />
      )}
    </div>
  );
}

function titleOf({ state, counts, problems }: ImportProgress): string {
  if (state === 'stopped') return words.stopped;
  if (state === 'failed') return words.failed;
  if (problems.length > 0) return words.notAdded;
  return counts.new + counts.changed > 0 ? words.done : words.unchanged;
}
