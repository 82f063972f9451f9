import { describe, expect, it } from 'vitest';
import { readOptions } from './options.mjs';
import { peerNames } from './peer-list.mjs';

describe('the options of the bench', () => {
  it('measure ours at 1 000, 10 000 and 100 000 beside all others at 10 000 unless told', () => {
    expect(readOptions([])).toMatchObject({
      sizes: [1000, 10_000, 100_000],
      peers: peerNames,
      peerSizes: [10_000],
      runs: 20,
      dimensions: 512,
    });
  });

  it('measure ours at every size of the others as well', () => {
    const options = readOptions([
      '--sizes',
      '300,300',
      '--peers',
      'orama,dexie',
      '--peer-sizes',
      '10_000,600',
    ]);
    expect(options).toMatchObject({
      sizes: [300, 600, 10_000],
      peers: ['dexie', 'orama'],
      peerSizes: [600, 10_000],
    });
  });

  it('leave the sizes of the others alone when there are none', () => {
    expect(readOptions(['--sizes', '300', '--peers', 'none'])).toMatchObject({ sizes: [300], peerSizes: [] });
  });

  it.each([
    [['--sizes', 'many'], 'no whole number'],
    [['--sizes', ''], 'no whole number'],
    [['--sizes', '10'], 'from 120'],
    [['--sizes', '3000000'], 'to 2000000'],
    [['--runs', '0'], '--runs'],
    [['--peers', 'dexie,voy'], 'there is no voy'],
    [['--sizes', 'none', '--peers', 'none'], 'nothing is left'],
    [['--speed'], 'Unknown option'],
  ])('say what cannot be meant by %j', (args, words) => {
    expect(() => readOptions(args)).toThrow(words);
  });
});
