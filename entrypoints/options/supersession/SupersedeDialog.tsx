import { useState } from 'react';
import { Button } from '../../../components/Button';
import { Dialog } from '../../../components/Dialog';
import { SearchIcon } from '../../../components/icons';
import { LiveRegion } from '../../../components/LiveRegion';
import { TextField } from '../../../components/TextField';
import type { LibraryDocument } from '../../../lib/core/library/document';
import { listDocuments } from '../../../lib/store/library-queries';
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
  const found = useLive(() => listDocuments(db, { search }, { limit: shown + 1 }), [db, search]);
  const others = found?.documents.filter(({ id }) => id !== document.id).slice(0, shown) ?? [];
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
        <LiveRegion message={found ? words.found(others.length) : ''} />
        {found && others.length === 0 && <p>{words.noneFound}</p>}
        <ul className={styles.list}>
          {others.map(({ id, title, publishedAt }) => (
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
