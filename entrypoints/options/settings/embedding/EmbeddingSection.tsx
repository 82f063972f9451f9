import { useState } from 'react';
import { RadioGroup } from '../../../../components/Choice';
import { Select } from '../../../../components/Select';
import type { Settings } from '../../../../lib/core/settings';
import { embeddingStrings } from '../../../../locales/en/embedding';
import { useStudio } from '../../studio';
import { SettingsGroup } from '../SettingsGroup';
import type { SettingsProps } from '../settings-props';
import styles from './Embedding.module.css';
import { EmbeddingProgress } from './EmbeddingProgress';
import { EndpointEmbedding } from './EndpointEmbedding';
import { OnDeviceModels } from './OnDeviceModels';

const words = embeddingStrings;
const labels: Record<Settings['embedding'], string> = {
  'built-in': words.builtIn,
  'on-device': words.onDevice,
  endpoint: words.endpoint,
};

/** What makes the vectors passages are found by. A choice takes effect when there is something to use. */
export function EmbeddingSection({ settings, update }: SettingsProps) {
  const { send } = useStudio();
  // What is looked at; what is in use changes only when it can be used.
  const [shown, setShown] = useState<Settings['embedding']>(settings.embedding);
  const apply = () => void send('embedding/apply', {});
  const choose = async (embedding: Settings['embedding']) => {
    setShown(embedding);
    const isReady = embedding === 'built-in' || (embedding === 'on-device' && settings.onDeviceModel !== '');
    if (isReady && !(await update({ embedding }))) apply();
  };
  return (
    <SettingsGroup title={words.title}>
      <p className={styles.note}>{words.intro}</p>
      <RadioGroup<Settings['embedding']>
        legend={words.legend}
        value={shown}
        onChange={(embedding) => void choose(embedding)}
        options={[
          { value: 'built-in', label: labels['built-in'], hint: words.builtInHint },
          { value: 'on-device', label: labels['on-device'], hint: words.onDeviceHint },
          { value: 'endpoint', label: labels.endpoint, hint: words.endpointHint },
        ]}
      />
      {shown !== settings.embedding && (
        <p className={styles.note}>{words.stillInUse(labels[settings.embedding])}</p>
      )}
      {shown === 'on-device' && (
        <OnDeviceModels
          settings={settings}
          onUse={(onDeviceModel) =>
            void update({ embedding: 'on-device', onDeviceModel }).then((failure) => failure || apply())
          }
          onHostChange={(modelHost) => void update({ modelHost })}
        />
      )}
      <EmbeddingProgress onGoOn={apply} onStop={() => void send('embedding/stop', {})} />
      {shown === 'endpoint' && <EndpointEmbedding settings={settings} update={update} onUse={apply} />}
      <Select<Settings['recency']>
        label={words.recency.label}
        value={settings.recency}
        onChange={(recency) => void update({ recency })}
        options={[
          { value: 'mild', label: words.recency.mild },
          { value: 'strong', label: words.recency.strong },
          { value: 'off', label: words.recency.off },
        ]}
      />
    </SettingsGroup>
  );
}
