import { Button } from '../../../components/Button';
import { Card, Section } from '../../../components/Card';
import { Switch } from '../../../components/Choice';
import { ErrorNotice } from '../../../components/ErrorNotice';
import { StopIcon } from '../../../components/icons';
import { LiveRegion } from '../../../components/LiveRegion';
import { ProgressBar } from '../../../components/ProgressBar';
import type { LinkRun } from '../../../lib/core/library/link-check';
import { commonStrings } from '../../../locales/en/common';
import { linkStrings } from '../../../locales/en/links';
import type { LiveSettings } from '../use-settings';
import styles from './LinksView.module.css';
import type { LinkCheckState } from './use-link-check';

const words = linkStrings.check;

/** Starting a check, how it goes, and what the last one came to. */
export function CheckCard({ check, live }: { check: LinkCheckState; live: LiveSettings }) {
  const { run, sites, note } = check;
  const isRunning = run?.state === 'running';
  const isNothing = sites?.length === 0;
  return (
    <Card>
      <Section title={words.title} description={words.how}>
        <LiveRegion message={run ? (isRunning ? words.running : endOf(run)) : ''} />
        {check.error && <ErrorNotice error={check.error} isUrgent />}
        {note === 'already-running' && <p>{words.alreadyRunning}</p>}
        {isRunning ? <Running run={run} onStop={() => void check.stop()} /> : run && <Report run={run} />}
        {!isRunning && note === 'refused' && <p className={styles.note}>{words.refused}</p>}
        {!isRunning && (
          <div className={styles.start}>
            <div>
              <Button
                variant={run ? 'secondary' : 'primary'}
                isBusy={check.isStarting}
                disabled={!sites || isNothing}
                onClick={() => void check.start()}
              >
                {!run ? words.start : run.state === 'done' ? words.again : words.goOn}
              </Button>
            </div>
            {sites && <p className={styles.note}>{isNothing ? words.none : words.asks(sites.length)}</p>}
          </div>
        )}
        {live.settings && (
          <Switch
            label={linkStrings.weekly}
            hint={linkStrings.weeklyHint}
            isChecked={live.settings.checksLinksWeekly}
            onChange={(checksLinksWeekly) => void live.update({ checksLinksWeekly })}
          />
        )}
      </Section>
    </Card>
  );
}

function Running({ run, onStop }: { run: LinkRun; onStop: () => void }) {
  return (
    <div className={styles.start}>
      <ProgressBar
        label={words.running}
        value={run.done}
        max={Math.max(1, run.total)}
        note={commonStrings.progress(run.done, run.total)}
      />
      {run.documentIds && <p className={styles.note}>{words.onlySome}</p>}
      <div>
        <Button size="small" icon={<StopIcon />} onClick={onStop}>
          {words.stop}
        </Button>
      </div>
    </div>
  );
}

function Report({ run }: { run: LinkRun }) {
  return (
    <div className={styles.report}>
      <p className={styles.strong}>{endOf(run)}</p>
      <p>{words.counts(run.counts)}</p>
      {run.documentIds && <p className={styles.note}>{words.onlySome}</p>}
      {run.withoutAccess > 0 && <p className={styles.note}>{words.withoutAccess(run.withoutAccess)}</p>}
      {run.putOff > 0 && <p className={styles.note}>{words.putOff(run.putOff)}</p>}
      {run.counts.unsure > 0 && <p className={styles.note}>{words.unsure}</p>}
      {run.error && <ErrorNotice error={run.error} />}
    </div>
  );
}

function endOf({ state, finishedAt, startedAt }: LinkRun): string {
  const time = commonStrings.dateTime(finishedAt ?? startedAt);
  if (state === 'done') return words.doneAt(time);
  return state === 'stopped' ? words.stoppedAt(time) : words.failedAt(time);
}
