import { classNames } from '../../../components/class-names';
import type { ImportRun } from '../../../lib/app/ports';
import { studioStrings } from '../../../locales/en/studio';
import styles from './CountList.module.css';

const parts = ['new', 'changed', 'unchanged', 'skipped', 'failed'] as const;

/** What became of the items of an import, in figures. */
export function CountList({ counts }: { counts: ImportRun['counts'] }) {
  return (
    <ul className={styles.counts}>
      {(counts.gone > 0 ? [...parts, 'gone' as const] : parts).map((part) => (
        <li key={part} className={classNames(counts[part] === 0 && styles.zero)}>
          <strong>{studioStrings.number(counts[part])}</strong> {studioStrings.runs.parts[part]}
        </li>
      ))}
    </ul>
  );
}
