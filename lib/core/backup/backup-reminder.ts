/** Days without a backup after which the owner is reminded, and for which a reminder can be put off. */
const reminderDays = 30;

/** Documents beyond which a library is worth a first backup. */
const worthKeeping = 20;

const day = 86_400_000;

/** Whether to remind of a backup, and why; times are epoch milliseconds. */
export function backupReminder(state: {
  documentCount: number;
  now: number;
  lastBackupAt?: number;
  dismissedAt?: number;
}): 'never-made' | 'long-ago' | undefined {
  const { documentCount, now, lastBackupAt, dismissedAt } = state;
  if (documentCount === 0) return undefined;
  if (dismissedAt !== undefined && now - dismissedAt < reminderDays * day) return undefined;
  if (lastBackupAt === undefined) return documentCount > worthKeeping ? 'never-made' : undefined;
  return now - lastBackupAt >= reminderDays * day ? 'long-ago' : undefined;
}
