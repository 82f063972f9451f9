import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Button } from '../../../components/Button';
import { Switch } from '../../../components/Choice';
import { Disclosure } from '../../../components/Disclosure';
import { ErrorNotice } from '../../../components/ErrorNotice';
import { Spinner } from '../../../components/Spinner';
import { TextField } from '../../../components/TextField';
import type { LibrarySource } from '../../../lib/app/ports';
import { type AppError, toAppError } from '../../../lib/core/errors';
import { readAddress } from '../../../lib/core/library/typed-address';
import type { ChosenFile } from '../../../lib/importers/list-files';
import type { FilesPreview, PreviewKind } from '../../../lib/importers/preview-files';
import { commonStrings } from '../../../locales/en/common';
import { errorWords } from '../../../locales/en/errors';
import { fileKindNames } from '../../../locales/en/file-kinds';
import { libraryAddStrings } from '../../../locales/en/library-add';
import { PreviewFrame } from './PreviewFrame';
import styles from './PreviewParts.module.css';

const words = libraryAddStrings.preview;

/** Services that export drafts beside what was published; not all of them say so in the names of the files. */
const kindsWithDrafts = new Set<PreviewKind>([
  'medium',
  'substack',
  'wordpress',
  'ghost',
  'notion',
  'obsidian',
]);

/** Titles shown of a choice of files. */
const shownTitles = 5;

export interface FilesPreviewViewProps {
  files: Iterable<ChosenFile> | AsyncIterable<ChosenFile>;
  onImport: (
    files: ChosenFile[],
    source: Pick<LibrarySource, 'kind' | 'label' | 'address'>,
    options: Pick<LibrarySource, 'includesDrafts'>,
    siteAddress: string | undefined,
  ) => void;
  onCancel: () => void;
}

/** What chosen files are, and their import. */
export function FilesPreviewView({ files, onImport, onCancel }: FilesPreviewViewProps) {
  const [found, setFound] = useState<{ chosen: ChosenFile[]; preview: FilesPreview }>();
  const [error, setError] = useState<AppError>();
  const [takesDrafts, setTakesDrafts] = useState(false);
  const [address, setAddress] = useState('');
  const [addressProblem, setAddressProblem] = useState<string>();
  const addressField = useRef<HTMLInputElement>(null);

  useEffect(() => {
    const abort = new AbortController();
    look(files, abort.signal).then(
      (seen) => !abort.signal.aborted && setFound(seen),
      (thrown) => !abort.signal.aborted && setError(toAppError(thrown)),
    );
    return () => abort.abort();
  }, [files]);

  const cancel = <Button onClick={onCancel}>{commonStrings.cancel}</Button>;
  if (error) {
    return (
      <PreviewFrame title={words.nothingTitle} actions={cancel}>
        <ErrorNotice error={error} isUrgent />
      </PreviewFrame>
    );
  }
  if (!found) {
    return (
      <PreviewFrame title={words.looking} actions={cancel}>
        <Spinner label={words.looking} />
      </PreviewFrame>
    );
  }
  const { preview, chosen } = found;
  const isNothing = preview.documents + preview.drafts === 0;
  const count = preview.documents + (takesDrafts ? preview.drafts : 0);
  const mayHaveDrafts = preview.parts.some(({ kind }) => kindsWithDrafts.has(kind));
  const isArchive = preview.parts.some(({ kind }) => kind === 'linkedin-archive');
  const asksForAddress = preview.asksForAddress && !isNothing;

  const start = (event?: FormEvent) => {
    event?.preventDefault();
    const read = asksForAddress ? readAddress(address) : undefined;
    if (read?.kind === 'invalid') {
      setAddressProblem(words.siteAddressInvalid);
      addressField.current?.focus();
      return;
    }
    // Nothing is fetched from there, so that a site without https is as good.
    const site =
      read?.kind === 'address'
        ? read.url
        : read?.kind === 'insecure'
          ? new URL(address.trim()).href
          : undefined;
    onImport(chosen, preview.source, mayHaveDrafts ? { includesDrafts: takesDrafts } : {}, site);
  };
  return (
    <PreviewFrame
      title={isNothing ? words.nothingTitle : words.title(preview.source.label)}
      actions={
        <>
          {!isNothing && (
            <Button variant="primary" onClick={() => start()}>
              {isArchive || !preview.isWhole ? words.importAll : words.import(count)}
            </Button>
          )}
          {cancel}
        </>
      }
    >
      <ul className={styles.figures}>
        {preview.parts.map(({ kind, documents }) => (
          <li key={kind}>{words.part(fileKindNames[kind], documents)}</li>
        ))}
        {preview.dates && (
          <li>
            {words.dates(commonStrings.date(preview.dates.from), commonStrings.date(preview.dates.until))}
          </li>
        )}
      </ul>
      {isArchive && <p className={styles.hint}>{words.archiveHint}</p>}
      {!preview.isWhole && <p className={styles.hint}>{words.atLeast}</p>}
      {mayHaveDrafts && (
        <div>
          <p>{preview.drafts > 0 ? words.drafts(preview.drafts) : words.someDrafts}</p>
          <Switch
            label={words.takeDrafts}
            hint={words.draftsHint}
            isChecked={takesDrafts}
            onChange={setTakesDrafts}
          />
        </div>
      )}
      {asksForAddress && (
        <form onSubmit={start} noValidate>
          <TextField
            label={words.siteAddress}
            hint={words.siteAddressHint}
            type="url"
            value={address}
            error={addressProblem}
            ref={addressField}
            onChange={(typed) => {
              setAddress(typed);
              setAddressProblem(undefined);
            }}
          />
        </form>
      )}
      {preview.titles.length > 0 && (
        <div>
          <h4>{words.samples}</h4>
          <ul className={styles.samples}>
            {preview.titles.slice(0, shownTitles).map((title, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: titles may be the same, and never change places.
              <li key={index}>{title}</li>
            ))}
          </ul>
        </div>
      )}
      {preview.unreadableCount > 0 && <Unreadable preview={preview} isOpen={isNothing} />}
    </PreviewFrame>
  );
}

function Unreadable({ preview, isOpen }: { preview: FilesPreview; isOpen: boolean }) {
  const rest = preview.unreadableCount - preview.unreadable.length;
  return (
    <Disclosure summary={words.unreadable(preview.unreadableCount)} isOpenAtFirst={isOpen}>
      <ul className={styles.problems}>
        {preview.unreadable.map(({ name, error }) => {
          const { title, next } = errorWords(error);
          return (
            <li key={name}>
              <span className={styles.name}>{name}</span>: {title}. {next}
            </li>
          );
        })}
      </ul>
      {rest > 0 && <p className={styles.hint}>{words.moreUnreadable(rest)}</p>}
    </Disclosure>
  );
}

/** Dropped folders are walked through once; both the look and the import then have the list. */
async function look(
  files: FilesPreviewViewProps['files'],
  signal: AbortSignal,
): Promise<{ chosen: ChosenFile[]; preview: FilesPreview }> {
  const chosen: ChosenFile[] = [];
  for await (const file of files) {
    signal.throwIfAborted();
    chosen.push(file);
  }
  const { previewFiles } = await import('../../../lib/importers/preview-files');
  return { chosen, preview: await previewFiles(chosen, signal) };
}
