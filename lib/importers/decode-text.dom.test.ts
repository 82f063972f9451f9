import { describe, expect, it } from 'vitest';
import { decodeText, isBinary } from './decode-text';

describe('decodeText', () => {
  const bytes = (...values: number[]) => new Uint8Array(values);

  it('reads byte order marks', () => {
    expect(decodeText(bytes(0xef, 0xbb, 0xbf, 0xc3, 0xa9))).toBe('é');
    expect(decodeText(bytes(0xff, 0xfe, 0xe9, 0))).toBe('é');
    expect(decodeText(bytes(0xfe, 0xff, 0, 0xe9))).toBe('é');
  });

  it('reads UTF-32, and XML in UTF-16 and UTF-32 without a mark', () => {
    const xml = '<?xml?><a>é</a>';
    const units = (size: 2 | 4, isLittleEndian: boolean) => {
      const view = new DataView(new ArrayBuffer(xml.length * size));
      for (const [at, character] of [...xml].entries()) {
        const code = character.charCodeAt(0);
        if (size === 2) view.setUint16(at * 2, code, isLittleEndian);
        else view.setUint32(at * 4, code, isLittleEndian);
      }
      return new Uint8Array(view.buffer);
    };
    for (const size of [2, 4] as const) {
      for (const isLittleEndian of [true, false]) {
        expect(decodeText(units(size, isLittleEndian))).toBe(xml);
        expect(isBinary(units(size, isLittleEndian))).toBe(false);
      }
    }
    expect(decodeText(bytes(0, 0, 0xfe, 0xff, 0, 0, 0, 0xe9))).toBe('é');
    expect(decodeText(bytes(0xff, 0xfe, 0, 0, 0xe9, 0, 0, 0))).toBe('é');
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
