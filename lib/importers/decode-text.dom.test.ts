import { describe, expect, it } from 'vitest';
import { decodeText, isBinary } from './decode-text';

describe('decodeText', () => {
  const bytes = (...values: number[]) => new Uint8Array(values);

  it('reads byte order marks', () => {
    expect(decodeText(bytes(0xef, 0xbb, 0xbf, 0xc3, 0xa9))).toBe('é');
    expect(decodeText(bytes(0xff, 0xfe, 0xe9, 0))).toBe('é');
    expect(decodeText(bytes(0xfe, 0xff, 0, 0xe9))).toBe('é');
  });

  it('takes the header, then what the markup states, then UTF-8, then windows-1252', () => {
    const latin2 = bytes(0xb1);
    expect(decodeText(latin2, 'iso-8859-2')).toBe('ą');
    const page = new Uint8Array([...new TextEncoder().encode('<meta charset="iso-8859-2">'), 0xb1]);
    expect(decodeText(page)).toContain('ą');
    expect(decodeText(bytes(0xc3, 0xa9))).toBe('é');
    expect(decodeText(bytes(0x93, 0xe9, 0x94))).toBe('“é”');
    expect(decodeText(bytes(0xe9), 'no-such-charset')).toBe('é');
  });

  it('tells binary files from UTF-16', () => {
    expect(isBinary(bytes(1, 0, 2))).toBe(true);
    expect(isBinary(bytes(0xff, 0xfe, 0x61, 0))).toBe(false);
  });
});
