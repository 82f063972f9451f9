import { Button } from '../../../components/Button';
import { Card } from '../../../components/Card';
import { Disclosure } from '../../../components/Disclosure';
import type { ImportRun } from '../../../lib/app/ports';
import { commonStrings } from '../../../locales/en/common';
import { studioStrings } from '../../../locales/en/studio';
import styles from './RunList.module.css';

const words = studioStrings.runs;

/** Earlier imports, each with its report. */
export function RunList({ runs, onReport }: { runs: ImportRun[]; onReport: (importId: string) => void }) {
  return (
    <Card>
      <Disclosure summary={words.title} note={studioStrings.number(runs.length)}>
        <ul className={styles.list}>
          {runs.map((run) => (
            <li key={run.id} className={styles.item}>
              <div className={styles.words}>
                <p className={styles.name}>{run.label}</p>
                <p className={styles.note}>
                  {commonStrings.dateTime(run.startedAt)} · {words.stateWords[run.state]}:{' '}
                  {words.counts(run.counts)}
                </p>
              </div>
              <Button size="small" aria-label={words.reportOf(run.label)} onClick={() => onReport(run.id)}>
                {words.report}
              </Button>
            </li>
          ))}
        </ul>
      </Disclosure>
    </Card>
  );
}
