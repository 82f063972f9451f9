import { useEffect, useId, useRef } from 'react';
import { Button } from '../../../components/Button';
import { RadioGroup } from '../../../components/Choice';
import type { BackupTableName } from '../../../lib/core/backup/backup-tables';
import type { RestoreMode, RestorePlan } from '../../../lib/store/backup-restore';
import type { VerifiedBackup } from '../../../lib/store/backup-verify';
import { backupStrings } from '../../../locales/en/backup';
import { studioStrings } from '../../../locales/en/studio';
import styles from './Backup.module.css';

const words = backupStrings.restore;

/** Kinds a person thinks in; texts and links go with their documents. */
const shownTables = Object.entries(backupStrings.tables) as Array<[BackupTableName, string]>;

export interface RestorePreviewProps {
  backup: VerifiedBackup;
  plan: RestorePlan;
  mode: RestoreMode;
  onMode: (mode: RestoreMode) => void;
  onRestore: () => void;
  onCancel: () => void;
}

/** What is in a checked backup, what it would change, and the two ways to restore it. */
export function RestorePreview(props: RestorePreviewProps) {
  const { backup, plan, mode, onMode, onRestore, onCancel } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  // The file picker is gone; the keyboard goes on where the answer is.
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className={styles.preview} aria-labelledby={id}>
      <h4 ref={heading} id={id} tabIndex={-1}>
        {words.previewTitle}
      </h4>
      <p className={styles.note}>{words.made(backup.manifest.madeAt, backup.manifest.appVersion)}</p>
      <PlanTable counts={backup.manifest.counts} plan={plan} titleId={id} />
      <RadioGroup<RestoreMode>
        legend={words.legend}
        value={mode}
        onChange={onMode}
        options={[
          { value: 'merge', label: words.merge, hint: words.mergeHint },
          { value: 'replace', label: words.replace, hint: words.replaceHint },
        ]}
      />
      <p className={styles.note}>{words.settings}</p>
      <div className={styles.actions}>
        <Button variant="primary" onClick={onRestore}>
          {words.start}
        </Button>
        <Button onClick={onCancel}>{words.cancel}</Button>
      </div>
    </section>
  );
}

function PlanTable(props: { counts: Record<string, number>; plan: RestorePlan; titleId: string }) {
  const { counts, plan, titleId } = props;
  const rows = shownTables.filter(([table]) => (counts[table] ?? 0) > 0 || table === 'documents');
  return (
    <table className={styles.table} aria-labelledby={titleId}>
      <thead>
        <tr>
          {Object.values(words.columns).map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([table, title]) => {
          const { add = 0, update = 0, same = 0, keep = 0 } = plan[table] ?? {};
          return (
            <tr key={table}>
              <th scope="row">{title}</th>
              {[counts[table] ?? 0, add, update, same + keep].map((count, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the columns are always these four.
                <td key={column}>{studioStrings.number(count)}</td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
