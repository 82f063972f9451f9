import type { Settings } from '../../../../lib/core/settings';
import { embeddingStrings } from '../../../../locales/en/embedding';
import { AccessSettings } from '../AccessSettings';
import { readEndpoint } from '../endpoint';
import { useSecret } from '../use-secret';
import styles from './Embedding.module.css';

const words = embeddingStrings.server;

/**
 * The key for a server that makes vectors. There is one key: while a model drafts, it is that one's, entered
 * there; with the built-in composer it is entered here.
 */
export function EndpointKey({ settings, origin }: { settings: Settings; origin: string }) {
  if (settings.provider === 'built-in') return <OwnKey origin={origin} />;
  const drafting = readEndpoint(settings.baseUrl);
  const draftingOrigin = drafting.kind === 'endpoint' ? drafting.origin : '';
  return (
    <p className={styles.note}>
      {draftingOrigin === origin ? words.draftingKey : words.otherKey(draftingOrigin)}
    </p>
  );
}

function OwnKey({ origin }: { origin: string }) {
  return <AccessSettings secret={useSecret({ isForPassages: true })} origin={origin} />;
}
