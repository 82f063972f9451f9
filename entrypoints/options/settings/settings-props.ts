import type { Settings } from '../../../lib/core/settings';

/** What every part of the settings works on. */
export interface SettingsProps {
  settings: Settings;
  update: (changes: Partial<Settings>) => Promise<void>;
}
