import { useState } from 'react';
import { Button } from '../../../components/Button';
import { EditIcon } from '../../../components/icons';
import { useToast } from '../../../components/Toast';
import type { NoteInput } from '../../../lib/app/ports';
import { bodyMarkdown } from '../../../lib/core/backup/document-markdown';
import { type AppError, toAppError } from '../../../lib/core/errors';
import type { LibraryDocument, Passage } from '../../../lib/core/library/document';
import { libraryDocumentStrings } from '../../../locales/en/library-document';
import { libraryNoteStrings } from '../../../locales/en/library-note';
import { NoteDialog } from '../library/NoteDialog';
import { useStudio } from '../studio';

const words = libraryDocumentStrings.note;

/** Changing a text the owner wrote or pasted here. */
export function EditNote({ document, passages }: { document: LibraryDocument; passages: Passage[] }) {
  const { writer } = useStudio();
  const toast = useToast();
  const [isOpen, setOpen] = useState(false);
  const isPrivate = document.status === 'private';

  const save = async (note: NoteInput): Promise<AppError | undefined> => {
    try {
      const { parseNote } = await import('../../../lib/importers/note');
      const parsed = await parseNote({ ...note, documentKind: document.kind });
      await writer.save(document.sourceId, document.key, parsed);
      // What the owner set by hand outlives a new text; here the owner says it anew.
      if (parsed.title !== document.title) await writer.setTitle(document.id, parsed.title);
      if (note.isPrivate !== isPrivate) await writer.setPrivate([document.id], note.isPrivate);
      toast({ words: words.saved });
      return undefined;
    } catch (thrown) {
      return toAppError(thrown);
    }
  };

  return (
    <>
      <Button icon={<EditIcon />} onClick={() => setOpen(true)}>
        {words.edit}
      </Button>
      {isOpen && (
        <NoteDialog
          title={libraryNoteStrings.editTitle}
          saveWords={libraryNoteStrings.save}
          start={{ text: bodyMarkdown(passages), title: document.title, url: document.url, isPrivate }}
          onSave={save}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
