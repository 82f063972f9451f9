import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { createLibrary } from './data.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, '..');

/** Where the page finds packages. */
const imports = {
  dexie: '/node_modules/dexie/dist/dexie.mjs',
  minisearch: '/bench/node_modules/minisearch/dist/es/index.js',
  '@orama/orama': '/bench/node_modules/@orama/orama/dist/browser/index.js',
  'hnswlib-wasm': '/bench/node_modules/hnswlib-wasm/dist/hnswlib.js',
  'sqlite-vec-wasm-demo': '/bench/node_modules/sqlite-vec-wasm-demo/sqlite3.mjs',
  '@electric-sql/pglite': '/bench/node_modules/@electric-sql/pglite/dist/index.js',
  '@electric-sql/pglite-pgvector': '/bench/node_modules/@electric-sql/pglite-pgvector/dist/index.js',
};

const types = {
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
  '.html': 'text/html',
};

/**
 * Measures other stores with the same passages and questions, each in a browser profile of its own. A cold
 * answer is the first of a page that has just been loaded. Returns a row of figures for each.
 */
export async function measurePeers({ executablePath, names, passages, dimensions, runs }) {
  if (!existsSync(join(here, 'node_modules'))) {
    execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: here, stdio: 'inherit' });
  }
  const server = await serve();
  const library = createLibrary({ passages, dimensions });
  const questions = Array.from({ length: 12 }, (_, at) => {
    const { text, vector } = library.query(at);
    return { text, vector: Array.from(vector) };
  });
  const rows = [];
  try {
    for (const name of names) {
      rows.push(await measurePeer(name, { executablePath, server, passages, dimensions, questions, runs }));
      console.log(JSON.stringify(rows.at(-1)));
    }
  } finally {
    server.close();
  }
  return rows;
}

async function measurePeer(name, { executablePath, server, passages, dimensions, questions, runs }) {
  const folder = mkdtempSync(join(tmpdir(), 'drafthand-peer-'));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const url = `http://127.0.0.1:${server.address().port}/bench.html`;
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(1_800_000);
    await page.goto(url);
    await page.waitForFunction(() => globalThis.peerBench);
    const build = await page.evaluate(
      ([one, options]) => peerBench.build(one, options),
      [name, { passages, dimensions }],
    );
    await page.close();
    const answers = [];
    for (let run = 0; run < runs; run += 1) {
      const fresh = await context.newPage();
      fresh.setDefaultTimeout(300_000);
      await fresh.goto(url);
      await fresh.waitForFunction(() => globalThis.peerBench);
      answers.push(await fresh.evaluate(([one, asked]) => peerBench.ask(one, asked), [name, questions]));
      await fresh.close();
    }
    const cold = median(answers.map((answer) => answer.cold));
    const warm = median(answers.flatMap((answer) => answer.warm));
    await context.close();
    const megabytes = ['IndexedDB', 'File System'].map((part) => sizeOf(join(folder, 'Default', part)));
    return {
      name,
      passages,
      cold,
      warm,
      build: Math.round(build),
      megabytes: megabytes.reduce((one, other) => one + other),
    };
  } catch (error) {
    await context.close().catch(() => undefined);
    return {
      name,
      passages,
      failed: String(error.message ?? error)
        .split('\n')[0]
        .slice(0, 120),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function serve() {
  const page = `<!doctype html><title>peers</title><script type="importmap">${JSON.stringify({ imports })}</script><script type="module" src="/bench/peer-page.mjs"></script>`;
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://127.0.0.1').pathname;
    const file = join(root, path);
    if (path === '/bench.html') response.writeHead(200, { 'content-type': 'text/html' }).end(page);
    else if (file.startsWith(root) && existsSync(file)) {
      response
        .writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' })
        .end(readFileSync(file));
    } else response.writeHead(404).end();
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

function sizeOf(path) {
  if (!existsSync(path)) return 0;
  return Number(execFileSync('du', ['-sb', path], { encoding: 'utf8' }).split('\t')[0]) / 1e6;
}

function median(samples) {
  const sorted = [...samples].sort((one, other) => one - other);
  return Math.round(sorted[Math.floor(sorted.length / 2)] * 10) / 10;
}
