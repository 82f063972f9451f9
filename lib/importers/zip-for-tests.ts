/** A zip archive by the book (APPNOTE.TXT, sections 4.3 and 4.4), and by lies where a test wants them. */
export interface TestEntry {
  name: string;
  content: string | Uint8Array<ArrayBuffer>;
  isEncrypted?: boolean;
  /** Size the headers state instead of the true one. */
  statedSize?: number;
}

/** Builds an archive of deflated entries. */
export async function zipOf(entries: TestEntry[]): Promise<Blob> {
  const parts: Array<Uint8Array<ArrayBuffer>> = [];
  const directory: Array<Uint8Array<ArrayBuffer>> = [];
  let offset = 0;
  for (const entry of entries) {
    const content =
      typeof entry.content === 'string' ? new TextEncoder().encode(entry.content) : entry.content;
    const deflated = await deflate(content);
    const name = new TextEncoder().encode(entry.name);
    const fields = [
      [2, 20],
      [2, (entry.isEncrypted ? 1 : 0) | 0x800],
      [2, 8],
      [4, 0x5a210000],
      [4, checksum(content)],
      [4, deflated.length],
      [4, entry.statedSize ?? content.length],
      [2, name.length],
      [2, 0],
    ] satisfies Array<[number, number]>;
    const local = [numbers([[4, 0x04034b50], ...fields]), name, deflated];
    directory.push(
      numbers([[4, 0x02014b50], [2, 20], ...fields, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]]),
      name,
    );
    parts.push(...local);
    offset += local.reduce((sum, part) => sum + part.length, 0);
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = numbers([
    [4, 0x06054b50],
    [4, 0],
    [2, entries.length],
    [2, entries.length],
    [4, size],
    [4, offset],
    [2, 0],
  ]);
  return new Blob([...parts, ...directory, end]);
}

async function deflate(content: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([content]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Little-endian numbers, each with its width in bytes. */
function numbers(values: Array<[width: number, value: number]>): Uint8Array<ArrayBuffer> {
  const bytes = values.flatMap(([width, value]) =>
    Array.from({ length: width }, (_, index) => Math.floor(value / 256 ** index) & 0xff),
  );
  return new Uint8Array(bytes);
}

/** CRC-32 as zip uses it (polynomial 0xedb88320, reflected). */
function checksum(content: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of content) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
