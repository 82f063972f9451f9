import { useState } from 'react';
import { Button } from '../../../components/Button';
import { Dialog } from '../../../components/Dialog';
import { ErrorNotice } from '../../../components/ErrorNotice';
import { Notice } from '../../../components/Notice';
import { Select } from '../../../components/Select';
import { Spinner } from '../../../components/Spinner';
import type { ImportItem } from '../../../lib/app/ports';
import { commonStrings } from '../../../locales/en/common';
import { errorWords } from '../../../locales/en/errors';
import { rowTallyWords } from '../../../locales/en/row-tally';
import { studioStrings } from '../../../locales/en/studio';
import { hrefOf } from '../route';
import { useStudio } from '../studio';
import { useLive } from '../use-live';
import { CountList } from './CountList';
import styles from './ReportDialog.module.css';

const words = studioStrings.report;
const filters = [
  'problems',
  'all',
  'new',
  'changed',
  'unchanged',
  'skipped',
  'failed',
  'waiting',
  'gone',
] as const;
type ReportFilter = (typeof filters)[number];

/** Rows shown at once; a report can have thousands. */
const pageSize = 200;

/** What became of every item of an import, and why. */
export function ReportDialog({ importId, onClose }: { importId: string; onClose: () => void }) {
  const { queue } = useStudio();
  const [filter, setFilter] = useState<ReportFilter>('problems');
  const [limit, setLimit] = useState(pageSize);
  const report = useLive(async () => {
    const run = await queue.run(importId);
    return {
      run,
      items: (await queue.items(importId, statesOf(filter))).filter((item) => shows(item, filter)),
    };
  }, [queue, importId, filter]);
  const run = report?.run;
  return (
    <Dialog isOpen isWide title={words.title(run?.label ?? '')} onClose={onClose}>
      {!report && <Spinner label={commonStrings.loading} />}
      {report && !run && <p>{words.gone}</p>}
      {run && (
        <div className={styles.report}>
          <p>
            {studioStrings.runs.stateWords[run.state]},{' '}
            {commonStrings.dateTime(run.finishedAt ?? run.startedAt)}
            {run.trigger === 'schedule' && `, ${words.bySchedule}`}
          </p>
          <CountList counts={run.counts} />
          {run.error && <ErrorNotice error={run.error} />}
          {run.keptBecause && <ErrorNotice error={run.keptBecause} kind="warning" />}
          {run.counts.gone > 0 && <Notice title={words.goneTitle}>{words.goneWords}</Notice>}
          <Select
            label={words.show}
            className={styles.filter}
            value={filter}
            onChange={(value) => {
              setFilter(value);
              setLimit(pageSize);
            }}
            options={filters.map((value) => ({ value, label: words.filter[value] }))}
          />
          {report.items.length === 0 && (
            <p className={styles.none}>{filter === 'problems' ? words.noProblems : words.none}</p>
          )}
          <ul className={styles.items}>
            {report.items.slice(0, limit).map((item) => (
              <ReportItem key={item.id} item={item} />
            ))}
          </ul>
          {report.items.length > limit && (
            <Button onClick={() => setLimit(limit + pageSize)}>
              {words.more(Math.min(pageSize, report.items.length - limit))}
            </Button>
          )}
        </div>
      )}
    </Dialog>
  );
}

function ReportItem({ item }: { item: ImportItem }) {
  const reason = item.error && errorWords(item.error);
  return (
    <li className={styles.item}>
      <div className={styles.line}>
        {item.documentId ? (
          <a href={hrefOf({ view: 'document', documentId: item.documentId })} className={styles.name}>
            {item.name}
          </a>
        ) : (
          <span className={styles.name}>{item.name}</span>
        )}
        <span className={styles.state}>{words.states[item.state]}</span>
      </div>
      {item.rows && <p className={styles.reason}>{rowTallyWords(item.rows)}</p>}
      {reason && (
        <p className={styles.reason}>
          {reason.title}. {reason.words} {reason.next}
        </p>
      )}
    </li>
  );
}

function statesOf(filter: ReportFilter): ImportItem['state'][] | undefined {
  if (filter === 'all') return undefined;
  return filter === 'problems' ? ['skipped', 'failed', 'read'] : [filter];
}

/** A table of which every row was taken in is no problem. */
function shows(item: ImportItem, filter: ReportFilter): boolean {
  return filter !== 'problems' || item.state !== 'read' || item.rows?.kept !== item.rows?.total;
}
