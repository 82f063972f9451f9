import type { AppError } from '../../../lib/core/errors';
import type { Studio } from '../studio';

/**
 * Asks for access to a website, in both forms of its host. Call it first thing in a click handler.
 * Answers the refusal.
 */
export async function requestSiteAccess(
  { permissions }: Pick<Studio, 'permissions'>,
  url: string,
): Promise<AppError | undefined> {
  try {
    return (await permissions.requestSite(url)) ? undefined : refusal(url);
  } catch (thrown) {
    return { ...refusal(url), detail: String(thrown) };
  }
}

function refusal(url: string): AppError {
  return { code: 'permission-refused', values: { origin: new URL(url).origin } };
}
