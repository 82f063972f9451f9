import { DrafthandError } from '../../core/errors';

/** What a sitemap may have unpacked, by its protocol; more is an attempt to fill the memory. */
const mostBytes = 52_428_800;

/**
 * Unpacks gzip; anything else comes back as it is. Throws `file-too-large` for what unpacks to more
 * than 50 MiB, and `file-damaged`.
 */
export async function gunzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  const reader = unpacked.getReader();
  const chunks: BlobPart[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      length += value.byteLength;
      if (length > mostBytes) {
        await reader.cancel();
        throw new DrafthandError({ code: 'file-too-large', values: { megabytes: 50 } });
      }
      chunks.push(value);
    }
  } catch (thrown) {
    if (thrown instanceof DrafthandError) throw thrown;
    throw new DrafthandError({ code: 'file-damaged', detail: String(thrown) });
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
