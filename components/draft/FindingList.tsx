import type { Finding, RemovedLink } from '../../lib/core/drafting/finding';
import { findingWords, removedLinkReasons } from '../../locales/en/findings';
import { panelStrings } from '../../locales/en/panel';
import { Section } from '../Card';
import { classNames } from '../class-names';
import { CheckIcon, InfoIcon, WarningIcon } from '../icons';
import styles from './FindingList.module.css';

export interface FindingListProps {
  findings: Finding[];
  removedLinks: RemovedLink[];
  /** Nothing to report is said only once the checks have run. */
  isChecked: boolean;
}

const words = panelStrings.findings;

/** What the checks found beside the draft, and the links that were taken out. */
export function FindingList({ findings, removedLinks, isChecked }: FindingListProps) {
  const shown = findings.filter(({ kind }) => kind !== 'removed-link' || removedLinks.length === 0);
  if (shown.length === 0 && removedLinks.length === 0) {
    if (!isChecked) return null;
    return (
      <p className={styles.clear}>
        <CheckIcon size={14} /> {words.none}
      </p>
    );
  }
  return (
    <Section title={words.title}>
      <ul className={styles.list}>
        {removedLinks.length > 0 && (
          <li className={classNames(styles.finding, styles.warning)}>
            <WarningIcon />
            <div>
              <p>
                {words.removedLinks(removedLinks.length)}. {words.removedNote}
              </p>
              <ul className={styles.removed}>
                {removedLinks.map(({ shown: link, reason }, order) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the same link may be removed twice.
                  <li key={order}>
                    <del className={styles.link}>{link}</del> {removedLinkReasons[reason]}
                  </li>
                ))}
              </ul>
            </div>
          </li>
        )}
        {shown.map((finding, order) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: findings have no identity of their own.
          <FindingItem key={order} finding={finding} />
        ))}
      </ul>
    </Section>
  );
}

function FindingItem({ finding }: { finding: Finding }) {
  const isWarning = finding.severity === 'warning';
  return (
    <li className={classNames(styles.finding, isWarning && styles.warning)}>
      {isWarning ? <WarningIcon /> : <InfoIcon />}
      <div>
        <p>{findingWords(finding)}</p>
        {finding.about && <p className={styles.about}>{finding.about}</p>}
      </div>
    </li>
  );
}
