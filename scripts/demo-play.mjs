import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './prepare.mjs';

const output = join(projectRoot, 'demo-output');

/**
 * Plays the main job: open a conversation, click "Draft reply", wait for the draft, edit, insert.
 * Prints the conversation, the draft, its sources and its checks, and saves a picture of each step.
 * Throws when a step does not happen.
 *
 * @param {object} options
 * @param {import('./extension-session.mjs').ExtensionSession} options.session
 * @param {string} options.inbox address
 * @param {string} options.person whose conversation is opened
 * @param {boolean} options.hasModel
 */
export async function playMainJob({ session, inbox, person, hasModel }) {
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  const page = await session.context.newPage();
  await page.goto(inbox);
  await page.getByText(person).first().click();
  await page.waitForFunction(
    (name) => document.querySelector('.msg-entity-lockup__entity-title')?.textContent?.includes(name),
    person,
  );
  await page.locator('[data-drafthand-button]').first().waitFor({ timeout: 10_000 });
  await page.screenshot({ path: join(output, '1-conversation.png') });
  console.log(`\nConversation\n${indent(await conversationText(page))}`);

  const clicked = Date.now();
  await clickDraftReply(page);
  const panel = await session.sidePanel();
  await panel.setViewportSize({ width: 420, height: 900 }).catch(() => undefined);
  const job = await finishedJob(panel, hasModel ? 120_000 : 15_000);
  if (job.state !== 'done')
    throw new Error(`The draft ended as "${job.state}"${job.error ? ` (${job.error.code})` : ''}.`);
  console.log(
    `\nDraft (${job.provider.kind}, ${Date.now() - clicked} ms from the click, ${job.timings.total} ms of work)\n${indent(job.suggestion)}`,
  );
  console.log(`\nSources\n${indent(describeSources(job))}`);
  console.log(`\nChecks\n${indent(describeChecks(job))}`);
  await panel.screenshot({ path: join(output, '2-draft.png') });

  const editor = panel.getByRole('textbox', { name: 'Your reply, editable' });
  const edited = `${await editor.inputValue()}\n\nP.S. Tell me how it goes.`;
  await editor.fill(edited);
  await panel.screenshot({ path: join(output, '3-edited.png') });

  await panel.getByRole('button', { name: 'Insert', exact: true }).click();
  const expected = edited.trim();
  await page.waitForFunction(
    (text) =>
      [...document.querySelectorAll('.msg-form__contenteditable p')]
        .map((line) => line.textContent)
        .join('\n')
        .trim() === text,
    expected,
    { timeout: 10_000 },
  );
  await page.screenshot({ path: join(output, '4-inserted.png') });
  await panel.screenshot({ path: join(output, '5-panel-after-insert.png') });
  const { sends, madeUpEvents } = await page.evaluate(() => window.demoInbox);
  if (sends.length > 0 || madeUpEvents.length > 0)
    throw new Error('Something was sent or made up on the page.');
  console.log(`\nInserted into the composer, read back, and not sent. Pictures: ${output}`);
}

/** Clicks the in-page button once it holds still; its inside is closed to everybody, this script included. */
export async function clickDraftReply(page) {
  await page.locator('[data-drafthand-button]').first().click({ timeout: 10_000 });
}

/**
 * Waits until the newest draft job has ended and returns its row.
 *
 * @param {import('playwright').Page} panel any page of the extension
 * @param {number} timeout milliseconds
 * @param {number} [createdAfter] epoch milliseconds; older jobs are not looked at
 */
export async function finishedJob(panel, timeout, createdAfter = 0) {
  const deadline = Date.now() + timeout;
  while (Date.now() < deadline) {
    const job = await panel.evaluate(newestJob);
    const hasEnded = ['done', 'failed', 'stopped', 'interrupted'].includes(job?.state);
    if (hasEnded && job.createdAt >= createdAfter) return job;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`No draft ended within ${timeout / 1000} s.`);
}

/** Runs inside a page of the extension. */
function newestJob() {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('drafthand');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      if (!database.objectStoreNames.contains('jobs')) {
        database.close();
        resolve(undefined);
        return;
      }
      const reading = database.transaction('jobs').objectStore('jobs').getAll();
      reading.onsuccess = () => {
        database.close();
        resolve(reading.result.sort((one, other) => other.createdAt - one.createdAt)[0]);
      };
    };
  });
}

/** The messages on the page; line breaks are elements, not characters. */
function conversationText(page) {
  return page.evaluate(() => {
    const words = (node) =>
      node.nodeName === 'BR'
        ? '\n'
        : node.nodeType === 3
          ? node.nodeValue
          : [...node.childNodes].map(words).join('');
    return [...document.querySelectorAll('.msg-s-event-listitem__body')]
      .map((body) => words(body).trim())
      .join('\n---\n');
  });
}

function describeSources(job) {
  if (job.sources.length === 0) return 'none';
  return job.sources
    .map(
      ({ mark, passage, isCited }) =>
        `${mark}${isCited ? ' (cited)' : ''} ${passage.title}${passage.url ? ` – ${passage.url}` : ''}`,
    )
    .join('\n');
}

function describeChecks(job) {
  const asks = (job.analysis?.asks ?? []).map((ask) => {
    const outcome = job.outcomes.find(({ askId }) => askId === ask.id);
    return `${outcome?.result ?? 'unknown'}: ${ask.quote}`;
  });
  const findings = job.findings.map(({ kind, about }) => `${kind}${about ? `: ${about}` : ''}`);
  const removed = job.removedLinks.map(({ shown, reason }) => `removed link (${reason}): ${shown}`);
  return [...asks, ...(findings.length > 0 ? findings : ['no findings']), ...removed].join('\n');
}

function indent(text) {
  return text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}
