import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import type { Settings } from '../../lib/core/settings';
import { walkByKeyboard } from '../dom/walk-by-keyboard';
import { fakeBrowser } from './fake-browser';
import { fillLibrary } from './sample-library';
import { openStudio, problemsInBothSchemes, type Stage, setWidth } from './stage';

const agreed: Partial<Settings> = { entry: 'button', agreedAt: 1 };
/** Every place of the studio, what is stored before, and what is to be seen when it is there. */
const views: Array<[name: string, hash: string, sign: string, settings?: Partial<Settings>]> = [
  ['first run', '#welcome', 'Before your first draft', {}],
  ['library', '#library', 'Library'],
  ['links', '#links', 'Links'],
  ['offers', '#offers', 'Newer says otherwise'],
  ['try a question', '#try', 'Try a question'],
  ['a document that is not there', '#library/nobody', 'This document is not there'],
  ['settings', '#settings', 'Settings'],
  ['settings with a model', '#settings', 'Settings', { ...agreed, provider: 'openai' }],
  ['settings with a server of passages', '#settings', 'Settings', { ...agreed, embedding: 'endpoint' }],
  ['settings with a model on this computer', '#settings', 'Settings', { ...agreed, embedding: 'on-device' }],
];
let stage: Stage | undefined;

beforeEach(() => {
  fakeBrowser.reset();
});
afterEach(() => {
  stage?.close();
  stage = undefined;
});

async function open(hash: string, sign: string, settings: Partial<Settings> | undefined): Promise<Stage> {
  const opened = openStudio(hash, settings ?? agreed);
  await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent(sign);
  await expect.poll(() => document.querySelector('[aria-busy="true"]')).toBeNull();
  return opened;
}

async function expectUsable(width: number): Promise<void> {
  await setWidth(width);
  expect(await problemsInBothSchemes()).toEqual([]);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  const { stops, problems } = await walkByKeyboard();
  expect(problems).toEqual([]);
  // Past the places first, then the places, then what is on the page.
  expect(stops.slice(0, 2)).toEqual(['Skip to the content', expect.stringMatching(/^(Welcome|Library)$/)]);
  expect(stops.length).toBeGreaterThan(3);
}

describe.each([360, 1100])('with an empty library at %d px', (width) => {
  it.each(views.filter(([name]) => name !== 'library'))(
    '%s: accessible in both schemes, and walked through by keyboard',
    async (_, hash, sign, settings) => {
      stage = await open(hash, sign, settings);
      await expectUsable(width);
    },
  );
});

describe.each([360, 1100])('with a library at %d px', (width) => {
  it.each(views)(
    '%s: accessible in both schemes, and walked through by keyboard',
    async (_, hash, sign, settings) => {
      stage = await open('#settings', 'Settings', settings);
      await fillLibrary(stage.studio, Date.now());
      window.location.hash = hash;
      await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent(sign);
      await expectUsable(width);
    },
  );
});
