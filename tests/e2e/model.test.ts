import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorWords } from '../../locales/en/errors';
import { clickDraftReply, finishedJob } from '../../scripts/demo-play.mjs';
import { setUpModel } from '../../scripts/demo-run.mjs';
import { failures } from '../servers/chat-behaviours';
import { type ChatServer, startChatServer } from '../servers/chat-server';
import { type InboxRun, jobsOf, launchInbox, openThread } from './harness/inbox';
import { hostsAskedFor } from './harness/recording-proxy';

const key = 'sk-test-never-shown-1234';
const reply = (page: Page) => page.getByRole('textbox', { name: 'Your reply, editable' });

describe('drafting with a model, over real HTTP', () => {
  let inbox: InboxRun;
  let server: ChatServer;
  let page: Page;
  let panel: Page;

  beforeAll(async () => {
    server = await startChatServer();
    inbox = await launchInbox();
    const studio = await inbox.openPage('options.html#settings');
    await studio.getByRole('radio', { name: 'Model', exact: true }).check();
    await studio.getByRole('textbox', { name: 'Base URL' }).fill(server.url);
    // Nothing may be sent before the agreement, not even a list of models.
    expect(server.requests).toEqual([]);
    await setUpModel(studio, inbox.id, { apiKey: key, baseUrl: server.url, name: 'scribe-2' });
    await studio.close();
    page = await inbox.openInbox();
    await draft('Pradnyesh Kulwadi');
    panel = await inbox.sidePanel();
    await finishedJob(panel, 15_000);
  });

  afterAll(async () => {
    await inbox?.expectNothingSent();
    await inbox?.close();
    await server?.close();
  });

  async function draft(name: string): Promise<number> {
    await openThread(page, name);
    await page.locator('[data-drafthand-button]').waitFor();
    const clickedAt = Date.now();
    await clickDraftReply(page);
    return clickedAt - 50;
  }

  /** A new suggestion for a conversation that has one: the click shows that one, Again asks anew. */
  async function draftAgain(name: string): Promise<number> {
    const before = await jobsOf(panel);
    const asked = server.requests.length;
    await draft(name);
    await panel.getByRole('heading', { name }).waitFor();
    expect((await jobsOf(panel)).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(server.requests).toHaveLength(asked);
    const clickedAt = Date.now() - 50;
    await panel.getByRole('button', { name: 'Again', exact: true }).first().click();
    return clickedAt;
  }

  it('streams an answer, puts in the owner’s link for a mark, and removes every other link', async () => {
    server.script({
      text: 'Hi Nkiruka,\n\nGo through a data job first [S1]. Also read https://evil.example/x and [this](https://exfil.invalid/?q=1).\n\nHedda',
      charactersPerPiece: 3,
    });
    const job = await finishedJob(panel, 15_000, await draft('Nkiruka Delsanto'));
    expect(job.state).toBe('done');
    expect(job.suggestion).toMatch(/https:\/\/hedda-quillmark\.example\//);
    expect(job.suggestion).not.toMatch(/evil\.example|exfil/);
    expect(job.removedLinks).toHaveLength(2);
    await panel.getByText('2 links removed').waitFor();
    await expect.poll(() => reply(panel).inputValue()).toBe(job.suggestion);
  });

  it('shows exactly what was sent, and the prompt has no address of a source', async () => {
    const recorded = server.requests.filter(({ path }) => path === '/v1/chat/completions').at(-1);
    const [job] = await jobsOf(panel);
    expect(recorded?.problems).toEqual([]);
    expect(recorded?.raw).toBe(job?.payload);
    expect(recorded?.raw).not.toMatch(/hedda-quillmark\.example|exfil\.invalid/);
    expect(recorded?.headers.authorization).toBe(`Bearer ${key}`);
    await panel.getByText('How it was made').click();
    await panel.getByRole('button', { name: 'What was sent' }).click();
    await panel.getByText(`Sent to ${new URL(server.url).host}`).waitFor();
    await panel.keyboard.press('Escape');
  });

  it('keeps what arrived when the connection is cut, and can go on from there', async () => {
    server.script({
      text: 'Hi Pradnyesh, an SQL course comes first because every data job needs it.',
      dropAfter: 6,
      // Time to arrive: a connection that is reset throws away what nobody has read yet.
      gap: 0.05,
      charactersPerPiece: 6,
    });
    const cut = await finishedJob(panel, 15_000, await draftAgain('Pradnyesh Kulwadi'));
    expect(cut.state).toBe('interrupted');
    expect(cut.suggestion).toMatch(/^Hi Pradnyesh/);
    server.script({ text: ' and the rest of the answer.' });
    const before = Date.now() - 50;
    await panel.getByRole('button', { name: 'Continue' }).click();
    const whole = await finishedJob(panel, 15_000, before);
    expect(whole.state).toBe('done');
    expect(whole.suggestion).toMatch(/^Hi Pradnyesh.*the rest of the answer\.$/s);
  });

  it('recovers the text when the worker is killed in the middle of a stream', async () => {
    server.script({
      text: `Hi Jun-ho, ${'one more careful word '.repeat(400)}`,
      charactersPerPiece: 8,
      gap: 0.05,
    });
    const clickedAt = await draft('Jun-ho Paekman');
    const textSoFar = async () => {
      const [newest] = await jobsOf(panel);
      return newest && newest.createdAt >= clickedAt ? newest.suggestion.length : 0;
    };
    await expect.poll(textSoFar, { timeout: 10_000 }).toBeGreaterThan(40);
    await inbox.stopWorker();
    await panel.getByRole('button', { name: 'Continue' }).waitFor({ timeout: 20_000 });
    const [job] = await jobsOf(panel);
    expect(job?.state).toBe('interrupted');
    expect(job?.suggestion.length).toBeGreaterThan(40);
    expect(await reply(panel).inputValue()).toBe(job?.suggestion);
  });

  it('never overwrites words typed while the answer streams', async () => {
    server.script({
      text: `Hi Jun-ho, ${'a slow and steady answer '.repeat(30)}`,
      charactersPerPiece: 10,
      gap: 0.02,
    });
    const clickedAt = await draftAgain('Jun-ho Paekman');
    await expect.poll(() => reply(panel).inputValue(), { timeout: 10_000 }).toMatch(/slow and steady/);
    await reply(panel).press('Control+Home');
    await reply(panel).pressSequentially('MINE ');
    const typed = await reply(panel).inputValue();
    expect(typed).toMatch(/^MINE /);
    const job = await finishedJob(panel, 15_000, clickedAt);
    expect(job.state).toBe('done');
    expect(await reply(panel).inputValue()).toBe(typed);
  });

  it('says what is wrong in words, and drafts without the model on request', async () => {
    server.script(failures.wrongKey);
    const job = await finishedJob(panel, 15_000, await draftAgain('Nkiruka Delsanto'));
    expect(job.error.code).toBe('key-wrong');
    await panel
      .getByText(errorWords({ code: 'key-wrong' }).title)
      .first()
      .waitFor();
    const before = Date.now() - 50;
    await panel.getByRole('button', { name: 'Use the built-in draft' }).click();
    const builtIn = await finishedJob(panel, 15_000, before);
    expect(builtIn.provider).toEqual({ kind: 'built-in' });
    expect(builtIn.state).toBe('done');
  });

  it('keeps the key away from the page and the panel', async () => {
    const texts = await Promise.all(
      [panel, page].map((view) => view.evaluate(() => document.documentElement.outerHTML)),
    );
    for (const text of texts) expect(text).not.toContain(key);
  });

  it('reached no host but the endpoint during the whole run', () => {
    const endpoint = new URL(server.url).host;
    expect([...new Set(hostsAskedFor(inbox.proxy))]).toEqual([endpoint]);
  });
});
