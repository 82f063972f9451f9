import { useState } from 'react';
import { Button } from '../../../components/Button';
import { TextField } from '../../../components/TextField';
import { listDocuments } from '../../../lib/store/library-queries';
import { commonStrings } from '../../../locales/en/common';
import { tryStrings } from '../../../locales/en/try-question';
import { useStudio } from '../studio';
import { useLive } from '../use-live';
import styles from './Try.module.css';

const words = tryStrings.corrections;

/** Documents offered at once. */
const mostShown = 8;

/** Chooses the document that should have come first. */
export function OtherDocument({
  onChoose,
  onClose,
}: {
  onChoose: (documentId: string) => void;
  onClose: () => void;
}) {
  const { db } = useStudio();
  const [search, setSearch] = useState('');
  const list = useLive(
    () => listDocuments(db, { search }, { sort: 'newest', limit: mostShown }),
    [db, search],
  );
  return (
    <div className={styles.form}>
      <TextField
        label={words.otherSearch}
        hint={words.otherHint}
        type="search"
        autoComplete="off"
        autoFocus
        value={search}
        onChange={setSearch}
      />
      {list?.total === 0 && <p className={styles.note}>{words.none}</p>}
      <ul className={styles.choices}>
        {list?.documents.map(({ id, title }) => (
          <li key={id}>
            <Button isWide aria-label={words.pinOf(title)} onClick={() => onChoose(id)}>
              {title}
            </Button>
          </li>
        ))}
      </ul>
      <div>
        <Button onClick={onClose}>{commonStrings.cancel}</Button>
      </div>
    </div>
  );
}
