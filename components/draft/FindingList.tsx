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
        {grouped(shown).map((group) => (
          <FindingItem key={group.words} group={group} />
        ))}
      </ul>
    </Section>
  );
}

/** Findings that say the same, with everything they are about. */
interface FindingGroup {
  words: string;
  isWarning: boolean;
  abouts: string[];
}

function grouped(findings: Finding[]): FindingGroup[] {
  const groups = new Map<string, FindingGroup>();
  for (const finding of findings) {
    const says = findingWords(finding);
    const group = groups.get(says) ?? { words: says, isWarning: false, abouts: [] };
    group.isWarning ||= finding.severity === 'warning';
    if (finding.about && !group.abouts.includes(finding.about)) group.abouts.push(finding.about);
    groups.set(says, group);
  }
  return [...groups.values()].sort((one, other) => Number(other.isWarning) - Number(one.isWarning));
}

function FindingItem({ group }: { group: FindingGroup }) {
  return (
    <li className={classNames(styles.finding, group.isWarning && styles.warning)}>
      {group.isWarning ? <WarningIcon /> : <InfoIcon />}
      <div>
        <p>{group.words}</p>
        {group.abouts.map((about) => (
          <p key={about} className={styles.about}>
            {about}
          </p>
        ))}
      </div>
    </li>
  );
}
