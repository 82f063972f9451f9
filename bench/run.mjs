import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { startExtensionSession } from '../scripts/extension-session.mjs';
import { ensureBrowser } from '../scripts/prepare.mjs';
import { measurePeers } from './measure-peers.mjs';

/**
 * Measures the retrieval store in a real extension in a real browser: a worker that has just been started,
 * a warm one, recall, size on disk, changes and building. Prints one JSON object on the last line.
 * `--sizes 1000,10000,100000` passages, `--runs 20`, `--dimensions 512`, `--queries 60` for recall; `--peers all`, `none`
 * or names, at `--peer-size 10000` passages.
 */
const here = fileURLToPath(new URL('.', import.meta.url));
const option = (name, usual) => {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? usual : process.argv[at + 1];
};
const sizes = option('sizes', '1000,10000,100000').split(',').map(Number);
const runs = Number(option('runs', '20'));
const dimensions = Number(option('dimensions', '512'));
const peerNames = option('peers', 'all');
const peerSize = Number(option('peer-size', '10000'));
const queryCount = Number(option('queries', '60'));

const allPeers = ['dexie', 'minisearch', 'orama', 'hnswlib', 'sqlite', 'pglite'];

const folder = mkdtempSync(join(tmpdir(), 'drafthand-bench-'));
try {
  const extension = await buildExtension(join(folder, 'extension'));
  const results = [];
  for (const passages of sizes) results.push(await measureStore(extension, passages));
  console.table(results.map(summary));
  const names =
    peerNames === 'all' ? allPeers : peerNames.split(',').filter((name) => allPeers.includes(name));
  const { path: executablePath } = ensureBrowser();
  const peers = await measurePeers({ executablePath, names, passages: peerSize, dimensions, runs });
  console.table(peers);
  console.log(JSON.stringify({ dimensions, runs, results, peers }));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function buildExtension(target) {
  mkdirSync(target, { recursive: true });
  await build({
    entryPoints: { page: join(here, 'page.mjs'), worker: join(here, 'worker.mjs') },
    outdir: target,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'chrome120',
    logLevel: 'error',
  });
  writeFileSync(
    join(target, 'page.html'),
    '<!doctype html><title>bench</title><script type="module" src="page.js"></script>',
  );
  writeFileSync(
    join(target, 'manifest.json'),
    JSON.stringify({
      manifest_version: 3,
      name: 'Drafthand bench',
      version: '1',
      permissions: ['storage', 'unlimitedStorage'],
      background: { service_worker: 'worker.js', type: 'module' },
      content_security_policy: { extension_pages: "script-src 'self' 'wasm-unsafe-eval'; object-src 'none'" },
    }),
  );
  return target;
}

async function measureStore(extension, passages) {
  const session = await startExtensionSession({ executablePath: ensureBrowser().path, build: extension });
  try {
    const page = await session.openPage('page.html');
    const built = await page.evaluate((options) => bench.build(options), { passages, dimensions });
    const questions = await page.evaluate((count) => bench.questions(count, true), queryCount);
    const ask = (message) => page.evaluate((one) => bench.ask(one), message);
    let found = 0;
    for (const { vector, nearest } of questions) {
      const { ids } = await ask({ kind: 'vectors', vector });
      found += nearest.filter((id) => ids.includes(id)).length;
    }
    const cold = { store: [], retriever: [] };
    const warm = { store: [], retriever: [] };
    for (let run = 0; run < runs; run += 1) {
      for (const kind of ['store', 'retriever']) {
        const { text, vector } = questions[run % questions.length];
        await stopWorker(session);
        const answer = await ask({ kind, text, vector });
        if (!answer.isCold || answer.texts < 10)
          throw new Error(`Not a cold answer: ${JSON.stringify(answer)}`);
        cold[kind].push(answer);
      }
    }
    for (let run = 0; run < Math.max(40, runs); run += 1) {
      for (const kind of ['store', 'retriever']) {
        const { text, vector } = questions[(run * 7 + 3) % questions.length];
        warm[kind].push(await ask({ kind, text, vector }));
      }
    }
    const profile = profileOf(session);
    const disk = megabytesOf(profile);
    const changes = [];
    for (let run = 0; run < runs; run += 1) {
      changes.push(
        await page.evaluate((number) => bench.change(number), (run * 31 + 2) % Math.floor(passages / 12)),
      );
    }
    return {
      passages: built.passages,
      cold: timesOf(cold.store),
      warm: timesOf(warm.store),
      coldRetriever: timesOf(cold.retriever),
      warmRetriever: timesOf(warm.retriever),
      recall: found / (10 * questions.length),
      megabytes: disk,
      change: percentiles(changes.map(({ searchable }) => searchable)),
      changeMerged: percentiles(changes.map(({ merged }) => merged)),
      build: built.times,
    };
  } finally {
    await session.close();
  }
}

async function stopWorker(session) {
  const cdp = await session.browserSession();
  const { targetInfos } = await cdp.send('Target.getTargets');
  const worker = targetInfos.find(({ type, url }) => type === 'service_worker' && url.includes(session.id));
  if (worker) await cdp.send('Target.closeTarget', { targetId: worker.targetId });
  await cdp.detach();
}

function profileOf(session) {
  return join(session.folder, 'profile', 'Default', 'IndexedDB');
}

function megabytesOf(path) {
  return Number(execFileSync('du', ['-sb', path], { encoding: 'utf8' }).split('\t')[0]) / 1e6;
}

function timesOf(answers) {
  return percentiles(answers.map(({ milliseconds }) => milliseconds));
}

function percentiles(samples) {
  const sorted = [...samples].sort((one, other) => one - other);
  const at = (share) =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] * 10) / 10;
  return { p50: at(0.5), p95: at(0.95), least: at(0) };
}

function summary({ passages, cold, warm, coldRetriever, recall, megabytes, change, build: times }) {
  const seconds = (times.vectors + times.lexical) / 1000;
  return {
    passages,
    'cold ms': cold.p50,
    'cold least': cold.least,
    'warm p50': warm.p50,
    'warm p95': warm.p95,
    'retriever cold': coldRetriever.p50,
    'recall@10': recall.toFixed(4),
    MB: megabytes.toFixed(1),
    'change ms': change.p50,
    'vectors s': (times.vectors / 1000).toFixed(2),
    'both s': seconds.toFixed(2),
  };
}
