import { useRef, useState } from 'react';
import { Button } from '../../../components/Button';
import { Card, Section } from '../../../components/Card';
import { Disclosure } from '../../../components/Disclosure';
import { ErrorNotice } from '../../../components/ErrorNotice';
import { EditIcon, FileIcon, FolderIcon } from '../../../components/icons';
import type { AppError } from '../../../lib/core/errors';
import { type ChosenFile, chosenFiles, filesOfEntries } from '../../../lib/importers/list-files';
import { libraryAddStrings as words } from '../../../locales/en/library-add';
import { libraryNoteStrings } from '../../../locales/en/library-note';
import { studioStrings } from '../../../locales/en/studio';
import { useStudio } from '../studio';
import { AddField } from './AddField';
import styles from './AddPanel.module.css';
import { addFiles, addNote } from './add-to-library';
import { DropZone } from './DropZone';
import { FilePicker } from './FilePicker';
import { FilesPreviewView } from './FilesPreviewView';
import { NoteDialog } from './NoteDialog';
import { SitePreviewView } from './SitePreviewView';

export interface AddPanelProps {
  isLibraryEmpty: boolean;
  /** Something is about to be added. */
  onStart: () => void;
}

type Files = Iterable<ChosenFile> | AsyncIterable<ChosenFile>;

/** What is looked at before it is imported; `turn` tells one look from the next. */
type Look = { turn: number } & ({ kind: 'files'; files: Files } | { kind: 'site'; url: string });

/** Every way into the library: one field and drop zone for everything, and a look before anything is imported. */
export function AddPanel({ isLibraryEmpty, onStart }: AddPanelProps) {
  const studio = useStudio();
  const [error, setError] = useState<AppError>();
  const [noteText, setNoteText] = useState<string>();
  const [look, setLook] = useState<Look>();
  const turn = useRef(0);

  const lookAt = (what: { kind: 'files'; files: Files } | { kind: 'site'; url: string }) => {
    turn.current += 1;
    setError(undefined);
    setLook({ ...what, turn: turn.current });
  };
  const lookAtFiles = (files: Files) => lookAt({ kind: 'files', files });
  const end = () => setLook(undefined);

  return (
    <Card>
      <Section title={words.title}>
        <DropZone
          onDropFiles={(entries) => lookAtFiles(filesOfEntries(entries))}
          onPasteFiles={(files) => lookAtFiles(chosenFiles(files))}
        >
          {look?.kind === 'files' && (
            <FilesPreviewView
              key={look.turn}
              files={look.files}
              onImport={async (files, source, options, siteAddress) => {
                end();
                onStart();
                setError(await addFiles(studio, { ...source, ...options }, files, siteAddress));
              }}
              onCancel={end}
            />
          )}
          {look?.kind === 'site' && (
            <SitePreviewView
              key={look.turn}
              url={look.url}
              onStart={() => {
                end();
                onStart();
              }}
              onCancel={end}
            />
          )}
          {!look && (
            <>
              <AddField
                onSite={(url) => lookAt({ kind: 'site', url })}
                onText={setNoteText}
                onStart={onStart}
              />
              <div className={styles.buttons}>
                <FilePicker
                  label={words.files}
                  icon={<FileIcon />}
                  isPrimary={isLibraryEmpty}
                  onChoose={(files) => lookAtFiles(chosenFiles(files))}
                />
                <FilePicker
                  label={words.folder}
                  icon={<FolderIcon />}
                  isFolder
                  onChoose={(files) => lookAtFiles(chosenFiles(files))}
                />
                <Button icon={<EditIcon />} onClick={() => setNoteText('')}>
                  {words.note}
                </Button>
              </div>
              <p className={styles.hint}>{words.formats}</p>
            </>
          )}
        </DropZone>
        {error && <ErrorNotice error={error} isUrgent onDismiss={() => setError(undefined)} />}
        <Disclosure summary={studioStrings.add.linkedInTitle} isOpenAtFirst={isLibraryEmpty}>
          <p className={styles.hint}>{studioStrings.add.linkedIn}</p>
          <p className={styles.hint}>{studioStrings.add.linkedInArchive}</p>
        </Disclosure>
      </Section>
      {noteText !== undefined && (
        <NoteDialog
          title={libraryNoteStrings.title}
          saveWords={libraryNoteStrings.add}
          start={{ text: noteText }}
          onSave={(note) => {
            onStart();
            return addNote(studio, note);
          }}
          onClose={() => setNoteText(undefined)}
        />
      )}
    </Card>
  );
}
