import type { AppError } from '../../../lib/core/errors';
import type { Studio } from '../studio';

/**
 * Reads a page or a feed into the library. Call it first thing in a click handler: the browser asks
 * for access to that one site, which it does in the tick of a click only. Answers the failure.
 */
export async function requestUrlImport(
  { permissions, send }: Pick<Studio, 'permissions' | 'send'>,
  url: string,
  kind: 'page' | 'feed',
  onStart: () => void,
): Promise<AppError | undefined> {
  try {
    if (!(await permissions.requestOrigin(url))) return refusal(url);
  } catch (thrown) {
    return { ...refusal(url), detail: String(thrown) };
  }
  onStart();
  const answer = await send('import/url', { url, kind });
  return answer.ok ? undefined : answer.error;
}

function refusal(url: string): AppError {
  return { code: 'permission-refused', values: { origin: new URL(url).origin } };
}
