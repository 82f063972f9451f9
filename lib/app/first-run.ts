import { DrafthandError } from '../core/errors';
import type { SettingsStore } from './ports';

/**
 * Throws `not-agreed` unless the owner answered the first-run page, which says what is read and where
 * it goes. Call it before anything of a page or a person is read, stored or drafted.
 */
export async function assertFirstRunAgreed(settings: Pick<SettingsStore, 'get'>): Promise<void> {
  const { agreedAt, entry } = await settings.get();
  if (agreedAt === undefined || entry === 'unset') throw new DrafthandError({ code: 'not-agreed' });
}
