const sampleBytes = 1_000_000;
const pieceBytes = 32_768;

/**
 * The text of a table file in chunks, decoded as it is read, so that a file of any size takes the
 * memory of a chunk. A byte order mark decides the encoding; without one it is UTF-8 where the first
 * megabyte is valid, else windows-1252. Line ends are `\n`, whatever they were. Throws the browser's
 * error when the file cannot be read.
 */
export async function* csvText(file: Blob, signal?: AbortSignal): AsyncGenerator<string> {
  const decoder = new TextDecoder(await encodingOf(file));
  const reader = file.stream().getReader();
  let isAfterReturn = false;
  try {
    for (;;) {
      signal?.throwIfAborted();
      const { done, value } = await reader.read();
      // Browsers hand out megabytes; pieces this small are gone again before memory is cleaned up.
      for (let from = 0; value && from < value.length; from += pieceBytes) {
        const text = normalized(decoder.decode(value.subarray(from, from + pieceBytes), { stream: true }));
        if (text !== '') yield text;
      }
      if (!done) continue;
      const rest = normalized(decoder.decode(), true);
      if (rest !== '') yield rest;
      return;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }

  /** A line end may lie across two pieces. */
  function normalized(decoded: string, isLast = false): string {
    let text = isAfterReturn ? `\r${decoded}` : decoded;
    isAfterReturn = !isLast && text.endsWith('\r');
    if (isAfterReturn) text = text.slice(0, -1);
    return text.includes('\r') ? text.replace(/\r\n?/gu, '\n') : text;
  }
}

async function encodingOf(file: Blob): Promise<string> {
  const sample = new Uint8Array(await file.slice(0, sampleBytes).arrayBuffer());
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le';
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be';
  try {
    // The sample of a larger file may end inside a character.
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: file.size > sampleBytes });
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}
