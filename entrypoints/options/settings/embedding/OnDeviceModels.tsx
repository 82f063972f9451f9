import { Badge } from '../../../../components/Badge';
import { Button } from '../../../../components/Button';
import { ErrorNotice } from '../../../../components/ErrorNotice';
import { LiveRegion } from '../../../../components/LiveRegion';
import { Notice } from '../../../../components/Notice';
import { ProgressBar } from '../../../../components/ProgressBar';
import { Spinner } from '../../../../components/Spinner';
import type { Settings } from '../../../../lib/core/settings';
import type { InstalledModel } from '../../../../lib/llm/static/installed-models';
import { suggestedModels } from '../../../../lib/llm/static/model-host';
import { commonStrings } from '../../../../locales/en/common';
import { embeddingStrings } from '../../../../locales/en/embedding';
import { useStudio } from '../../studio';
import { SettingsGroup } from '../SettingsGroup';
import styles from './Embedding.module.css';
import { OtherModel } from './OtherModel';
import { type Models, useModels } from './use-models';

export interface OnDeviceModelsProps {
  settings: Settings;
  /** Makes the library's vectors with this model from now on. */
  onUse: (id: string) => void;
  onHostChange: (host: string) => void;
}

/** The models on this computer, and where more of them come from. */
export function OnDeviceModels({ settings, onUse, onHostChange }: OnDeviceModelsProps) {
  const { permissions } = useStudio();
  const models = useModels((model) => onUse(model.id));
  const { installed, error } = models;
  const used = settings.embedding === 'on-device' ? settings.onDeviceModel : '';
  const here = new Set(installed?.map(({ id }) => id));
  const suggestions = suggestedModels.filter(({ id }) => !here.has(id));
  const look = (id: string) => {
    // In the tick of the click. Most hosts answer every page, so a refusal is no obstacle yet.
    void permissions.requestOrigin(settings.modelHost).catch(() => false);
    void models.look(id, settings.modelHost);
  };
  const words = embeddingStrings.suggestions;
  return (
    <>
      <LiveRegion message={liveWords(models, used)} />
      <SettingsGroup title={embeddingStrings.models.title} level={3}>
        {!installed && <Spinner label={commonStrings.loading} />}
        {installed?.length === 0 && <p className={styles.note}>{embeddingStrings.models.none}</p>}
        <ul className={styles.list}>
          {installed?.map((model) => (
            <Installed
              key={model.id}
              model={model}
              isUsed={model.id === used}
              onUse={() => onUse(model.id)}
              onRemove={() => void models.remove(model.id)}
            />
          ))}
        </ul>
        {used !== '' && <p className={styles.note}>{embeddingStrings.models.usedHint}</p>}
        {error && <ErrorNotice error={error} isUrgent onDismiss={models.dismissError} />}
        <Work models={models} />
      </SettingsGroup>
      {suggestions.length > 0 && (
        <SettingsGroup title={words.title} level={3}>
          <ul className={styles.list}>
            {suggestions.map(({ id, license, megabytes, languages }) => (
              <li key={id} className={styles.item}>
                <div>
                  <p className={styles.name}>{id}</p>
                  <p className={styles.note}>
                    {words.facts(languages === 1 ? words.english : words.many(languages), license, megabytes)}
                  </p>
                </div>
                <Button size="small" aria-label={words.getOf(id)} onClick={() => look(id)}>
                  {words.get}
                </Button>
              </li>
            ))}
          </ul>
        </SettingsGroup>
      )}
      <OtherModel
        host={settings.modelHost}
        onHostChange={onHostChange}
        onLook={look}
        onFiles={(name, files) => void models.addFiles(name, files)}
      />
    </>
  );
}

function Installed({
  model,
  isUsed,
  onUse,
  onRemove,
}: {
  model: InstalledModel;
  isUsed: boolean;
  onUse: () => void;
  onRemove: () => void;
}) {
  const words = embeddingStrings.models;
  return (
    <li className={styles.item}>
      <div>
        <p className={styles.name}>{model.id}</p>
        <p className={styles.note}>{words.facts(model.dimensions, model.bytes, model.license)}</p>
      </div>
      <div className={styles.buttons}>
        {isUsed ? (
          <Badge>{words.used}</Badge>
        ) : (
          <>
            <Button size="small" aria-label={words.chooseOf(model.id)} onClick={onUse}>
              {words.use}
            </Button>
            <Button size="small" aria-label={words.removeOf(model.id)} onClick={onRemove}>
              {words.remove}
            </Button>
          </>
        )}
      </div>
    </li>
  );
}

/** What is being looked at, offered or downloaded. */
function Work({ models }: { models: Models }) {
  const { work } = models;
  if (!work) return null;
  if (work.kind === 'looking') return <Spinner label={commonStrings.loading} />;
  if (work.kind === 'downloading') {
    const words = embeddingStrings.download;
    return (
      <div className={styles.form}>
        <ProgressBar
          label={words.label(work.id)}
          value={work.bytes}
          max={work.total}
          note={words.note(work.bytes, work.total)}
        />
        <div>
          <Button onClick={models.stop}>{words.stop}</Button>
        </div>
      </div>
    );
  }
  const { model, host } = work;
  const words = embeddingStrings.offer;
  const bytes = model.weights.bytes + model.tokenizer.bytes;
  return (
    <Notice
      title={words.title(model.id)}
      isUrgent
      action={
        <>
          <Button variant="primary" onClick={() => void models.download(model)}>
            {words.download(bytes)}
          </Button>
          <Button onClick={models.stop}>{words.cancel}</Button>
        </>
      }
    >
      {words.words(bytes, new URL(host).host, model.license)}
    </Notice>
  );
}

/** Progress is read out by the bar itself; its start and its end are said here. */
function liveWords({ work }: Models, used: string): string {
  if (work?.kind === 'downloading') return embeddingStrings.download.label(work.id);
  return used === '' ? '' : embeddingStrings.download.done(used);
}
