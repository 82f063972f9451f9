import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * Runs one of the command-line measurements: bundles `evals/NAME.ts` with esbuild, so that
 * it shares the extension's TypeScript, and calls its `main` with the remaining arguments.
 * Relative paths in the arguments are relative to where the command was typed.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const [name, ...args] = process.argv.slice(2);
const known = [
  'read',
  'retrieval',
  'links',
  'coverage',
  'attacks',
  'archive',
  'hostile',
  'feeds',
  'pages',
  'site',
  'kills',
  'import',
];

if (!known.includes(name)) {
  console.error(`Unknown measurement "${name ?? ''}". Known: ${known.join(', ')}.`);
  process.exit(2);
}

const { build } = await import('esbuild').catch(() => {
  console.error('The development packages are not installed. Run: npm ci');
  process.exit(2);
});

/** `tlds` is a JSON file, which Node 20 imports only with an attribute: it goes into the bundle. */
const bundleJsonPackage = {
  name: 'bundle-json-package',
  setup(context) {
    context.onResolve({ filter: /^tlds$/ }, () => ({ path: fileURLToPath(import.meta.resolve('tlds')) }));
  },
};

if (process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
// Inside the project, so that packages left out of the bundle are found.
const folder = mkdtempSync(join(root, 'node_modules', '.evaluate-'));
try {
  const bundle = join(folder, `${name}.mjs`);
  await build({
    entryPoints: [join(root, 'evals', `${name}.ts`)],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    plugins: [bundleJsonPackage],
    define: { __DEMO_ORIGIN__: '""', __PROJECT_ROOT__: JSON.stringify(root) },
    logLevel: 'error',
  });
  const { main } = await import(pathToFileURL(bundle).href);
  await main(args);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
