import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoAnswer } from '../demo/server.mjs';
import { measureBudgets } from './budgets.mjs';
import { clickDraftReply, finishedJob } from './demo-play.mjs';
import { agree, importLibrary } from './demo-run.mjs';
import { startExtensionSession } from './extension-session.mjs';
import { writeGrownLibrary } from './grown-library.mjs';
import { ensureBrowser, projectRoot, run } from './prepare.mjs';

/**
 * Measures what a person waits for, with the production build and a library of 600 documents in a real browser:
 * click to panel, click to draft (worker stopped, and warm), the content script's size, and its work on a page on
 * which nothing changes. Prints one JSON object on the last line. `--runs N` (7 unless told).
 */
const runs = Number(process.argv[process.argv.indexOf('--runs') + 1]) || 7;
const build = join(projectRoot, '.output/chrome-mv3');
const people = ['Pradnyesh Kulwadi', 'Nkiruka Delsanto', 'Jun-ho Paekman'];

if (run('npx', ['wxt', 'build'], { quiet: true }).code !== 0)
  throw new Error('The build failed: npm run build');
const folder = mkdtempSync(join(tmpdir(), 'drafthand-measure-'));
const session = await startExtensionSession({
  executablePath: ensureBrowser().path,
  build,
  grantedOrigins: ['https://www.linkedin.com/*'],
});
try {
  await session.context.route('https://www.linkedin.com/**', (route) => {
    const answer = demoAnswer(new URL(route.request().url()).pathname);
    return answer ? route.fulfill(answer) : route.fulfill({ status: 404, body: '' });
  });
  const studio = await session.openPage('options.html#welcome');
  await agree(studio);
  writeGrownLibrary(join(folder, 'library'), 600);
  const importStarted = Date.now();
  await importLibrary(studio, session.id, join(folder, 'library'));
  const importSeconds = (Date.now() - importStarted) / 1000;
  await studio.close();

  const page = await session.context.newPage();
  await page.goto('https://www.linkedin.com/messaging/');
  await page.evaluate(() =>
    window.addEventListener(
      'click',
      (event) => (window.clickedAt = performance.timeOrigin + event.timeStamp),
      true,
    ),
  );
  const idle = await idleWork(page);
  const cold = [];
  const warm = [];
  for (let round = 0; round < runs; round += 1) {
    cold.push(await clickToDraft(page, people[(2 * round) % people.length], { stopsWorker: true }));
    warm.push(await clickToDraft(page, people[(2 * round + 1) % people.length], { stopsWorker: false }));
  }
  const figures = {
    runs,
    documents: 600,
    importSeconds: round(importSeconds),
    cold: summary(cold),
    warm: summary(warm),
    idle,
    gzipKilobytes: Object.fromEntries(
      measureBudgets(build).map(({ file, kilobytes }) => [file, round(kilobytes)]),
    ),
  };
  console.log(JSON.stringify(figures));
} finally {
  await session.close();
  rmSync(folder, { recursive: true, force: true });
}

/** One click; milliseconds from the click to the conversation on screen, and to the finished draft on screen. */
async function clickToDraft(page, name, { stopsWorker }) {
  await page.locator('.msg-conversation-listitem__link', { hasText: name }).click();
  await page.locator('.msg-title-bar', { hasText: name }).waitFor();
  await page.locator('[data-drafthand-button]').waitFor();
  await forgetDrafts();
  if (stopsWorker) await session.stopWorker();
  await clickDraftReply(page);
  const panel = await session.sidePanel();
  const clickedAt = await page.evaluate(() => window.clickedAt);
  const job = await finishedJob(panel, 10_000, clickedAt - 50);
  const marks = await panel.waitForFunction((id) => {
    const at = (mark) => performance.getEntriesByName(`${mark}:${id}`)[0]?.startTime;
    const shown = { conversation: at('conversation-shown'), draft: at('draft-shown') };
    return shown.conversation && shown.draft && { ...shown, origin: performance.timeOrigin };
  }, job.id);
  const { conversation, draft, origin } = await marks.jsonValue();
  await panel.evaluate(forgetJobs);
  return {
    conversation: origin + conversation - clickedAt,
    draft: origin + draft - clickedAt,
    work: job.timings.total,
  };
}

/** Takes the drafts so far away, so that a click on a conversation of an earlier round drafts anew. */
async function forgetDrafts() {
  const panel = session.context.pages().find((one) => one.url().includes('sidepanel.html'));
  await panel?.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('drafthand');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('jobs', 'readwrite');
          transaction.objectStore('jobs').clear();
          transaction.oncomplete = () => {
            opening.result.close();
            resolve(undefined);
          };
        };
      }),
  );
}

/** Runs inside the panel. A conversation that has a draft would show it again instead of drafting. */
function forgetJobs() {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('drafthand');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const change = opening.result.transaction('jobs', 'readwrite');
      change.objectStore('jobs').clear();
      change.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
  });
}

/** Script time of the page's process over five seconds in which nothing changes, in milliseconds. */
async function idleWork(page) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  const read = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'ScriptDuration').value * 1000;
  };
  await page.waitForTimeout(1500);
  const before = await read();
  await page.waitForTimeout(5000);
  return { seconds: 5, scriptMilliseconds: round((await read()) - before) };
}

function summary(samples) {
  const of = (name) => {
    const sorted = samples.map((sample) => sample[name]).sort((one, other) => one - other);
    return { median: round(sorted[Math.floor(sorted.length / 2)]), worst: round(sorted.at(-1)) };
  };
  return { toConversation: of('conversation'), toDraft: of('draft'), work: of('work') };
}

function round(value) {
  return Math.round(value * 10) / 10;
}
