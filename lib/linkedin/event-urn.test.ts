import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isClientUrn, publishedAtOf, sentAtOf, viewerIdIn } from './event-urn';

const viewer = 'ACoAAFIXTviewer00000000000000000000000';
const times = fc.integer({ min: Date.UTC(2004, 0, 1), max: Date.UTC(2090, 0, 1) });
const uuids = fc.uuid();
const shards = fc.integer({ min: 0, max: 999 });
const counters = fc.integer({ min: 0, max: 99_999 });

function urnOf(decoded: string): string {
  return `urn:li:msg_message:(urn:li:fsd_profile:${viewer},2-${btoa(decoded)})`;
}

test('finds the exact time in the long and in the short form', () => {
  fc.assert(
    fc.property(times, counters, shards, uuids, (time, counter, shard, uuid) => {
      const short = `${time}b${String(counter).padStart(5, '0')}-${shard}`;
      expect(sentAtOf(urnOf(short))).toBe(time);
      const long = urnOf(`${short}&${uuid}_${shard}`);
      expect(sentAtOf(long)).toBe(time);
      // The web alphabet, without padding or with encoded padding.
      expect(sentAtOf(long.replace(/=+\)$/, ')').replaceAll('+', '-').replaceAll('/', '_'))).toBe(time);
      expect(sentAtOf(long.replaceAll('=', '%3D'))).toBe(time);
    }),
  );
});

test('never invents a time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
      fc.pre(!/^\d{12,14}b/.test(text));
      expect(sentAtOf(text)).toBeNull();
      expect(sentAtOf(urnOf(text))).toBeNull();
    }),
  );
});

test.each([
  null,
  undefined,
  '',
  `urn:li:msg_message:(urn:li:fsd_profile:${viewer},3f2b8c1e-0a4d-4c7e-9b11-5d2f6a7e8c90)`,
  urnOf('999999999999b00001-100'),
  urnOf('9999999999999b00001-100'),
  urnOf('1794477731120'),
  urnOf('x1794477731120b40100-100'),
])('knows no time in %s', (urn) => {
  expect(sentAtOf(urn)).toBeNull();
});

test('reads the older urn of two ids', () => {
  const message = btoa('1794477731120b40100-100&00000064-1111-4222-8333-000000000064_100');
  expect(sentAtOf(`urn:li:fs_event:(2-${btoa('thread_100')},2-${message})`)).toBe(1794477731120);
});

test('tells the viewer, and messages that have not reached the server', () => {
  expect(viewerIdIn(urnOf('1b1-1'))).toBe(viewer);
  expect(viewerIdIn('urn:li:fs_event:(2-a,2-b)')).toBeUndefined();
  expect(
    isClientUrn(`urn:li:msg_message:(urn:li:fsd_profile:${viewer},3f2b8c1e-0a4d-4c7e-9b11-5d2f6a7e8c90)`),
  ).toBe(true);
  expect(isClientUrn(urnOf('1794477731120b40100-100'))).toBe(false);
});

test('dates a post by its id', () => {
  fc.assert(
    fc.property(times, fc.integer({ min: 0, max: 2 ** 22 - 1 }), (time, low) => {
      const id = (BigInt(time) << 22n) + BigInt(low);
      for (const kind of ['activity', 'share', 'ugcPost']) {
        expect(publishedAtOf(`urn:li:${kind}:${id}`)).toBe(time);
      }
    }),
  );
  expect(publishedAtOf('urn:li:activity:12')).toBeNull();
  expect(publishedAtOf('urn:li:member:7523295905710080001')).toBeNull();
});
