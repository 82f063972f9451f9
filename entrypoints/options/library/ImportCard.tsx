import { Button } from '../../../components/Button';
import { Card } from '../../../components/Card';
import { ErrorNotice } from '../../../components/ErrorNotice';
import { IconButton } from '../../../components/IconButton';
import { AgainIcon, CloseIcon, PauseIcon, StopIcon } from '../../../components/icons';
import { ProgressBar } from '../../../components/ProgressBar';
import type { ImportRun } from '../../../lib/app/ports';
import { commonStrings } from '../../../locales/en/common';
import { libraryRunStrings } from '../../../locales/en/library-runs';
import { studioStrings } from '../../../locales/en/studio';
import { CountList } from './CountList';
import styles from './ImportCard.module.css';
import { isOngoing, settledCount, waitingCount } from './import-figures';
import { useRunRate } from './use-run-rate';

const words = studioStrings.runs;

export interface ImportCardProps {
  /** Undefined while the run is being opened. */
  run: ImportRun | undefined;
  onPause: () => void;
  /** Goes on with a paused run, or a failed one with items left. */
  onResume: () => void;
  onStop: () => void;
  onReport: () => void;
  onDismiss: () => void;
}

/** One import: how far it is, then what came of it. */
export function ImportCard(props: ImportCardProps) {
  const { run, onReport, onResume, onDismiss } = props;
  const isRunning = !run || isOngoing(run);
  const left = run?.state === 'failed' ? waitingCount(run) : 0;
  return (
    <Card className={styles.card}>
      {isRunning ? <Progress {...props} /> : null}
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
          {run.keptBecause && <ErrorNotice error={run.keptBecause} kind="warning" />}
          {left > 0 && <p>{libraryRunStrings.remaining(left)}</p>}
          <div className={styles.actions}>
            <Button size="small" aria-label={words.reportOf(run.label)} onClick={onReport}>
              {words.report}
            </Button>
            {left > 0 ? (
              <>
                <Button size="small" icon={<AgainIcon />} onClick={onResume}>
                  {libraryRunStrings.resume}
                </Button>
                <Button size="small" variant="quiet" onClick={onDismiss}>
                  {libraryRunStrings.letGo}
                </Button>
              </>
            ) : (
              <IconButton label={commonStrings.dismiss} icon={<CloseIcon />} onClick={onDismiss} />
            )}
          </div>
        </>
      )}
    </Card>
  );
}

function Progress({ run, onPause, onResume, onStop }: ImportCardProps) {
  const isListing = !run || run.state === 'listing';
  const isPaused = run?.state === 'paused';
  const rate = useRunRate(run);
  return (
    <>
      <ProgressBar
        label={progressLabel(run)}
        value={isListing ? undefined : settledCount(run)}
        max={Math.max(run?.total ?? 1, 1)}
        note={isListing ? undefined : commonStrings.progress(settledCount(run), run.total)}
      />
      {run && <CountList counts={run.counts} />}
      <div className={styles.actions}>
        <span className={styles.rate}>
          {isPaused && libraryRunStrings.pausedHint}
          {rate && `${libraryRunStrings.rate(rate.perSecond)}, ${libraryRunStrings.left(rate.secondsLeft)}`}
        </span>
        {run?.state === 'running' && (
          <Button size="small" icon={<PauseIcon />} onClick={onPause}>
            {libraryRunStrings.pause}
          </Button>
        )}
        {isPaused && (
          <Button size="small" icon={<AgainIcon />} onClick={onResume}>
            {libraryRunStrings.resume}
          </Button>
        )}
        {run && (
          <Button size="small" icon={<StopIcon />} onClick={onStop}>
            {libraryRunStrings.stop}
          </Button>
        )}
      </div>
    </>
  );
}

function progressLabel(run: ImportRun | undefined): string {
  if (!run || run.state === 'listing') return words.listing;
  return run.state === 'paused' ? libraryRunStrings.paused(run.label) : `${words.running}: ${run.label}`;
}

function endTitle(run: ImportRun): string {
  if (run.state === 'stopped') return words.stopped;
  return run.state === 'failed' ? words.failed : words.done;
}
