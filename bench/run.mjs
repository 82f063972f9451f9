import { accessSync, constants, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBrowser, run } from '../scripts/prepare.mjs';
import { buildExtension } from './build-extension.mjs';
import { comparisonRows, growthRows, ownRow } from './figures.mjs';
import { arePeersInstalled, measurePeer, preparePeer } from './measure-peers.mjs';
import { measureStore } from './measure-store.mjs';
import { help, readOptions } from './options.mjs';
import { peerList } from './peer-list.mjs';
import { endProgress, progress } from './progress.mjs';
import { questionsWithTruth } from './questions.mjs';
import { lackOfRoom, openScratch, stopSignal } from './scratch.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));

/** What a passage takes on the disk at most, with what is written anew while building, and of a peer in bytes. */
const bytesOfOurs = 4_000;
const bytesOfPeers = 12_000;

/** Peers whose place was found out, by name. */
const prepared = new Map();

const signal = stopSignal();
try {
  const options = readOptions(process.argv.slice(2));
  if (options.help) console.log(help);
  else await bench(options);
} catch (error) {
  endProgress();
  if (!signal.aborted) console.error(process.env.DEBUG ? error : `npm run bench: ${error.message}`);
  process.exitCode = signal.aborted ? 130 : 1;
}

async function bench(options) {
  const { sizes, peers, dimensions, runs, queries, json } = options;
  if (json) accessSync(dirname(resolve(json)), constants.W_OK);
  const { path: executablePath } = ensureBrowser();
  const packages = new Set(peers.map((name) => peerList[name].package));
  if (packages.size > 0 && !arePeersInstalled(packages)) installPeers();
  const folder = openScratch();
  const entries = { page: join(here, 'page.mjs'), worker: join(here, 'worker.mjs') };
  const extension = await buildExtension(join(folder, 'extension'), entries);
  const common = { executablePath, folder, dimensions, runs, signal };
  const all = { dimensions, runs, queries, load: [loadNow()], results: [], peers: [], notRun: [] };
  try {
    for (const passages of sizes) await measureSize(passages, options, { ...common, extension }, all);
  } finally {
    // What was measured before something went wrong took long enough to be kept.
    all.load.push(loadNow());
    endProgress();
    report(all);
    if (json) writeFileSync(json, `${JSON.stringify(all, undefined, 2)}\n`);
  }
  console.log(JSON.stringify(all));
}

/** Measures ours at one size, and the peers where they are wanted at this size, into `all`. */
async function measureSize(passages, { peers, peerSizes, queries, limit }, common, all) {
  const { folder, dimensions, signal } = common;
  const lack = lackOfRoom(folder, passages, bytesOfOurs);
  if (lack) {
    all.notRun.push(`Drafthand: ${lack}`);
    return;
  }
  const step = progress(`${passages} passages`);
  step('exact neighbours of the questions');
  const questions = await questionsWithTruth({ passages, dimensions, count: queries, signal });
  all.results.push(await measureStore({ ...common, passages, questions, step }));
  if (!peerSizes.includes(passages)) return;
  const tooLarge = lackOfRoom(folder, passages, bytesOfPeers);
  if (tooLarge) {
    all.notRun.push(`Other stores: ${tooLarge}`);
    return;
  }
  for (const name of peers) {
    signal.throwIfAborted();
    all.peers.push(await measureOther(name, { ...common, passages, questions, limit }));
  }
}

/** Measures one peer at one size; where it runs is found out once. */
async function measureOther(name, options) {
  const step = progress(`${options.passages} passages, ${name}`);
  if (!prepared.has(name)) prepared.set(name, await preparePeer(name, { ...options, step }));
  const { extension, place, refused } = prepared.get(name);
  return { ...(await measurePeer(name, { ...options, extension, place, step })), refused };
}

function installPeers() {
  const { code } = run('npm', ['ci', '--prefix', here, '--no-audit', '--no-fund', '--loglevel=error']);
  if (code !== 0)
    throw new Error(
      'The other stores could not be installed. Check the network, or leave them out: --peers none',
    );
}

function report({ results, peers, notRun }) {
  if (results.length > 0) console.table(results.map(ownRow));
  if (results.length > 1) console.table(growthRows(results));
  for (const own of results) {
    const beside = peers.filter((peer) => peer.passages === own.asked);
    if (beside.length === 0) continue;
    console.log(`${own.passages} passages; times in ms, medians`);
    console.table(comparisonRows({ own, peers: beside }));
  }
  for (const { name, refused } of new Map(peers.map((peer) => [peer.name, peer])).values()) {
    for (const { place, reason } of refused) console.log(`${name} does not run in the ${place}: ${reason}`);
  }
  for (const line of notRun) console.log(`Not run. ${line}`);
}

function loadNow() {
  return Number(loadavg()[0].toFixed(1));
}
