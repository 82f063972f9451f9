import { DrafthandError } from '../core/errors';
import type { DraftingPorts } from './drafting-ports';

/**
 * Throws unless the owner agreed to this endpoint and the browser lets the extension reach it:
 * `endpoint-not-agreed`. Call it before anything is sent there.
 */
export async function assertEndpointAgreed(
  baseUrl: string,
  { settings, hasOrigin }: Pick<DraftingPorts, 'settings' | 'hasOrigin'>,
): Promise<void> {
  const origin = endpointOrigin(baseUrl);
  const { agreedOrigins } = await settings.get();
  if (!agreedOrigins.includes(origin) || !(await hasOrigin(baseUrl))) {
    throw new DrafthandError({ code: 'endpoint-not-agreed', values: { origin } });
  }
}

/** The same for an endpoint that makes vectors: the owner agrees to that apart. */
export async function assertEmbeddingAgreed(
  baseUrl: string,
  { settings, hasOrigin }: Pick<DraftingPorts, 'settings' | 'hasOrigin'>,
): Promise<void> {
  const origin = endpointOrigin(baseUrl);
  const { embeddingOrigins } = await settings.get();
  if (!embeddingOrigins.includes(origin) || !(await hasOrigin(baseUrl))) {
    throw new DrafthandError({ code: 'endpoint-not-agreed', values: { origin } });
  }
}

/** Throws `key-locked` while this endpoint's key waits for its passphrase. A missing key is the endpoint's to judge: local ones need none. */
export async function assertKeyUnlocked(
  baseUrl: string,
  { secrets }: Pick<DraftingPorts, 'secrets'>,
): Promise<void> {
  const state = await secrets.state();
  if (state.kind === 'locked' && state.origin === endpointOrigin(baseUrl)) {
    throw new DrafthandError({ code: 'key-locked' });
  }
}

/** Origin of an endpoint's base URL; throws `endpoint-not-found` for what is no address. */
export function endpointOrigin(baseUrl: string): string {
  if (URL.canParse(baseUrl)) return new URL(baseUrl).origin;
  throw new DrafthandError({ code: 'endpoint-not-found', values: { url: baseUrl } });
}
