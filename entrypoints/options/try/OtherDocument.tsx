import { useState } from 'react';
import { Button } from '../../../components/Button';
import { TextField } from '../../../components/TextField';
import { selectDocuments } from '../../../lib/core/library/listed-document';
import { readLibraryList } from '../../../lib/store/library-list';
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
  const library = useLive(() => readLibraryList(db), [db]);
  const found = library && selectDocuments(library, { search }, 'newest');
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
      {found?.length === 0 && <p className={styles.note}>{words.none}</p>}
      <ul className={styles.choices}>
        {found?.slice(0, mostShown).map(({ id, title }) => (
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
