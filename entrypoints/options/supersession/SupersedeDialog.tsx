import { useMemo, useState } from 'react';
import { Button } from '../../../components/Button';
import { Dialog } from '../../../components/Dialog';
import { SearchIcon } from '../../../components/icons';
import { LiveRegion } from '../../../components/LiveRegion';
import { TextField } from '../../../components/TextField';
import type { LibraryDocument } from '../../../lib/core/library/document';
import { selectDocuments } from '../../../lib/core/library/listed-document';
import { readLibraryList } from '../../../lib/store/library-list';
import { commonStrings } from '../../../locales/en/common';
import { supersessionStrings as words } from '../../../locales/en/supersession';
import { useStudio } from '../studio';
import { useLive } from '../use-live';
import styles from './SupersedeDialog.module.css';

/** Titles offered at once. */
const shown = 8;

export interface SupersedeDialogProps {
  document: LibraryDocument;
  onChoose: (newerId: string) => void;
  onClose: () => void;
}

/** Chooses the document that takes the place of this one. */
export function SupersedeDialog({ document, onChoose, onClose }: SupersedeDialogProps) {
  const { db } = useStudio();
  const [search, setSearch] = useState('');
  const library = useLive(() => readLibraryList(db), [db]);
  const found = useMemo(
    () => library && selectDocuments(library, { search }, 'newest').filter(({ id }) => id !== document.id),
    [library, search, document.id],
  );
  return (
    <Dialog isOpen title={words.byHandTitle} onClose={onClose}>
      <div className={styles.choice}>
        <p>{words.byHandHint}</p>
        <TextField
          label={words.search}
          type="search"
          icon={<SearchIcon />}
          value={search}
          autoFocus
          onChange={setSearch}
        />
        <LiveRegion message={found ? words.found(found.length) : ''} />
        {found?.length === 0 && <p>{words.noneFound}</p>}
        <ul className={styles.list}>
          {found?.slice(0, shown).map(({ id, title, publishedAt }) => (
            <li key={id}>
              <Button variant="quiet" isWide className={styles.option} onClick={() => onChoose(id)}>
                {title} · {publishedAt === undefined ? words.noDate : commonStrings.date(publishedAt)}
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
