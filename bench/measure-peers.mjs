import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startExtensionSession } from '../scripts/extension-session.mjs';
import { buildExtension } from './build-extension.mjs';
import { measureAnswers } from './measure-answers.mjs';
import { peerList } from './peer-list.mjs';
import { serveFolder } from './plain-server.mjs';
import { questionsWithTruth, recallOf } from './questions.mjs';
import { megabytesStored, removeFolder } from './scratch.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Where a peer is tried, the nearest to our own place first. */
const places = ['worker', 'extension page', 'plain page'];

const trialPassages = 240;
const trialSeconds = 90;

/**
 * Builds the extension of a peer and finds out where it runs: with a few passages in the service worker, on a page of the
 * extension, on a plain page. Returns the extension, the place (undefined when there is none), and why not in the others.
 */
export async function preparePeer(name, { executablePath, folder, dimensions, signal, step }) {
  const { module, assets = [] } = peerList[name];
  const extension = await buildExtension(join(folder, `extension-${name}`), {
    page: join(here, 'peer-page.mjs'),
    worker: join(here, 'peer-worker.mjs'),
    assets: assets.map((asset) => join(here, 'node_modules', asset)),
    alias: { 'measured-peer': join(here, 'peers', `${module}.mjs`) },
  });
  const options = { passages: trialPassages, dimensions, count: 3, signal };
  const questions = await questionsWithTruth(options);
  const refused = [];
  for (const place of places) {
    const common = { executablePath, extension, folder, dimensions, questions, signal };
    const trial = { ...common, passages: trialPassages, place, runs: 1, limit: trialSeconds };
    const figures = await measurePeer(name, { ...trial, step: () => step(`trying the ${place}`) });
    if (!figures.failed) return { extension, place, refused };
    refused.push({ place, reason: figures.failed });
  }
  return { extension, place: undefined, refused };
}

/**
 * Fills a peer and asks it, in a profile of its own that is removed. Returns its figures; those of a peer that fails or
 * takes longer than `limit` seconds have `failed`, the reason, beside what was measured until then.
 */
export async function measurePeer(name, options) {
  const { executablePath, extension, folder, passages, place, limit, signal, step } = options;
  const { title, kind } = peerList[name];
  const figures = { name, title, kind, where: place, passages };
  if (!place) return { ...figures, failed: 'runs in none of the places' };
  const home = join(folder, `peer-${name}`);
  mkdirSync(home);
  let stage = 'starting the browser';
  let isLate = false;
  let session;
  let timer;
  const server = await serveFolder(extension);
  try {
    session = await startExtensionSession({ executablePath, build: extension, home });
    timer = setTimeout(() => {
      isLate = true;
      session.kill().catch(() => undefined);
    }, limit * 1000);
    const say = (text) => {
      stage = text;
      step(text);
    };
    await measureIn({ ...options, session, url: pageUrl(place, session, server), figures, say });
    figures.megabytes = megabytesStored(join(home, 'profile'));
  } catch (error) {
    signal.throwIfAborted();
    figures.failed = isLate ? `longer than ${limit} s (at: ${stage})` : `${stage}: ${reasonOf(error)}`;
  } finally {
    clearTimeout(timer);
    server.close();
    if (!isLate) await session?.close().catch(() => undefined);
    removeFolder(home);
  }
  return figures;
}

async function measureIn({ session, url, place, passages, dimensions, questions, runs, figures, say }) {
  const isInWorker = place === 'worker';
  let page = await openPage(session, url);
  say('building');
  figures.build = await page.evaluate((options) => peerBench.build(options), { passages, dimensions });
  const fresh = async () => {
    await page.close();
    page = await openPage(session, url);
  };
  await fresh();
  const { cold, withStart, warm, found } = await measureAnswers({
    questions,
    runs,
    makeCold: isInWorker ? session.stopWorker : fresh,
    ask: ({ text, vector }) => page.evaluate(isInWorker ? askWorker : askPage, { text, vector }),
    step: say,
  });
  Object.assign(figures, { cold, withStart, warm });
  if (figures.kind === 'vectors') figures.recall = recallOf(questions, found);
}

async function openPage(session, url) {
  const page = await session.context.newPage();
  const broken = new Promise((_, reject) => page.once('pageerror', reject));
  broken.catch(() => undefined);
  await page.goto(url);
  await Promise.race([
    page.waitForFunction(() => globalThis.peerBench, undefined, { timeout: 30_000 }),
    broken,
  ]);
  return page;
}

const askWorker = (question) => peerBench.askWorker(question);
/** A page starts when it begins to be loaded. */
const askPage = async (question) => {
  const answer = await peerBench.askHere(question);
  return { ...answer, withStart: performance.now() };
};

function pageUrl(place, session, server) {
  return place === 'plain page' ? `${server.origin}/page.html` : `chrome-extension://${session.id}/page.html`;
}

/** The first line of what went wrong, without what the tool that drives the browser puts before it. */
function reasonOf(error) {
  const text = String(error?.message ?? error).replace(/^(page\.\w+: )?(Error: )?/, '');
  return text.split('\n')[0].slice(0, 200);
}

/** Whether the packages are installed; the product's own always are. */
export function arePeersInstalled(packages) {
  return [...packages].every((name) => name === 'dexie' || existsSync(join(here, 'node_modules', name)));
}
