import { type FormEvent, useState } from 'react';
import { Button } from '../../../components/Button';
import { ErrorNotice } from '../../../components/ErrorNotice';
import { Select } from '../../../components/Select';
import { TextField } from '../../../components/TextField';
import type { AppError } from '../../../lib/core/errors';
import { studioStrings } from '../../../locales/en/studio';
import { useStudio } from '../studio';
import styles from './AddAddress.module.css';
import { requestUrlImport } from './request-url-import';
import { guessKind, readAddress } from './web-address';

const words = studioStrings.add;
const problems = {
  empty: words.addressMissing,
  invalid: words.addressInvalid,
  insecure: words.addressInsecure,
};

/** A page or a feed by its address; the browser asks for access to that one site in the same click. */
export function AddAddress({ onStart }: { onStart: () => void }) {
  const studio = useStudio();
  const [typed, setTyped] = useState('');
  const [chosenKind, setChosenKind] = useState<'page' | 'feed'>();
  const [problem, setProblem] = useState<string>();
  const [error, setError] = useState<AppError>();
  const [isBusy, setBusy] = useState(false);
  const kind = chosenKind ?? guessKind(typed);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    setError(undefined);
    const address = readAddress(typed);
    if (address.kind !== 'address') return setProblem(problems[address.kind]);
    setProblem(undefined);
    setBusy(true);
    const failure = await requestUrlImport(studio, address.url, kind, onStart);
    setBusy(false);
    setError(failure);
    if (failure) return;
    setTyped('');
    setChosenKind(undefined);
  };

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextField
        label={words.address}
        type="url"
        autoComplete="off"
        placeholder={words.addressPlaceholder}
        value={typed}
        error={problem}
        hint={words.addressHint}
        onChange={(value) => {
          setTyped(value);
          setProblem(undefined);
        }}
      />
      <div className={styles.row}>
        <Select
          label={words.addressKind}
          isLabelHidden
          value={kind}
          onChange={setChosenKind}
          options={[
            { value: 'page', label: words.kinds.page },
            { value: 'feed', label: words.kinds.feed },
          ]}
        />
        <Button type="submit" isBusy={isBusy}>
          {words.addAddress}
        </Button>
      </div>
      {error && <ErrorNotice error={error} isUrgent onDismiss={() => setError(undefined)} />}
    </form>
  );
}
