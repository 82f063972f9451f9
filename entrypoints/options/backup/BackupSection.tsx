import type { Settings } from '../../../lib/core/settings';
import { backupStrings } from '../../../locales/en/backup';
import { SettingsGroup } from '../settings/SettingsGroup';
import { MakeBackup } from './MakeBackup';
import { RestoreBackup } from './RestoreBackup';

/** Taking everything out, and bringing it back. */
export function BackupSection({ settings }: { settings: Settings }) {
  return (
    <SettingsGroup title={backupStrings.title}>
      <MakeBackup settings={settings} />
      <RestoreBackup />
    </SettingsGroup>
  );
}
