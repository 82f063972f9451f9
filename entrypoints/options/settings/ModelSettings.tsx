import { useState } from 'react';
import { Button } from '../../../components/Button';
import { ErrorNotice } from '../../../components/ErrorNotice';
import { LiveRegion } from '../../../components/LiveRegion';
import { Notice } from '../../../components/Notice';
import { TextField } from '../../../components/TextField';
import type { ModelListing } from '../../../lib/app/ports';
import type { AppError } from '../../../lib/core/errors';
import { settingsStrings } from '../../../locales/en/settings';
import { useStudio } from '../studio';
import { ModelEnd } from './ModelEnd';
import { ModelList } from './ModelList';
import styles from './ModelSettings.module.css';
import { SettingsGroup } from './SettingsGroup';
import type { SettingsProps } from './settings-props';
import { useSavedText } from './use-saved-text';

const words = settingsStrings.model;

export interface ModelSettingsProps extends SettingsProps {
  baseUrl: string;
  isAgreed: boolean;
}

type TestResult =
  | { kind: 'works'; model: string; milliseconds: number }
  | { kind: 'failed'; error: AppError };

/** Which model writes, and whether the server answers. */
export function ModelSettings({ settings, update, baseUrl, isAgreed }: ModelSettingsProps) {
  const { send } = useStudio();
  const [models, setModels] = useState<{ of: string; list: ModelListing[] }>();
  const [loadError, setLoadError] = useState<AppError>();
  const [result, setResult] = useState<TestResult>();
  const [busy, setBusy] = useState<'load' | 'test'>();
  const name = useSavedText(settings.model, (text) => void update({ model: text.trim() }));
  const list = models?.of === baseUrl ? models.list : undefined;
  const chosen = list?.find((model) => model.id === name.text.trim());

  const choose = (id: string) => {
    name.setText(id);
    name.flush();
    setResult(undefined);
  };
  const load = async () => {
    setLoadError(undefined);
    if (!isAgreed) return setLoadError(notAgreed(baseUrl));
    setBusy('load');
    const answer = await send('model/list', { baseUrl });
    setBusy(undefined);
    if (!answer.ok) return setLoadError(answer.error);
    setModels({ of: baseUrl, list: answer.value });
    const suggested = answer.value.find((model) => model.isSuggested);
    if (suggested && name.text.trim() === '') choose(suggested.id);
  };
  const test = async () => {
    name.flush();
    setResult(undefined);
    const model = name.text.trim();
    if (!isAgreed) return setResult({ kind: 'failed', error: notAgreed(baseUrl) });
    if (model === '') return setResult({ kind: 'failed', error: { code: 'model-unknown' } });
    setBusy('test');
    const answer = await send('model/test', { baseUrl, model });
    setBusy(undefined);
    setResult(answer.ok ? { kind: 'works', ...answer.value } : { kind: 'failed', error: answer.error });
  };
  const loaded = list && (list.length === 0 ? words.loadedNone : words.loaded(list.length));

  return (
    <SettingsGroup title={words.title} level={3}>
      <div className={styles.name} data-model-chosen={settings.model || undefined}>
        <TextField
          label={words.name}
          autoComplete="off"
          spellCheck={false}
          hint={words.nameHint}
          value={name.text}
          onChange={name.setText}
          onBlur={name.flush}
        />
        <Button isBusy={busy === 'load'} onClick={() => void load()}>
          {words.load}
        </Button>
      </div>
      <LiveRegion message={loaded ?? ''} />
      {loadError && <ErrorNotice error={loadError} isUrgent />}
      <OllamaHint error={loadError} />
      {list && list.length > 0 && <ModelList models={list} chosenId={name.text.trim()} onChoose={choose} />}
      {list?.length === 0 && <Notice>{words.loadedNone}</Notice>}
      {chosen && <ModelEnd model={chosen} now={Date.now()} />}
      {list && list.length > 0 && !chosen && name.text.trim() !== '' && (
        <Notice kind="warning">{words.unlisted(name.text.trim())}</Notice>
      )}
      <div className={styles.test}>
        <Button isBusy={busy === 'test'} onClick={() => void test()}>
          {words.test}
        </Button>
        <span className={styles.hint}>{words.testHint}</span>
      </div>
      {result?.kind === 'works' && (
        <Notice kind="success" title={words.works} isUrgent>
          {words.worksWords(result.model, result.milliseconds)}
        </Notice>
      )}
      {result?.kind === 'failed' && <ErrorNotice error={result.error} isUrgent />}
      {result?.kind === 'failed' && <OllamaHint error={result.error} />}
    </SettingsGroup>
  );
}

/** The line that makes Ollama answer extensions, when it is the one that refused. */
function OllamaHint({ error }: { error: AppError | undefined }) {
  if (error?.code !== 'origin-refused') return null;
  const { ollamaTitle, ollama, ollamaLine } = settingsStrings.server;
  return (
    <Notice title={ollamaTitle}>
      <p>{ollama}</p>
      <code className={styles.line}>{ollamaLine}</code>
    </Notice>
  );
}

function notAgreed(baseUrl: string): AppError {
  return { code: 'endpoint-not-agreed', values: { origin: new URL(baseUrl).origin } };
}
