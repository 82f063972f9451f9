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
  if (!URL.canParse(baseUrl))
    throw new DrafthandError({ code: 'endpoint-not-found', values: { url: baseUrl } });
  const { origin } = new URL(baseUrl);
  const { agreedOrigins } = await settings.get();
  if (!agreedOrigins.includes(origin) || !(await hasOrigin(baseUrl))) {
    throw new DrafthandError({ code: 'endpoint-not-agreed', values: { origin } });
  }
}

/** Throws `key-locked` while the key waits for its passphrase. A missing key is the endpoint's to judge: local ones need none. */
export async function assertKeyUnlocked({ secrets }: Pick<DraftingPorts, 'secrets'>): Promise<void> {
  if ((await secrets.state()).kind === 'locked') throw new DrafthandError({ code: 'key-locked' });
}
