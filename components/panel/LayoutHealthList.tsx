import type { LayoutFinding, LayoutHealth } from '../../lib/core/conversation/conversation';
import { panelStrings } from '../../locales/en/panel';
import { Badge } from '../Badge';
import styles from './LayoutHealthList.module.css';

const words = panelStrings.unreadable;

/** What each named selector found on the page, surface by surface. */
export function LayoutHealthList({ health }: { health: LayoutHealth[] }) {
  return (
    <div className={styles.health}>
      {health.map(({ surface, registryDate, findings }) => (
        <div key={surface}>
          <h2 className={styles.surface}>{surface}</h2>
          <p className={styles.date}>{words.checkedWith(registryDate)}</p>
          <ul className={styles.list}>
            {findings.map((finding) => (
              <li key={finding.name} className={styles.finding}>
                <code>{finding.name}</code>
                <FindingState finding={finding} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

function FindingState({ finding }: { finding: LayoutFinding }) {
  if (finding.found) return <Badge tone="accent">{`${words.found} ${finding.count}`}</Badge>;
  if (finding.isRequired) return <Badge tone="danger">{words.missing}</Badge>;
  return <Badge>{words.notNeeded}</Badge>;
}
