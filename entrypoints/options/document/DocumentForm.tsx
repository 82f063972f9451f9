import { type FormEvent, useState } from 'react';
import { Button } from '../../../components/Button';
import { ErrorNotice } from '../../../components/ErrorNotice';
import { TextField } from '../../../components/TextField';
import { useToast } from '../../../components/Toast';
import { type AppError, toAppError } from '../../../lib/core/errors';
import type { LibraryDocument } from '../../../lib/core/library/document';
import { readAddress } from '../../../lib/core/library/typed-address';
import { studioStrings } from '../../../locales/en/studio';
import { useStudio } from '../studio';
import styles from './DocumentForm.module.css';

const words = studioStrings.document;

/** Title and cited address, saved together. */
export function DocumentForm({ document }: { document: LibraryDocument }) {
  const { writer } = useStudio();
  const toast = useToast();
  const [title, setTitle] = useState(document.title);
  const [citation, setCitation] = useState(document.citationUrl ?? '');
  const [problems, setProblems] = useState<{ title?: string; citation?: string }>({});
  const [error, setError] = useState<AppError>();
  const isChanged = title !== document.title || citation !== (document.citationUrl ?? '');

  const save = async (event: FormEvent) => {
    event.preventDefault();
    const read = readAddress(citation);
    const url = read.kind === 'address' ? read.url : read.kind === 'insecure' ? citation.trim() : undefined;
    const found = {
      title: title.trim() === '' ? words.titleMissing : undefined,
      citation: read.kind === 'invalid' ? words.citationInvalid : undefined,
    };
    setProblems(found);
    if (found.title || found.citation) return;
    setError(undefined);
    try {
      if (title !== document.title) await writer.setTitle(document.id, title.trim());
      if (url !== document.citationUrl) await writer.setCitationUrl(document.id, url);
      setTitle(title.trim());
      setCitation(url ?? '');
      toast({ words: studioStrings.changes.saved });
    } catch (thrown) {
      setError(toAppError(thrown));
    }
  };
  const discard = () => {
    setTitle(document.title);
    setCitation(document.citationUrl ?? '');
    setProblems({});
  };

  return (
    <form className={styles.form} onSubmit={save} noValidate>
      <TextField label={words.title} value={title} error={problems.title} onChange={setTitle} />
      <TextField
        label={words.citation}
        type="url"
        value={citation}
        placeholder={document.url}
        hint={document.url ? words.citationHint(document.url) : words.citationHintNone}
        error={problems.citation}
        onChange={setCitation}
      />
      {error && <ErrorNotice error={error} isUrgent />}
      {isChanged && (
        <div className={styles.buttons}>
          <Button type="submit" variant="primary">
            {words.save}
          </Button>
          <Button onClick={discard}>{words.discard}</Button>
        </div>
      )}
    </form>
  );
}
