import type { WhyPassage } from '../../lib/core/retrieval/retrieval';
import { tryStrings } from '../../locales/en/try-question';
import styles from './PassageWhy.module.css';

const words = tryStrings.why;

/** Why a passage was found: the question's words in it, and how much each signal counted. */
export function PassageWhy({ why }: { why: WhyPassage }) {
  const parts = [
    { name: words.lexical, value: why.lexical },
    { name: words.vector, value: why.vector },
    { name: words.titlePart, value: why.title },
  ].filter(({ value }) => value > 0);
  const total = parts.reduce((sum, { value }) => sum + value, 0) || 1;
  return (
    <dl className={styles.why}>
      <dt>{words.words}</dt>
      <dd className={styles.words}>
        {why.words.length === 0 && words.noWords}
        {why.words.map(({ word, share }) => (
          <span key={word} className={styles.word}>
            {word} <span className={styles.share}>{words.share(share)}</span>
          </span>
        ))}
      </dd>
      <dt>{words.parts}</dt>
      <dd className={styles.parts}>
        {parts.map(({ name, value }) => (
          <span key={name} className={styles.part}>
            <span className={styles.name}>{name}</span>
            <meter className={styles.meter} aria-label={name} value={value / total} />
            <span className={styles.share}>{words.share(value / total)}</span>
          </span>
        ))}
        {why.similarity > 0 && <span className={styles.share}>{words.similarity(why.similarity)}</span>}
      </dd>
    </dl>
  );
}
