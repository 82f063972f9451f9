import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';

/**
 * Writes an unpacked extension of a page and a worker, with the policy of the product. `page.html` works on a plain
 * server as well. Returns the folder.
 */
export async function buildExtension(target, { page, worker, assets = [], alias = {} }) {
  mkdirSync(target, { recursive: true });
  await build({
    entryPoints: { page, worker },
    outdir: target,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'chrome120',
    logLevel: 'error',
    // Asked for only where there is no browser.
    external: ['node:*'],
    alias,
  });
  for (const asset of assets) cpSync(asset, join(target, basename(asset)));
  writeFileSync(
    join(target, 'page.html'),
    '<!doctype html><meta charset="utf-8"><title>bench</title><script type="module" src="page.js"></script>',
  );
  writeFileSync(join(target, 'manifest.json'), JSON.stringify(manifest));
  return target;
}

const manifest = {
  manifest_version: 3,
  name: 'Drafthand bench',
  version: '1',
  permissions: ['storage', 'unlimitedStorage'],
  background: { service_worker: 'worker.js', type: 'module' },
  content_security_policy: { extension_pages: "script-src 'self' 'wasm-unsafe-eval'; object-src 'none'" },
};
