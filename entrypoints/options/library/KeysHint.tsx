import { libraryListStrings as words } from '../../../locales/en/library-list';
import styles from './KeysHint.module.css';

/** Which keys do what in the list; screen readers get the same from the list itself. */
export function KeysHint() {
  return (
    <p className={styles.hint} aria-hidden="true">
      {words.keysShown.map(({ keys, words: does }) => (
        <span key={does} className={styles.key}>
          {keys.map((key) => (
            <kbd key={key}>{key}</kbd>
          ))}
          {does}
        </span>
      ))}
    </p>
  );
}
