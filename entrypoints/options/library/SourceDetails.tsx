import { useState } from 'react';
import { Button } from '../../../components/Button';
import { ErrorNotice } from '../../../components/ErrorNotice';
import { AgainIcon } from '../../../components/icons';
import { Notice } from '../../../components/Notice';
import type { SyncSchedule } from '../../../lib/app/ports';
import type { AppError } from '../../../lib/core/errors';
import { canSync } from '../../../lib/core/library/sync-schedule';
import { errorWords } from '../../../locales/en/errors';
import { librarySourceStrings as words } from '../../../locales/en/library-sources';
import { studioStrings } from '../../../locales/en/studio';
import { useStudio } from '../studio';
import { requestSiteAccess } from './request-site-access';
import { ScheduleSelect } from './ScheduleSelect';
import styles from './SourceDetails.module.css';
import type { SourceItemProps } from './SourceItem';

/** What is wrong with a source and what to do, how often it is read, and its last report. */
export function SourceDetails(props: SourceItemProps) {
  const { source, lastRun, state, onReport } = props;
  const { label, kind, schedule = 'off' } = source;
  const { readNow, setSchedule, error, dismissError, isBusy } = useSourceActions(props);
  const isRunning = state === 'running' || state === 'paused';
  return (
    <div className={styles.details}>
      {error && <ErrorNotice error={error} isUrgent onDismiss={dismissError} />}
      {!isRunning && <Trouble {...props} onReadNow={readNow} />}
      {canSync(kind) ? (
        <div className={styles.row}>
          <ScheduleSelect
            isLabelHidden
            label={words.schedule(label)}
            value={schedule}
            onChange={setSchedule}
          />
          {!isRunning && state !== 'no-access' && (
            <Button
              icon={<AgainIcon />}
              aria-label={words.readNowOf(label)}
              isBusy={isBusy}
              onClick={() => readNow()}
            >
              {words.readNow}
            </Button>
          )}
        </div>
      ) : (
        <p className={styles.hint}>{words.howToUpdate[kind as keyof typeof words.howToUpdate]}</p>
      )}
      {lastRun ? (
        <div className={styles.row}>
          <p className={styles.hint}>
            {words.lastReport}: {studioStrings.runs.stateWords[lastRun.state]},{' '}
            {studioStrings.runs.counts(lastRun.counts)}
          </p>
          <Button size="small" aria-label={words.reportOf(label)} onClick={() => onReport(lastRun.id)}>
            {words.report}
          </Button>
        </div>
      ) : (
        <p className={styles.hint}>{words.noReport}</p>
      )}
    </div>
  );
}

interface TroubleProps extends SourceItemProps {
  onReadNow: (options?: { acceptsFewer: true }) => void;
}

/** Why it was not read as it should have been, with the next step. */
function Trouble({ source, lastRun, state, onReadNow }: TroubleProps) {
  if (state === 'no-access') {
    return (
      <Notice
        kind="warning"
        title={words.noAccessTitle}
        action={
          <Button size="small" onClick={() => onReadNow()}>
            {words.giveAccess}
          </Button>
        }
      >
        {words.noAccess(new URL(source.address).host)}
      </Notice>
    );
  }
  const problem = source.lastProblem ?? lastRun?.keptBecause ?? lastRun?.error;
  if (state === 'kept' && problem) {
    const { title, words: said, next } = errorWords(problem);
    return (
      <Notice
        kind="warning"
        title={words.keptTitle}
        action={
          problem.code === 'source-shrunk' && (
            <Button size="small" onClick={() => onReadNow({ acceptsFewer: true })}>
              {words.fewer}
            </Button>
          )
        }
      >
        <p>
          {title}. {said} {next}
        </p>
        {problem.code === 'source-shrunk' && <p>{words.fewerHint}</p>}
      </Notice>
    );
  }
  if (state !== 'failed' || !problem) return null;
  return (
    <>
      <ErrorNotice error={problem} actions={canSync(source.kind) ? { 'try-again': () => onReadNow() } : {}} />
      {(source.failures ?? 0) > 1 && <p className={styles.hint}>{words.failures(source.failures ?? 0)}</p>}
    </>
  );
}

function useSourceActions({ source, onStart, onAccess }: SourceItemProps) {
  const studio = useStudio();
  const [error, setError] = useState<AppError>();
  const [isBusy, setBusy] = useState(false);
  /** Access is asked for first thing in the click; where it is given already, nothing is asked. */
  const withAccess = async (work: () => Promise<AppError | undefined>) => {
    setError(undefined);
    setBusy(true);
    const refusal = await requestSiteAccess(studio, source.address);
    onAccess();
    setError(refusal ?? (await work()));
    setBusy(false);
  };
  return {
    error,
    isBusy,
    dismissError: () => setError(undefined),
    readNow: (options?: { acceptsFewer: true }) =>
      void withAccess(async () => {
        onStart();
        const answer = await studio.send('source/sync', { sourceId: source.id, ...options });
        return answer.ok ? undefined : answer.error;
      }),
    setSchedule: (schedule: SyncSchedule) => {
      const set = async () => {
        const answer = await studio.send('source/schedule', { sourceId: source.id, schedule });
        return answer.ok ? undefined : answer.error;
      };
      if (schedule === 'off') void set().then(setError);
      else void withAccess(set);
    },
  };
}
