const sampleBytes = 1_000_000;

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
      let text = decoder.decode(value, { stream: !done });
      // A line end may lie across two chunks.
      if (isAfterReturn) text = `\r${text}`;
      isAfterReturn = !done && text.endsWith('\r');
      if (isAfterReturn) text = text.slice(0, -1);
      if (text.includes('\r')) text = text.replace(/\r\n?/gu, '\n');
      if (text !== '') yield text;
      if (done) return;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
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
