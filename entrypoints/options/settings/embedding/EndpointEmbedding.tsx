import { type FormEvent, useState } from 'react';
import { Button } from '../../../../components/Button';
import { ErrorNotice } from '../../../../components/ErrorNotice';
import { LiveRegion } from '../../../../components/LiveRegion';
import { Notice } from '../../../../components/Notice';
import { TextField } from '../../../../components/TextField';
import type { AppError } from '../../../../lib/core/errors';
import { costOfTokens } from '../../../../lib/core/retrieval/vectors/embedding-cost';
import { mostDimensions } from '../../../../lib/core/retrieval/vectors/rotation';
import { libraryTokens } from '../../../../lib/store/library-tokens';
import { embeddingStrings } from '../../../../locales/en/embedding';
import { useStudio } from '../../studio';
import { useLive } from '../../use-live';
import { BaseUrlField } from '../BaseUrlField';
import { type Endpoint, readEndpoint } from '../endpoint';
import type { SettingsProps } from '../settings-props';
import { useSavedText } from '../use-saved-text';
import styles from './Embedding.module.css';
import { EndpointConsent } from './EndpointConsent';
import { EndpointKey } from './EndpointKey';

const words = embeddingStrings.server;
const range = { least: 16, most: mostDimensions };

export interface EndpointEmbeddingProps extends SettingsProps {
  /** The vectors are to be made by the endpoint as it is in the settings now. */
  onUse: () => void;
}

/** A server that makes the vectors: where it is, the agreement to send passages there, and a try. */
export function EndpointEmbedding({ settings, update, onUse }: EndpointEmbeddingProps) {
  const { send, db } = useStudio();
  const address = useSavedText(settings.embeddingBaseUrl || settings.baseUrl, (typed) => {
    const read = readEndpoint(typed);
    if (read.kind === 'endpoint') void update({ embeddingBaseUrl: read.baseUrl });
  });
  const endpoint = readEndpoint(address.text);
  const [model, setModel] = useState(settings.embeddingModel);
  const [dimensions, setDimensions] = useState(settings.embeddingDimensions?.toString() ?? '');
  const [problem, setProblem] = useState<{ model?: string; dimensions?: string }>({});
  const [error, setError] = useState<AppError>();
  const [isBusy, setBusy] = useState(false);
  const tokens = useLive(() => libraryTokens(db), [db]);
  const isAgreed = endpoint.kind === 'endpoint' && settings.embeddingOrigins.includes(endpoint.origin);
  const isUsed = isInUse(settings, endpoint, model);

  const tryIt = async (event: FormEvent) => {
    event.preventDefault();
    if (endpoint.kind !== 'endpoint' || isBusy) return;
    const wanted = dimensions.trim() === '' ? undefined : Number(dimensions);
    const isWrong =
      wanted !== undefined && !(Number.isInteger(wanted) && wanted >= range.least && wanted <= range.most);
    setProblem({
      model: model.trim() === '' ? words.modelMissing : undefined,
      dimensions: isWrong ? words.dimensionsInvalid(range.least, range.most) : undefined,
    });
    if (model.trim() === '' || isWrong) return;
    setError(undefined);
    setBusy(true);
    const request = { baseUrl: endpoint.baseUrl, model: model.trim(), dimensions: wanted };
    const answer = await send('embedding/test', request);
    setBusy(false);
    if (!answer.ok) return setError(answer.error);
    setDimensions(String(answer.value.dimensions));
    const failure = await update({
      embedding: 'endpoint',
      embeddingBaseUrl: endpoint.baseUrl,
      embeddingModel: model.trim(),
      embeddingDimensions: answer.value.dimensions,
    });
    setError(failure);
    if (!failure) onUse();
  };

  return (
    <>
      <form className={styles.form} onSubmit={tryIt} noValidate>
        <BaseUrlField hint={words.addressHint} address={address} endpoint={endpoint} />
        {endpoint.kind === 'endpoint' && (
          <EndpointConsent settings={settings} update={update} origin={endpoint.origin} onChanged={onUse} />
        )}
        <TextField
          label={words.model}
          autoComplete="off"
          spellCheck={false}
          hint={words.modelHint}
          value={model}
          error={problem.model}
          onChange={setModel}
        />
        <TextField
          label={words.dimensions}
          inputMode="numeric"
          autoComplete="off"
          hint={words.dimensionsHint}
          value={dimensions}
          error={problem.dimensions}
          onChange={setDimensions}
        />
        {endpoint.kind === 'endpoint' && tokens !== undefined && tokens > 0 && (
          <p className={styles.note}>{estimate(tokens, model.trim(), endpoint.baseUrl)}</p>
        )}
        <div className={styles.row}>
          <Button type="submit" isBusy={isBusy} disabled={!isAgreed}>
            {words.check}
          </Button>
          <span className={styles.note}>{words.checkHint}</span>
        </div>
        <LiveRegion message={isUsed ? words.works(model, settings.embeddingDimensions ?? 0) : ''} />
        {isUsed && <Notice kind="success">{words.works(model, settings.embeddingDimensions ?? 0)}</Notice>}
        {error && <ErrorNotice error={error} isUrgent onDismiss={() => setError(undefined)} />}
      </form>
      {endpoint.kind === 'endpoint' && <EndpointKey settings={settings} origin={endpoint.origin} />}
    </>
  );
}

function isInUse(settings: SettingsProps['settings'], endpoint: Endpoint, model: string): boolean {
  return (
    settings.embedding === 'endpoint' &&
    endpoint.kind === 'endpoint' &&
    settings.embeddingBaseUrl === endpoint.baseUrl &&
    settings.embeddingModel === model.trim() &&
    settings.embeddingOrigins.includes(endpoint.origin)
  );
}

function estimate(tokens: number, model: string, baseUrl: string): string {
  return words.estimate(tokens, costOfTokens(tokens, model, baseUrl).dollars);
}
