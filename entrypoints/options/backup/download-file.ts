/** How long an address for a download has to live; the browser reads the file through it. */
const addressLife = 60_000;

/** Saves a file under a name through the page's own download, which needs no permission. */
export function downloadFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), addressLife);
}

/** The name of a backup made at a time (epoch ms), by the calendar of this computer. */
export function backupName(madeAt: number): string {
  const date = new Date(madeAt);
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return `drafthand-backup-${parts.map((part) => String(part).padStart(2, '0')).join('-')}.zip`;
}
