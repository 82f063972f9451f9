import { type FormEvent, useState } from 'react';
import { Button } from '../../../../components/Button';
import { Disclosure } from '../../../../components/Disclosure';
import { FileIcon } from '../../../../components/icons';
import { TextField } from '../../../../components/TextField';
import { readAddress } from '../../../../lib/core/library/typed-address';
import { modelIdOf } from '../../../../lib/llm/static/model-host';
import type { StaticModelFiles } from '../../../../lib/llm/static/static-model';
import { embeddingStrings } from '../../../../locales/en/embedding';
import { FilePicker } from '../../library/FilePicker';
import styles from './Embedding.module.css';

const words = embeddingStrings.other;

export interface OtherModelProps {
  host: string;
  onHostChange: (host: string) => void;
  onLook: (id: string) => void;
  onFiles: (name: string, files: StaticModelFiles) => void;
}

/** A model that is not among the suggestions: by name, from another host, or from files. */
export function OtherModel({ host, onHostChange, onLook, onFiles }: OtherModelProps) {
  const [name, setName] = useState('');
  const [nameError, setNameError] = useState<string>();
  const [typedHost, setTypedHost] = useState(host);
  const [hostError, setHostError] = useState<string>();
  const [filesError, setFilesError] = useState<string>();

  const look = (event: FormEvent) => {
    event.preventDefault();
    const id = modelIdOf(name);
    const elsewhere = otherHostOf(name, host);
    if (!id) return setNameError(words.nameInvalid);
    if (elsewhere) return setNameError(words.nameElsewhere(elsewhere));
    setNameError(undefined);
    onLook(id);
  };
  const saveHost = () => {
    const address = readAddress(typedHost);
    setHostError(address.kind === 'address' ? undefined : words.hostInvalid);
    if (address.kind === 'address') onHostChange(new URL(address.url).href.replace(/\/+$/u, ''));
  };
  const addFiles = (files: File[]) => {
    const weights = files.find((file) => file.name.endsWith('.safetensors'));
    const tokenizer = files.find((file) => file.name === 'tokenizer.json');
    setFilesError(weights && tokenizer ? undefined : words.filesMissing);
    if (weights && tokenizer) onFiles(weights.name.replace(/\.safetensors$/u, ''), { weights, tokenizer });
  };
  return (
    <Disclosure summary={words.title}>
      <div className={styles.form}>
        <form className={styles.form} onSubmit={look} noValidate>
          <TextField
            label={words.name}
            autoComplete="off"
            spellCheck={false}
            hint={words.nameHint}
            value={name}
            error={nameError}
            onChange={(typed) => {
              setName(typed);
              setNameError(undefined);
            }}
          />
          <div>
            <Button type="submit">{words.look}</Button>
          </div>
        </form>
        <TextField
          label={words.host}
          type="url"
          autoComplete="off"
          spellCheck={false}
          hint={words.hostHint}
          value={typedHost}
          error={hostError}
          onChange={setTypedHost}
          onBlur={saveHost}
        />
        <div className={styles.row}>
          <FilePicker label={words.files} icon={<FileIcon />} onChoose={addFiles} />
          <span className={styles.note}>{words.filesHint}</span>
        </div>
        {filesError && (
          <p role="alert" className={styles.problem}>
            {filesError}
          </p>
        )}
      </div>
    </Disclosure>
  );
}

/** The host of a pasted address when it is not the one models are fetched from: nothing else is asked in its place. */
function otherHostOf(typed: string, host: string): string | undefined {
  const address = typed.trim();
  if (!/^https?:/iu.test(address) || !URL.canParse(address)) return undefined;
  return new URL(address).host === new URL(host).host ? undefined : new URL(address).host;
}
