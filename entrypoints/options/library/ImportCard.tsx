import { Button } from '../../../components/Button';
import { Card } from '../../../components/Card';
import { ErrorNotice } from '../../../components/ErrorNotice';
import { IconButton } from '../../../components/IconButton';
import { CloseIcon, StopIcon } from '../../../components/icons';
import { ProgressBar } from '../../../components/ProgressBar';
import type { ImportRun } from '../../../lib/app/ports';
import { commonStrings } from '../../../locales/en/common';
import { studioStrings } from '../../../locales/en/studio';
import { CountList } from './CountList';
import styles from './ImportCard.module.css';
import { isOngoing, perSecond, settledCount } from './import-figures';

const words = studioStrings.runs;

export interface ImportCardProps {
  /** Undefined while the run is being opened. */
  run: ImportRun | undefined;
  onStop: () => void;
  onReport: () => void;
  onDismiss: () => void;
}

/** One import: how far it is, then what came of it. */
export function ImportCard({ run, onStop, onReport, onDismiss }: ImportCardProps) {
  const isRunning = !run || isOngoing(run);
  return (
    <Card className={styles.card}>
      {isRunning ? <Progress run={run} onStop={onStop} /> : null}
      <div role="status" aria-live="polite" className={styles.end}>
        {run && !isRunning && (
          <>
            <p className={styles.title}>{endTitle(run)}</p>
            <p>
              {run.label}: {words.counts(run.counts)}
            </p>
          </>
        )}
      </div>
      {run && !isRunning && (
        <>
          {run.error && <ErrorNotice error={run.error} />}
          <div className={styles.actions}>
            <Button size="small" aria-label={words.reportOf(run.label)} onClick={onReport}>
              {words.report}
            </Button>
            <IconButton label={commonStrings.dismiss} icon={<CloseIcon />} onClick={onDismiss} />
          </div>
        </>
      )}
    </Card>
  );
}

function Progress({ run, onStop }: { run: ImportRun | undefined; onStop: () => void }) {
  const isListing = !run || run.state === 'listing';
  const rate = run && perSecond(run, Date.now());
  return (
    <>
      <ProgressBar
        label={isListing ? words.listing : `${words.running}: ${run.label}`}
        value={isListing ? undefined : settledCount(run)}
        max={Math.max(run?.total ?? 1, 1)}
        note={isListing ? undefined : commonStrings.progress(settledCount(run), run.total)}
      />
      {run && <CountList counts={run.counts} />}
      <div className={styles.actions}>
        <span className={styles.rate}>{rate ? words.rate(rate) : ''}</span>
        {run && (
          <Button size="small" icon={<StopIcon />} onClick={onStop}>
            {words.stop}
          </Button>
        )}
      </div>
    </>
  );
}

function endTitle(run: ImportRun): string {
  if (run.state === 'stopped') return words.stopped;
  return run.state === 'failed' ? words.failed : words.done;
}
