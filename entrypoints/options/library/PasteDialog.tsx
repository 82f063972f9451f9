import { useState } from 'react';
import { Button } from '../../../components/Button';
import { Switch } from '../../../components/Choice';
import { Dialog } from '../../../components/Dialog';
import { ErrorNotice } from '../../../components/ErrorNotice';
import { TextArea } from '../../../components/TextArea';
import { TextField } from '../../../components/TextField';
import type { AppError } from '../../../lib/core/errors';
import { commonStrings } from '../../../locales/en/common';
import { studioStrings } from '../../../locales/en/studio';
import { useStudio } from '../studio';
import { addNote } from './add-to-library';
import styles from './PasteDialog.module.css';
import { readAddress } from '../../../lib/core/library/typed-address';

const words = studioStrings.paste;

/** A text of the owner's, typed or pasted. */
export function PasteDialog({ onStart, onClose }: { onStart: () => void; onClose: () => void }) {
  const studio = useStudio();
  const [text, setText] = useState('');
  const [title, setTitle] = useState('');
  const [address, setAddress] = useState('');
  const [isPrivate, setPrivate] = useState(false);
  const [problems, setProblems] = useState<{ text?: string; address?: string }>({});
  const [error, setError] = useState<AppError>();
  const [isBusy, setBusy] = useState(false);

  const add = async () => {
    const read = readAddress(address);
    const isAddressFine = read.kind === 'address' || read.kind === 'empty' || read.kind === 'insecure';
    const found = {
      text: text.trim() === '' ? words.textMissing : undefined,
      address: isAddressFine ? undefined : words.addressInvalid,
    };
    setProblems(found);
    if (found.text || found.address) return;
    setBusy(true);
    onStart();
    const url = read.kind === 'address' ? read.url : address.trim();
    const failure = await addNote(studio, {
      text,
      isPrivate,
      ...(title.trim() === '' ? {} : { title: title.trim() }),
      ...(url === '' ? {} : { url }),
    });
    setBusy(false);
    if (failure) setError(failure);
    else onClose();
  };

  return (
    <Dialog
      isOpen
      isWide
      title={words.title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{commonStrings.cancel}</Button>
          <Button variant="primary" isBusy={isBusy} onClick={add}>
            {words.add}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
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
