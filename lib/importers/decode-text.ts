/**
 * Text of a file or an answer. In this order: byte order mark (UTF-8, UTF-16), the charset of the
 * HTTP header, the charset the first kilobyte of markup states, UTF-8 when it is valid, and
 * windows-1252, which every byte sequence is.
 */
export function decodeText(bytes: Uint8Array, headerCharset?: string): string {
  const mark = byteOrderMark(bytes);
  if (mark) return new TextDecoder(mark).decode(bytes);
  for (const label of [headerCharset, statedCharset(bytes), 'utf-8']) {
    const text = label && tryDecode(bytes, label);
    if (text !== undefined && text !== '') return text;
  }
  return new TextDecoder('windows-1252').decode(bytes);
}

/** True for bytes that are no text in any encoding read here: zero bytes without a byte order mark. */
export function isBinary(bytes: Uint8Array): boolean {
  return byteOrderMark(bytes) === undefined && bytes.subarray(0, 4096).includes(0);
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return undefined;
}

/** `<meta charset>`, `<meta http-equiv content="…charset=">` or an XML declaration. */
function statedCharset(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 1024));
  const inXml = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w-]+)["']/iu.exec(head)?.[1];
  return inXml ?? /<meta\b[^>]*?charset\s*=\s*["']?\s*([\w-]+)/iu.exec(head)?.[1];
}

/** Undefined when the label is unknown or the bytes are not in that encoding. */
function tryDecode(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
