import type { Settings } from '../../settings';

/** What is to make the library's vectors. */
export type EmbeddingChoice =
  | { kind: 'built-in' }
  | { kind: 'on-device'; model: string }
  | { kind: 'endpoint'; baseUrl: string; model: string; dimensions: number };

type ChoiceSettings = Pick<
  Settings,
  | 'embedding'
  | 'embeddingBaseUrl'
  | 'embeddingModel'
  | 'embeddingDimensions'
  | 'embeddingOrigins'
  | 'onDeviceModel'
>;

/**
 * The choice in the settings, as far as it can be acted on: an endpoint that was not tried or not agreed
 * to, and a model that is not named, leave it with the built-in vectors.
 */
export function embeddingChoice(settings: ChoiceSettings): EmbeddingChoice {
  const { embedding, embeddingBaseUrl: baseUrl, embeddingModel: model, embeddingDimensions } = settings;
  if (embedding === 'on-device' && settings.onDeviceModel !== '') {
    return { kind: 'on-device', model: settings.onDeviceModel };
  }
  if (embedding === 'endpoint' && model !== '' && embeddingDimensions !== undefined) {
    const isAgreed = URL.canParse(baseUrl) && settings.embeddingOrigins.includes(new URL(baseUrl).origin);
    if (isAgreed) return { kind: 'endpoint', baseUrl, model, dimensions: embeddingDimensions };
  }
  return { kind: 'built-in' };
}
