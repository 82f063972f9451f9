import { type FormEvent, useState } from 'react';
import type { Instruction } from '../../lib/core/drafting/draft-job';
import { panelStrings } from '../../locales/en/panel';
import { Button } from '../Button';
import { AgainIcon } from '../icons';
import { TextField } from '../TextField';
import styles from './AgainBar.module.css';

export interface AgainBarProps {
  onAgain: (instruction?: Instruction) => void;
  isDisabled: boolean;
}

const words = panelStrings.again;
const kinds = ['shorter', 'warmer', 'more-direct'] as const;

/** Another suggestion, with a wish or without. */
export function AgainBar({ onAgain, isDisabled }: AgainBarProps) {
  const [wish, setWish] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isDisabled) return;
    const trimmed = wish.trim();
    onAgain(trimmed === '' ? undefined : { kind: 'own-words', words: trimmed });
    setWish('');
  };
  return (
    <form className={styles.again} onSubmit={submit} aria-label={words.label}>
      <div className={styles.kinds}>
        {kinds.map((kind) => (
          <Button key={kind} size="small" disabled={isDisabled} onClick={() => onAgain({ kind })}>
            {words[kind]}
          </Button>
        ))}
      </div>
      <div className={styles.own}>
        <TextField
          className={styles.field}
          label={words.ownWords}
          isLabelHidden
          placeholder={words.ownWords}
          value={wish}
          maxLength={500}
          onChange={setWish}
        />
        <Button type="submit" icon={<AgainIcon size={14} />} disabled={isDisabled}>
          {words.plain}
        </Button>
      </div>
    </form>
  );
}
