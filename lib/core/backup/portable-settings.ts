import { defaultSettings, type Settings, settingsSchema } from '../settings';
import { hostileValue } from './hostile-value';
import { refusal } from './manifest';

/**
 * Settings that stay on their machine: what was agreed to is agreed to there, by the person who sits
 * there, so that no file can agree to send anything anywhere.
 */
const localNames = {
  entry: true,
  agreedAt: true,
  agreedOrigins: true,
  checksLinksWeekly: true,
  embedding: true,
  embeddingOrigins: true,
  onDeviceModel: true,
  lastBackupAt: true,
  backupReminderOffAt: true,
} as const satisfies Partial<Record<keyof Settings, true>>;

type LocalName = keyof typeof localNames;

/** The settings a backup holds. */
export type PortableSettings = Partial<Omit<Settings, LocalName>>;

const isLocal = (name: string): boolean => Object.hasOwn(localNames, name);

/** What of the settings goes into a backup. */
export function portableSettings(settings: Settings): PortableSettings {
  return Object.fromEntries(Object.entries(settings).filter(([name]) => !isLocal(name)));
}

/** Settings out of a backup. Throws `backup-hostile` or `backup-damaged`. */
export function checkSettings(value: unknown): PortableSettings {
  const reason = hostileValue(value);
  if (reason !== undefined) throw refusal('backup-hostile', `settings: ${reason}`);
  if (typeof value !== 'object' || value === null) throw refusal('backup-damaged', 'settings');
  const stated = Object.fromEntries(Object.entries(value).filter(([name]) => !isLocal(name)));
  const parsed = settingsSchema.safeParse(stated);
  if (!parsed.success) throw refusal('backup-damaged', 'settings');
  // The schema fills in what is absent; a backup changes only what it states.
  return Object.fromEntries(Object.entries(parsed.data).filter(([name]) => Object.hasOwn(stated, name)));
}

/** The changes a merge makes: what nobody has set on this machine yet comes from the backup. */
export function mergeSettings(local: Settings, backup: PortableSettings): PortableSettings {
  const entries = Object.entries(backup).filter(([name]) => {
    const field = name as keyof Settings;
    return JSON.stringify(local[field]) === JSON.stringify(defaultSettings[field]);
  });
  return Object.fromEntries(entries);
}
