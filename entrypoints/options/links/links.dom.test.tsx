import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import type { LinkCheck, LinkRun } from '../../../lib/core/library/link-check';
import { errorEntries } from '../../../locales/en/errors';
import { linkStrings } from '../../../locales/en/links';
import { fakeBrowser } from '../../../tests/studio/fake-browser';
import { openStudio, parsedDocument, problemsInBothSchemes, type Stage } from '../../../tests/studio/stage';

let stage: Stage;
const words = linkStrings;

beforeEach(() => fakeBrowser.reset());
afterEach(() => stage.close());

const run: LinkRun = {
  id: 'links',
  state: 'done',
  trigger: 'owner',
  startedAt: Date.UTC(2026, 10, 20),
  finishedAt: Date.UTC(2026, 10, 20),
  total: 9,
  done: 9,
  counts: { ok: 4, moved: 1, dead: 2, unsure: 2 },
  withoutAccess: 3,
  putOff: 1,
};

const check = (url: string, state: LinkCheck['state'], more: Partial<LinkCheck> = {}): LinkCheck => ({
  url,
  state,
  checkedAt: 1,
  failures: 1,
  ...more,
});

/** A document of its own address with links. */
async function store(title: string, url: string, links: string[]): Promise<string> {
  const blocks = [
    {
      kind: 'paragraph' as const,
      text: `${title} is a text about keys and locks.`,
      links: links.map((address) => ({ url: address, anchorText: 'keys', sentence: title })),
    },
  ];
  const saved = await stage.studio.writer.save('source', title, parsedDocument({ title, url, blocks }));
  return saved.documentId;
}

const seen = (text: string | RegExp) => expect.element(page.getByText(text).first()).toBeVisible();
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

describe('checking links', () => {
  it('asks for the sites in the click, and checks also when they are refused', async () => {
    stage = openStudio('#library');
    await store('Keys', 'https://own.example/keys', ['https://a.example/x', 'http://192.168.1.1/']);
    await page.getByRole('link', { name: words.card.open }).click();
    await seen(words.check.asks(2));
    fakeBrowser.isGenerous = false;
    fakeBrowser.answers.set('links/check', () => ({ isStarted: true }));
    await press(words.check.start);
    await expect.poll(() => fakeBrowser.sent.at(-1)).toEqual({ type: 'links/check', data: {} });
    expect(fakeBrowser.asked).toEqual(['https://a.example/*', 'https://own.example/*']);
    await seen(words.check.refused);
  });

  it('says when there is nothing to check', async () => {
    stage = openStudio('#links');
    await seen(words.check.none);
    await expect.element(page.getByRole('button', { name: words.check.start })).toBeDisabled();
  });

  it('shows how far it is, stops, and then what it came to', async () => {
    stage = openStudio('#links');
    await stage.studio.db.linkRuns.put({ ...run, state: 'running', done: 3, total: 12 });
    await seen('3 of 12');
    await press(words.check.stop);
    await expect.poll(() => fakeBrowser.sent.at(-1)?.type).toBe('links/stop');
    await stage.studio.db.linkRuns.put({ ...run, state: 'failed', error: { code: 'network-down' } });
    await seen(words.check.counts(run.counts));
    await seen(words.check.withoutAccess(3));
    await seen(words.check.putOff(1));
    await seen(errorEntries['network-down'].title);
    await expect.element(page.getByRole('button', { name: words.check.goOn })).toBeVisible();
  });

  it('is done every week when that is switched on', async () => {
    stage = openStudio('#links');
    await page.getByRole('switch', { name: words.weekly }).click();
    await expect.poll(() => fakeBrowser.stored.settings).toMatchObject({ checksLinksWeekly: true });
  });
});

describe('dead and moved links', () => {
  beforeEach(async () => {
    stage = openStudio('#links');
    const own = await store('Keys', 'https://own.example/keys', ['https://a.example/gone']);
    await store('Locks', 'https://own.example/locks', ['https://a.example/gone', 'https://b.example/silent']);
    await stage.studio.db.linkChecks.bulkPut([
      check('https://a.example/gone', 'dead', { status: 404 }),
      check('https://b.example/silent', 'dead'),
      check('https://own.example/keys', 'moved', { movedTo: 'https://own.example/posts/keys' }),
      check('https://own.example/locks', 'ok'),
    ]);
    await stage.studio.db.linkRuns.put(run);
    await seen(words.problems.gone(404));
    expect(await stage.studio.db.documents.get(own)).not.toHaveProperty('citationUrl');
  });

  it('are listed with why and where, the ones that work are not', async () => {
    await seen(words.problems.silent);
    await seen(words.problems.movedTo);
    await expect.poll(() => page.getByRole('link', { name: 'Keys', exact: true }).elements().length).toBe(2);
    expect(page.getByText('https://own.example/locks').elements()).toEqual([]);
    expect(await problemsInBothSchemes()).toEqual([]);
  });

  it('the new address is taken with one click, and given back with another', async () => {
    const cited = async () =>
      (await stage.studio.db.documents.toArray()).find(({ key }) => key === 'Keys')?.citationUrl;
    await press(words.problems.takeOf('https://own.example/keys'));
    await expect.poll(cited).toBe('https://own.example/posts/keys');
    await seen(words.problems.replaced);
    await press(words.problems.undoOf('https://own.example/keys'));
    await expect.poll(cited).toBeUndefined();
  });

  it('another address can be typed for a dead one', async () => {
    await press(words.problems.giveOf('https://a.example/gone'));
    const field = page.getByRole('textbox', { name: words.problems.address });
    await expect.element(field).toHaveFocus();
    await field.fill('no address');
    await press(words.problems.save);
    await seen(words.problems.addressInvalid);
    await field.fill('archive.example/keys');
    await press(words.problems.save);
    await expect
      .poll(() => stage.studio.db.linkReplacements.toArray())
      .toMatchObject([{ url: 'https://a.example/gone', replacement: 'https://archive.example/keys' }]);
  });
});

describe('the links of one document', () => {
  it('are checked by themselves, and say what was found', async () => {
    stage = openStudio('#library');
    const id = await store('Keys', 'https://own.example/keys', [
      'https://a.example/old',
      'https://b.example/gone',
    ]);
    window.location.hash = `#library/${id}`;
    fakeBrowser.answers.set('links/check', () => ({ isStarted: true }));
    await page.getByRole('tab', { name: 'Links' }).click();
    await press(words.check.start);
    await expect
      .poll(() => fakeBrowser.sent.at(-1))
      .toEqual({ type: 'links/check', data: { documentIds: [id] } });
    expect(fakeBrowser.asked).toEqual([
      'https://a.example/*',
      'https://b.example/*',
      'https://own.example/*',
    ]);

    await stage.studio.db.linkChecks.bulkPut([
      check('https://a.example/old', 'moved', { movedTo: 'https://a.example/new' }),
      check('https://b.example/gone', 'dead', { status: 410 }),
    ]);
    await seen(words.problems.dead);
    await press(words.problems.takeOf('https://a.example/old'));
    await seen(words.problems.replaced);
    expect(await problemsInBothSchemes()).toEqual([]);
    await press(words.problems.undoOf('https://a.example/old'));
    await seen(words.problems.moved);
  });
});
