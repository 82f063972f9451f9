import { type FormEvent, useState } from 'react';
import { panelStrings } from '../../locales/en/panel';
import { Button } from '../Button';
import { Section } from '../Card';
import { TextArea } from '../TextArea';
import { TextField } from '../TextField';
import styles from './PasteBox.module.css';

export interface PasteBoxProps {
  onPaste: (text: string, senderName: string) => void;
  isBusy?: boolean;
  /** Where what is around it carries the title already. */
  isTitleHidden?: boolean;
}

const words = panelStrings.paste;

/** The way on when nothing can be read: the message by hand. */
export function PasteBox({ onPaste, isBusy, isTitleHidden }: PasteBoxProps) {
  const [senderName, setSenderName] = useState('');
  const [text, setText] = useState('');
  const [isMissing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(text.trim() === '');
    if (text.trim() !== '') onPaste(text, senderName.trim());
  };
  const form = (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextArea
        label={words.text}
        value={text}
        rows={4}
        onChange={(value) => {
          setText(value);
          setMissing(false);
        }}
        error={isMissing && words.missing}
      />
      <TextField
        label={words.sender}
        hint={words.senderHint}
        value={senderName}
        autoComplete="off"
        onChange={setSenderName}
      />
      <div>
        <Button type="submit" isBusy={isBusy}>
          {words.submit}
        </Button>
      </div>
    </form>
  );
  if (isTitleHidden) return form;
  return (
    <Section title={words.title} description={words.intro}>
      {form}
    </Section>
  );
}
