import { RadioGroup } from '../../../components/Choice';
import { Notice } from '../../../components/Notice';
import type { Settings } from '../../../lib/core/settings';
import { settingsStrings } from '../../../locales/en/settings';
import { AccessSettings } from './AccessSettings';
import { ConsentSettings } from './ConsentSettings';
import { readEndpoint } from './endpoint';
import { ModelSettings } from './ModelSettings';
import { ServerSettings } from './ServerSettings';
import { SettingsGroup } from './SettingsGroup';
import type { SettingsProps } from './settings-props';
import { useSavedText } from './use-saved-text';
import { type Secret, useSecret } from './use-secret';

const words = settingsStrings.drafting;

/** Who writes the drafts, and all that a model needs. */
export function DraftingSection({ settings, update }: SettingsProps) {
  const secret = useSecret();
  const address = useSavedText(settings.baseUrl, (typed) => {
    // An address that may not be used is never stored.
    const read = readEndpoint(typed);
    if (read.kind === 'endpoint') void update({ baseUrl: read.baseUrl });
  });
  // What is shown and agreed to is always the address that stands in the field.
  const endpoint = readEndpoint(address.text);
  const isAgreed = endpoint.kind === 'endpoint' && settings.agreedOrigins.includes(endpoint.origin);
  return (
    <SettingsGroup title={words.title}>
      <RadioGroup<Settings['provider']>
        legend={words.legend}
        isLegendHidden
        value={settings.provider}
        onChange={(provider) => void update({ provider })}
        options={[
          { value: 'built-in', label: words.builtIn, hint: words.builtInHint },
          { value: 'openai', label: words.model, hint: words.modelHint },
        ]}
      />
      {settings.provider === 'openai' && (
        <>
          <Readiness settings={settings} origin={isAgreed ? endpoint.origin : undefined} secret={secret} />
          <ServerSettings address={address} endpoint={endpoint} />
          {endpoint.kind === 'endpoint' && (
            <ConsentSettings
              settings={settings}
              update={update}
              origin={endpoint.origin}
              secretState={secret.state}
            />
          )}
          <AccessSettings
            secret={secret}
            origin={endpoint.kind === 'endpoint' ? endpoint.origin : undefined}
          />
          {endpoint.kind === 'endpoint' && (
            <ModelSettings
              settings={settings}
              update={update}
              baseUrl={endpoint.baseUrl}
              isAgreed={isAgreed}
            />
          )}
        </>
      )}
    </SettingsGroup>
  );
}

/** Whether drafts can be written by the model as things are, and what is missing. */
function Readiness({
  settings,
  origin,
  secret,
}: {
  settings: Settings;
  /** Undefined until the owner has agreed to it. */
  origin: string | undefined;
  secret: Secret;
}) {
  const missing = [
    origin === undefined && words.missing.agreement,
    settings.model === '' && words.missing.model,
    secret.state?.kind === 'locked' && secret.state.origin === origin && words.missing.unlock,
  ].filter((step) => step !== false);
  if (origin !== undefined && missing.length === 0) {
    return <Notice kind="success">{words.ready(settings.model, origin)}</Notice>;
  }
  return (
    <Notice kind="info">
      {words.notReady} {missing.join(', ')}.
    </Notice>
  );
}
