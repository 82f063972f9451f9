/** Goes up when the same file is read in another way, so that files are read again once. */
const importersVersion = 2;

/** True for a fingerprint of this version; what an older one read is read again. */
export function isCurrentHash(fileHash: string): boolean {
  return fileHash.startsWith(`${importersVersion}:`);
}

/** Fingerprint of a file: the version of the importers and the SHA-256 (hex) of its bytes. */
export async function fileHashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${importersVersion}:${hex}`;
}
