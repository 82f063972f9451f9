import { basename, join } from 'node:path';
import { projectRoot } from './prepare.mjs';

/** Engines that are loaded when a file of their format is opened; shipped as they were published. */
export const engineFiles = [
  'pdfjs-dist/legacy/build/pdf.min.mjs',
  'pdfjs-dist/legacy/build/pdf.worker.min.mjs',
  'mammoth/mammoth.browser.min.js',
];

/** Where the engines are copied to: paths in `node_modules` and in the build. */
export function engineCopies() {
  return engineFiles.map((file) => ({
    absoluteSrc: join(projectRoot, 'node_modules', file),
    relativeDest: `engines/${basename(file)}`,
  }));
}

/**
 * Vite plugin: `import url from '<engine>?url&no-inline'` gives the address of that one copy. Without
 * it every script that can load an engine would get a copy of its own.
 *
 * @returns {import('vite').Plugin}
 */
export function engineUrls() {
  return {
    name: 'engine-urls',
    enforce: 'pre',
    load(id) {
      const [path, query] = id.split('?');
      if (query !== 'url&no-inline') return undefined;
      const file = engineFiles.find((engine) => path?.endsWith(`/node_modules/${engine}`));
      return file && `export default ${JSON.stringify(`/engines/${basename(file)}`)};`;
    },
  };
}
