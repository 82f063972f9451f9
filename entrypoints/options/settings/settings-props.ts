import type { Settings } from '../../../lib/core/settings';
import type { LiveSettings } from '../use-settings';

/** What every part of the settings works on. */
export interface SettingsProps {
  settings: Settings;
  update: LiveSettings['update'];
}
