import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clickDraftReply, finishedJob } from '../../scripts/demo-play.mjs';
import { composerLines, type InboxRun, launchInbox, openThread } from './harness/inbox';
import { hostsAskedFor } from './harness/recording-proxy';

describe('the main job with the production build', () => {
  let inbox: InboxRun;

  beforeAll(async () => {
    inbox = await launchInbox();
  });

  afterAll(async () => {
    await inbox?.close();
  });

  it('goes from the click to an edited draft in the composer, and sends nothing', async () => {
    const page = await inbox.openInbox();
    await openThread(page, 'Pradnyesh Kulwadi');
    await clickDraftReply(page);
    const panel = await inbox.sidePanel();
    const job = await finishedJob(panel, 15_000);
    expect(job.state).toBe('done');
    expect(job.provider).toEqual({ kind: 'built-in' });
    expect(job.analysis.asks).toHaveLength(3);
    expect(job.suggestion).toMatch(/^(Hi|Hello|Hey) Pradnyesh/);
    const words = job.suggestion.split(/\s+/).length;
    expect(words).toBeGreaterThanOrEqual(60);
    expect(words).toBeLessThanOrEqual(170);
    const links: string[] = job.suggestion.match(/https?:\/\/\S+/g) ?? [];
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) expect(link).toMatch(/^https:\/\/(hedda-quillmark|video)\.example\//);

    const editor = panel.getByRole('textbox', { name: 'Your reply, editable' });
    await expect.poll(() => editor.inputValue()).toBe(job.suggestion);
    const edited = `${job.suggestion}\n\nHedda`;
    await editor.fill(edited);
    await panel.getByRole('button', { name: 'Insert', exact: true }).click();
    await expect.poll(() => composerLines(page), { timeout: 10_000 }).toEqual(edited.split('\n'));
    await inbox.expectNothingSent();
  });

  it('asks no other computer for anything', () => {
    expect(hostsAskedFor(inbox.proxy)).toEqual([]);
  });
});
