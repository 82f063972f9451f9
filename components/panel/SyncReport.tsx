import { commonStrings } from '../../locales/en/common';
import { errorWords } from '../../locales/en/errors';
import { panelStrings } from '../../locales/en/panel';
import { Button } from '../Button';
import { Disclosure } from '../Disclosure';
import { ErrorNotice } from '../ErrorNotice';
import { StopIcon } from '../icons';
import { LiveRegion } from '../LiveRegion';
import { Notice } from '../Notice';
import { ProgressBar } from '../ProgressBar';
import type { ImportProgress } from './import-progress';
import styles from './SyncReport.module.css';

export interface SyncReportProps {
  progress: ImportProgress;
  onStop: () => void;
  onOpenLibrary: () => void;
}

const words = panelStrings.activity;

/** Progress while posts are added, then what became of each. */
export function SyncReport({ progress, onStop, onOpenLibrary }: SyncReportProps) {
  const { state, total, counts, error, problems } = progress;
  const isRunning = state === 'listing' || state === 'running' || state === 'paused';
  const done = counts.new + counts.changed + counts.unchanged + counts.skipped + counts.failed;
  const endTitle = { done: words.done, stopped: words.stopped, failed: words.failed };
  return (
    <div className={styles.report}>
      <LiveRegion message={isRunning ? words.running : `${endTitle[state]}. ${words.counts(counts)}`} />
      {isRunning ? (
        <div className={styles.running}>
          <ProgressBar
            label={words.running}
            value={state === 'listing' ? undefined : done}
            max={Math.max(total, 1)}
            note={state === 'listing' ? undefined : commonStrings.progress(done, total)}
          />
          <div>
            <Button size="small" icon={<StopIcon />} onClick={onStop}>
              {words.stop}
            </Button>
          </div>
        </div>
      ) : (
        <Notice
          kind={state === 'done' ? 'success' : 'warning'}
          title={endTitle[state]}
          action={
            <Button size="small" onClick={onOpenLibrary}>
              {words.openLibrary}
            </Button>
          }
        >
          {words.counts(counts)}
        </Notice>
      )}
      {error && <ErrorNotice error={error} />}
      {problems.length > 0 && (
        <Disclosure summary={words.problems} note={problems.length}>
          <ul className={styles.problems}>
            {problems.map((problem) => (
              <li key={problem.id}>
                <code>{problem.name}</code>
                {problem.error && <p>{errorWords(problem.error).title}</p>}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  );
}
