import { type FormEvent, useState } from 'react';
import { Button } from '../../../components/Button';
import { Disclosure } from '../../../components/Disclosure';
import { ErrorNotice } from '../../../components/ErrorNotice';
import { LiveRegion } from '../../../components/LiveRegion';
import { Spinner } from '../../../components/Spinner';
import { TextField } from '../../../components/TextField';
import type { SecretState } from '../../../lib/core/settings';
import { commonStrings } from '../../../locales/en/common';
import { settingsStrings } from '../../../locales/en/settings';
import styles from './AccessSettings.module.css';
import { SettingsGroup } from './SettingsGroup';
import type { Secret } from './use-secret';

const words = settingsStrings.key;

/** The API key: entered, locked, unlocked, removed. It goes to the background and never comes back. */
export function AccessSettings({ secret, origin }: { secret: Secret; origin: string | undefined }) {
  const [done, setDone] = useState('');
  const { state } = secret;
  const tell = async (work: Promise<boolean>, message: string) => {
    setDone('');
    if (await work) setDone(message);
  };
  return (
    <SettingsGroup title={words.title} level={3}>
      <LiveRegion message={done} />
      {!state && !secret.error && <Spinner label={commonStrings.loading} />}
      {state && (
        <div className={styles.state}>
          <span>
            {stateWords(state)}
            {state.kind !== 'none' && origin !== undefined && state.origin !== origin && (
              <> {words.elsewhere(origin)}</>
            )}
          </span>
          {state.kind === 'unlocked' && (
            <Button size="small" onClick={() => void tell(secret.lock(), words.locked)}>
              {words.lock}
            </Button>
          )}
          {state.kind !== 'none' && (
            <Button size="small" onClick={() => void tell(secret.clear(), words.removed)}>
              {words.remove}
            </Button>
          )}
        </div>
      )}
      {state?.kind === 'locked' && <UnlockForm onUnlock={(passphrase) => secret.unlock(passphrase)} />}
      {secret.error && <ErrorNotice error={secret.error} isUrgent />}
      {state?.kind === 'locked' ? (
        <Disclosure summary={words.replace}>
          <KeyForm onSave={(key, passphrase) => secret.save(key, passphrase)} onDone={setDone} />
        </Disclosure>
      ) : (
        <KeyForm onSave={(key, passphrase) => secret.save(key, passphrase)} onDone={setDone} />
      )}
      <p className={styles.truth}>
        {words.plainTruth} {words.lockedTruth}
      </p>
    </SettingsGroup>
  );
}

function KeyForm({
  onSave,
  onDone,
}: {
  onSave: (key: string, passphrase: string) => Promise<boolean>;
  onDone: (message: string) => void;
}) {
  const [key, setKey] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [problem, setProblem] = useState<string>();
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setProblem(key.trim() === '' ? words.keyMissing : undefined);
    if (key.trim() === '') return;
    if (!(await onSave(key.trim(), passphrase))) return;
    setKey('');
    setPassphrase('');
    onDone(words.saved);
  };
  return (
    <form className={styles.form} onSubmit={save} noValidate>
      <TextField
        label={words.key}
        type="password"
        autoComplete="off"
        spellCheck={false}
        hint={words.keyHint}
        error={problem}
        value={key}
        onChange={(value) => {
          setKey(value);
          setProblem(undefined);
        }}
      />
      <TextField
        label={words.passphrase}
        type="password"
        autoComplete="new-password"
        hint={words.passphraseHint}
        value={passphrase}
        onChange={setPassphrase}
      />
      <div>
        <Button type="submit">{words.save}</Button>
      </div>
    </form>
  );
}

function UnlockForm({ onUnlock }: { onUnlock: (passphrase: string) => Promise<boolean> }) {
  const [passphrase, setPassphrase] = useState('');
  const unlock = async (event: FormEvent) => {
    event.preventDefault();
    await onUnlock(passphrase);
    setPassphrase('');
  };
  return (
    <form className={styles.form} onSubmit={unlock} noValidate>
      <TextField
        label={words.unlockPassphrase}
        type="password"
        autoComplete="off"
        value={passphrase}
        onChange={setPassphrase}
      />
      <div>
        <Button type="submit" variant="primary">
          {words.unlock}
        </Button>
      </div>
    </form>
  );
}

function stateWords(state: SecretState): string {
  switch (state.kind) {
    case 'none':
      return words.none;
    case 'locked':
      return words.locked;
    case 'stored':
      return words.stored(state.ending, state.origin);
    case 'unlocked':
      return words.unlocked(state.ending, state.origin);
  }
}
