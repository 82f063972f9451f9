/**
 * Text of a file or an answer. In this order: byte order mark (UTF-8, UTF-16, UTF-32), the zero bytes of
 * XML in UTF-16 or UTF-32, the charset of the HTTP header, the charset the first kilobyte of markup
 * states, UTF-8 when it is valid, and windows-1252, which every byte sequence is.
 */
export function decodeText(bytes: Uint8Array, headerCharset?: string): string {
  const mark = encodingOfBytes(bytes);
  if (mark === 'utf-32le' || mark === 'utf-32be') return decodeUtf32(bytes, mark === 'utf-32le');
  if (mark) return new TextDecoder(mark).decode(bytes);
  for (const label of [headerCharset, statedCharset(bytes), 'utf-8']) {
    const text = label && tryDecode(bytes, label);
    if (text !== undefined && text !== '') return text;
  }
  return new TextDecoder('windows-1252').decode(bytes);
}

/** True for bytes that are no text in any encoding read here: zero bytes that no encoding explains. */
export function isBinary(bytes: Uint8Array): boolean {
  return encodingOfBytes(bytes) === undefined && bytes.subarray(0, 4096).includes(0);
}

/** First bytes in hexadecimal: byte order marks, and `<` or `<?` as XML begins (its appendix F). */
const beginnings = [
  ['0000feff', 'utf-32be'],
  ['fffe0000', 'utf-32le'],
  ['0000003c', 'utf-32be'],
  ['3c000000', 'utf-32le'],
  ['efbbbf', 'utf-8'],
  ['fffe', 'utf-16le'],
  ['feff', 'utf-16be'],
  ['003c003f', 'utf-16be'],
  ['3c003f00', 'utf-16le'],
] as const;

function encodingOfBytes(bytes: Uint8Array): (typeof beginnings)[number][1] | undefined {
  const first = Array.from(bytes.subarray(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return beginnings.find(([beginning]) => first.startsWith(beginning))?.[1];
}

/** The browser's decoder has no UTF-32. */
function decodeUtf32(bytes: Uint8Array, isLittleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const characters: string[] = [];
  for (let at = 0; at + 4 <= bytes.byteLength; at += 4) {
    const code = view.getUint32(at, isLittleEndian);
    if (at === 0 && code === 0xfeff) continue;
    characters.push(code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd');
  }
  return characters.join('');
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
