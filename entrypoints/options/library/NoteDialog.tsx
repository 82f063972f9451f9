import { useState } from 'react';
import { Button } from '../../../components/Button';
import { Switch } from '../../../components/Choice';
import { Dialog } from '../../../components/Dialog';
import { ErrorNotice } from '../../../components/ErrorNotice';
import { Notice } from '../../../components/Notice';
import { TextArea } from '../../../components/TextArea';
import { TextField } from '../../../components/TextField';
import type { NoteInput } from '../../../lib/app/ports';
import type { AppError } from '../../../lib/core/errors';
import { readAddress } from '../../../lib/core/library/typed-address';
import { commonStrings } from '../../../locales/en/common';
import { libraryNoteStrings as words } from '../../../locales/en/library-note';
import styles from './NoteDialog.module.css';

export interface NoteDialogProps {
  title: string;
  /** What the fields hold at first. */
  start: Partial<Pick<NoteInput, 'text' | 'title' | 'url' | 'isPrivate'>>;
  saveWords: string;
  /** Stores the note; answers the failure. */
  onSave: (note: NoteInput) => Promise<AppError | undefined>;
  onClose: () => void;
}

/** A text of the owner's, typed or pasted; what was typed is not lost by a click beside the dialog. */
export function NoteDialog({ title: dialogTitle, start, saveWords, onSave, onClose }: NoteDialogProps) {
  const [text, setText] = useState(start.text ?? '');
  const [title, setTitle] = useState(start.title ?? '');
  const [address, setAddress] = useState(start.url ?? '');
  const [isPrivate, setPrivate] = useState(start.isPrivate ?? false);
  const [problems, setProblems] = useState<{ text?: string; address?: string }>({});
  const [error, setError] = useState<AppError>();
  const [isBusy, setBusy] = useState(false);
  const [isLeaving, setLeaving] = useState(false);
  const isChanged =
    text.trim() !== (start.text ?? '').trim() ||
    title !== (start.title ?? '') ||
    address !== (start.url ?? '');

  const save = async () => {
    const read = readAddress(address);
    const isAddressFine = read.kind === 'address' || read.kind === 'empty' || read.kind === 'insecure';
    const found = {
      text: text.trim() === '' ? words.textMissing : undefined,
      address: isAddressFine ? undefined : words.addressInvalid,
    };
    setProblems(found);
    if (found.text || found.address) return;
    setBusy(true);
    const url = read.kind === 'address' ? read.url : address.trim();
    const failure = await onSave({
      text,
      isPrivate,
      ...(title.trim() === '' ? {} : { title: title.trim() }),
      ...(url === '' ? {} : { url }),
    });
    setBusy(false);
    if (failure) setError(failure);
    else onClose();
  };
  const close = () => {
    if (isChanged && text.trim() !== '') setLeaving(true);
    else onClose();
  };

  return (
    <Dialog
      isOpen
      isWide
      title={dialogTitle}
      onClose={close}
      footer={
        <>
          <Button onClick={close}>{commonStrings.cancel}</Button>
          <Button variant="primary" isBusy={isBusy} onClick={save}>
            {saveWords}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {isLeaving && (
          <Notice
            kind="warning"
            isUrgent
            title={words.leaveTitle}
            action={
              <>
                <Button size="small" onClick={() => setLeaving(false)}>
                  {words.stay}
                </Button>
                <Button size="small" onClick={onClose}>
                  {words.leave}
                </Button>
              </>
            }
          />
        )}
        <TextArea
          label={words.text}
          rows={10}
          value={text}
          hint={words.textHint}
          error={problems.text}
          onChange={setText}
        />
        <div className={styles.pair}>
          <TextField
            label={words.documentTitle}
            value={title}
            hint={words.documentTitleHint}
            onChange={setTitle}
          />
          <TextField
            label={words.address}
            type="url"
            value={address}
            hint={words.addressHint}
            error={problems.address}
            onChange={setAddress}
          />
        </div>
        <Switch
          label={words.isPrivate}
          hint={words.isPrivateHint}
          isChecked={isPrivate}
          onChange={setPrivate}
        />
        {error && <ErrorNotice error={error} isUrgent />}
      </div>
    </Dialog>
  );
}
