import { useId } from 'react';
import type { Passage } from '../../../lib/core/library/document';
import { studioStrings } from '../../../locales/en/studio';
import styles from './PassageList.module.css';

const words = studioStrings.document;

/** The text of a document in the pieces that are looked up and quoted. */
export function PassageList({ passages }: { passages: Passage[] }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.section}>
      <h2 id={id}>
        {words.passages} ({studioStrings.number(passages.length)})
      </h2>
      <p className={styles.hint}>{passages.length === 0 ? words.noPassages : words.passagesHint}</p>
      <ol className={styles.list}>
        {passages.map((passage) => (
          <li key={passage.order} id={`passage-${passage.order}`} className={styles.passage}>
            <p className={styles.head}>
              <span>{words.passage(passage.order + 1)}</span>
              {passage.headingPath.length > 0 && (
                <span className={styles.path}>{passage.headingPath.join(' › ')}</span>
              )}
              {passage.startSeconds !== undefined && (
                <span>{words.startsAt(clockTime(passage.startSeconds))}</span>
              )}
            </p>
            <p className={styles.text}>{passage.text}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Seconds as `m:ss` or `h:mm:ss`. */
function clockTime(seconds: number): string {
  const whole = Math.floor(seconds);
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}
