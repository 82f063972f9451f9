import { useState } from 'react';
import { Button } from '../../../components/Button';
import { Card, Section } from '../../../components/Card';
import { Disclosure } from '../../../components/Disclosure';
import { ErrorNotice } from '../../../components/ErrorNotice';
import { EditIcon, FileIcon, FolderIcon } from '../../../components/icons';
import type { LibrarySource } from '../../../lib/app/ports';
import type { AppError } from '../../../lib/core/errors';
import {
  type ChosenFile,
  chosenFiles,
  filesOfEntries,
  sourceOfFiles,
} from '../../../lib/importers/list-files';
import { studioStrings } from '../../../locales/en/studio';
import { useStudio } from '../studio';
import { AddAddress } from './AddAddress';
import styles from './AddPanel.module.css';
import { addFiles } from './add-to-library';
import { DropZone } from './DropZone';
import { FilePicker } from './FilePicker';
import { PasteDialog } from './PasteDialog';

const words = studioStrings.add;

export interface AddPanelProps {
  isLibraryEmpty: boolean;
  /** Something is about to be added. */
  onStart: () => void;
}

/** Every way into the library. */
export function AddPanel({ isLibraryEmpty, onStart }: AddPanelProps) {
  const studio = useStudio();
  const [error, setError] = useState<AppError>();
  const [isPasting, setPasting] = useState(false);

  const add = async (
    source: Pick<LibrarySource, 'kind' | 'label' | 'address'>,
    files: Iterable<ChosenFile> | AsyncIterable<ChosenFile>,
  ) => {
    onStart();
    setError(undefined);
    setError(await addFiles(studio, source, files));
  };
  const addChosen = (files: File[]) => {
    const chosen = chosenFiles(files);
    void add(sourceOfFiles(chosen.map((file) => file.path)), chosen);
  };
  const addDropped = (entries: FileSystemEntry[]) => {
    if (entries.length === 0) return;
    const paths = entries.map((entry) => (entry.isDirectory ? `${entry.name}/` : entry.name));
    void add(sourceOfFiles(paths), filesOfEntries(entries));
  };

  return (
    <Card>
      <Section title={words.title}>
        <DropZone onDrop={addDropped}>
          <div className={styles.buttons}>
            <FilePicker
              label={words.files}
              icon={<FileIcon />}
              isPrimary={isLibraryEmpty}
              onChoose={addChosen}
            />
            <FilePicker label={words.folder} icon={<FolderIcon />} isFolder onChoose={addChosen} />
            <Button icon={<EditIcon />} onClick={() => setPasting(true)}>
              {words.paste}
            </Button>
          </div>
          <p className={styles.hint}>{words.formats}</p>
        </DropZone>
        {error && <ErrorNotice error={error} isUrgent onDismiss={() => setError(undefined)} />}
        <AddAddress onStart={onStart} />
        <Disclosure summary={words.linkedInTitle} isOpenAtFirst={isLibraryEmpty}>
          <p className={styles.hint}>{words.linkedIn}</p>
          <p className={styles.hint}>{words.linkedInArchive}</p>
        </Disclosure>
      </Section>
      {isPasting && <PasteDialog onStart={onStart} onClose={() => setPasting(false)} />}
    </Card>
  );
}
