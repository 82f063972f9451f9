import type { AppError } from '../../lib/core/errors';
import { toAppError } from '../../lib/core/errors';
import type { Settings } from '../../lib/core/settings';
import type { Studio } from './studio';
import type { LiveSettings } from './use-settings';

/** How drafts are started on LinkedIn. */
export type EntryChoice = Exclude<Settings['entry'], 'unset'>;

const linkedIn = 'https://www.linkedin.com/';

export type EntryOutcome =
  | { kind: 'applied' }
  /** The browser or the person said no to site access; nothing was changed. */
  | { kind: 'refused' }
  | { kind: 'failed'; error: AppError };

/**
 * Switches to a way of starting drafts: asks for site access where the button needs it, stores the
 * choice and has the background apply it. Call it first thing in a click handler. Site access that is
 * no longer needed is given back.
 */
export async function applyEntry(
  { permissions, send, isDemo }: Studio,
  choice: EntryChoice,
  { agreedAt, update }: { agreedAt?: number; update: LiveSettings['update'] },
): Promise<EntryOutcome> {
  try {
    // Asking for what is granted already answers at once, without a prompt.
    if (choice === 'button' && !isDemo && !(await permissions.requestOrigin(linkedIn))) {
      return { kind: 'refused' };
    }
    const failure = await update({ entry: choice, ...(agreedAt === undefined ? {} : { agreedAt }) });
    if (failure) return { kind: 'failed', error: failure };
    const answer = await send('entry/apply', {});
    if (!answer.ok) return { kind: 'failed', error: answer.error };
    // Access written into the manifest, as in test builds, cannot be given back.
    if (choice === 'toolbar') await permissions.removeOrigin(linkedIn).catch(() => false);
    return { kind: 'applied' };
  } catch (thrown) {
    return { kind: 'failed', error: toAppError(thrown) };
  }
}
