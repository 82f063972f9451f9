import { ChevronLeftIcon } from '../../components/icons';
import { studioStrings } from '../../locales/en/studio';
import styles from './BackLink.module.css';
import { hrefOf } from './route';

/** From a place below the library back to it. */
export function BackLink() {
  return (
    <a href={hrefOf({ view: 'library' })} className={styles.back}>
      <ChevronLeftIcon />
      {studioStrings.places.library}
    </a>
  );
}
