import { commonStrings } from '../../locales/en/common';
import { tryStrings } from '../../locales/en/try-question';
import { Section } from '../Card';
import { Disclosure } from '../Disclosure';
import styles from './LookAlikeList.module.css';

/** A past reply with what it answered. */
export interface LookAlikeReply {
  id: string;
  asked: string;
  answered: string;
  repliedAt: number;
}

/** How the owner answered messages like this one; for reading, never put into a draft. */
export function LookAlikeList({ replies }: { replies: LookAlikeReply[] }) {
  if (replies.length === 0) return null;
  return (
    <Section title={tryStrings.alikesTitle}>
      <p className={styles.hint}>{tryStrings.alikesHint}</p>
      <ul className={styles.list}>
        {replies.map(({ id, asked, answered, repliedAt }) => (
          <li key={id} className={styles.item}>
            <Disclosure summary={beginningOf(answered)} note={commonStrings.date(repliedAt)}>
              <h3 className={styles.who}>{tryStrings.alikeAsked}</h3>
              <p className={styles.text}>{asked}</p>
              <h3 className={styles.who}>{tryStrings.alikeAnswered}</h3>
              <p className={styles.text}>{answered}</p>
            </Disclosure>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function beginningOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 90 ? `${line.slice(0, 90).replace(/\s\S*$/, '')} …` : line;
}
