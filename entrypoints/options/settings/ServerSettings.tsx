import { useState } from 'react';
import { Select } from '../../../components/Select';
import { settingsStrings } from '../../../locales/en/settings';
import { BaseUrlField } from './BaseUrlField';
import { type Endpoint, type Preset, presetOf, presets } from './endpoint';
import { SettingsGroup } from './SettingsGroup';
import type { SavedText } from './use-saved-text';

const words = settingsStrings.server;
const presetNames = ['openai', 'openrouter', 'ollama', 'lmstudio', 'other'] as const;

export interface ServerSettingsProps {
  /** The base URL as it stands in the field. */
  address: SavedText;
  endpoint: Endpoint;
}

/** Which server the model is on. */
export function ServerSettings({ address, endpoint }: ServerSettingsProps) {
  const [isOther, setOther] = useState(false);
  const preset = isOther ? 'other' : presetOf(endpoint.kind === 'endpoint' ? endpoint.baseUrl : address.text);
  const choose = (chosen: Preset | 'other') => {
    setOther(chosen === 'other');
    if (chosen === 'other') return;
    address.setText(presets[chosen]);
    address.flush();
  };
  return (
    <SettingsGroup title={words.title} level={3}>
      <Select
        label={words.preset}
        value={preset}
        onChange={choose}
        options={presetNames.map((value) => ({ value, label: words.presets[value] }))}
      />
      <BaseUrlField
        hint={words.baseUrlHint}
        address={address}
        endpoint={endpoint}
        onChange={(text) => {
          setOther(false);
          address.setText(text);
        }}
      />
    </SettingsGroup>
  );
}
