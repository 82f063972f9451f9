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
  const { sizes, peers, peerSizes, dimensions, runs, queries, json } = options;
  if (json) accessSync(dirname(resolve(json)), constants.W_OK);
  const { path: executablePath } = ensureBrowser();
  const packages = new Set(peers.map((name) => peerList[name].package));
  if (packages.size > 0 && !arePeersInstalled(packages)) installPeers();
  const folder = openScratch();
  const entries = { page: join(here, 'page.mjs'), worker: join(here, 'worker.mjs') };
  const extension = await buildExtension(join(folder, 'extension'), entries);
  const common = { executablePath, folder, dimensions, runs, signal };
  const all = { dimensions, runs, queries, load: [loadNow()], results: [], peers: [], notRun: [] };
  const measurePeers = peersOf(options, common);
  for (const passages of sizes) {
    const lack = lackOfRoom(folder, passages, bytesOfOurs);
    if (lack) all.notRun.push(`Drafthand: ${lack}`);
    if (lack) continue;
    const step = progress(`${passages} passages`);
    step('exact neighbours of the questions');
    const questions = await questionsWithTruth({ passages, dimensions, count: queries, signal });
    all.results.push(await measureStore({ ...common, extension, passages, questions, step }));
    if (!peerSizes.includes(passages)) continue;
    const tooLarge = lackOfRoom(folder, passages, bytesOfPeers);
    if (tooLarge) all.notRun.push(`Other stores: ${tooLarge}`);
    else all.peers.push(...(await measurePeers(passages, questions)));
  }
  all.load.push(loadNow());
  endProgress();
  report(all);
  if (json) writeFileSync(json, `${JSON.stringify(all, undefined, 2)}\n`);
  console.log(JSON.stringify(all));
}

/** Measures the peers at one size after another; where each runs is found out once. */
function peersOf({ peers, limit }, common) {
  const prepared = new Map();
  return async (passages, questions) => {
    const figures = [];
    for (const name of peers) {
      const step = progress(`${passages} passages, ${name}`);
      if (!prepared.has(name)) prepared.set(name, await preparePeer(name, { ...common, step }));
      const { extension, place, refused } = prepared.get(name);
      const measured = await measurePeer(name, {
        ...common,
        extension,
        place,
        passages,
        questions,
        limit,
        step,
      });
      figures.push({ ...measured, refused });
    }
    return figures;
  };
}

function installPeers() {
  const { code } = run('npm', ['ci', '--prefix', here, '--no-audit', '--no-fund', '--loglevel=error']);
  if (code !== 0)
    throw new Error(
      'The other stores could not be installed. Check the network, or leave them out: --peers none',
    );
}

function report({ results, peers, notRun }) {
  console.table(results.map(ownRow));
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
