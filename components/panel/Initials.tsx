import { PersonIcon } from '../icons';
import styles from './Initials.module.css';

/** A person's initials in a circle, for the eye only: no picture leaves LinkedIn. */
export function Initials({ name }: { name: string }) {
  return (
    <span className={styles.initials} aria-hidden="true">
      {initialsOf(name) || <PersonIcon size={20} />}
    </span>
  );
}

/** First letters of the first and the last name; empty for a name without letters. */
function initialsOf(name: string): string {
  const letters = name.split(/\s+/u).flatMap((part) => part.match(/^\p{L}/u) ?? []);
  return [...new Set([0, letters.length - 1])].map((at) => letters[at]?.toUpperCase() ?? '').join('');
}
