import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Import, importsOf, isTest, projectRoot, sourceFiles } from './imports';

/** What each layer may import: own folders (prefix) and packages. Types of `app/ports` count as core. */
const rules: Array<{ layer: string; folders: string[]; packages: string[]; typeOnlyFolders?: string[] }> = [
  {
    layer: 'lib/core',
    folders: ['lib/core'],
    // Linguistic data the core ranks with: pure packages without I/O.
    packages: ['zod', '@orama/stemmers', 'stopword', 'tlds'],
  },
  { layer: 'lib/app', folders: ['lib/core', 'lib/app'], packages: [] },
  {
    layer: 'lib/linkedin',
    folders: ['lib/core', 'lib/linkedin'],
    packages: [],
    typeOnlyFolders: ['lib/app/ports'],
  },
  {
    layer: 'lib/store',
    folders: ['lib/core', 'lib/store', 'lib/app/ports'],
    packages: ['dexie', '@zip.js/zip.js'],
  },
  {
    layer: 'lib/llm',
    folders: ['lib/core', 'lib/llm', 'lib/app/ports'],
    packages: ['openai', 'zod', '@huggingface/tokenizers', '@noble/hashes'],
  },
  {
    layer: 'lib/importers',
    folders: ['lib/core', 'lib/importers', 'lib/app/ports'],
    packages: [
      '@mozilla/readability',
      '@zip.js/zip.js',
      'feedsmith',
      'mammoth',
      'mdast-util-from-markdown',
      'mdast-util-frontmatter',
      'mdast-util-gfm',
      'micromark-extension-frontmatter',
      'micromark-extension-gfm',
      'mdast',
      'papaparse',
      'pdfjs-dist',
      'robots-parser',
      'yaml',
    ],
  },
  { layer: 'lib/browser', folders: ['lib/core', 'lib/browser', 'lib/app/ports'], packages: ['wxt'] },
  {
    layer: 'lib/messaging',
    folders: ['lib/core', 'lib/messaging'],
    packages: ['zod', 'wxt'],
    typeOnlyFolders: ['lib/app/ports'],
  },
  { layer: 'components', folders: ['lib/core', 'components', 'locales'], packages: ['react'] },
  { layer: 'locales', folders: ['lib/core', 'locales'], packages: [] },
];

/** The content scripts stay small: no framework, validator, database or model SDK. */
const contentScript = {
  folders: [
    'lib/linkedin',
    'lib/messaging/send',
    'lib/messaging/protocol',
    'lib/messaging/receive-in-tab',
    'locales/en/page',
    'entrypoints/linkedin',
    'entrypoints/reader',
  ],
  packages: ['wxt'],
};

function isAllowed(
  entry: Import,
  folders: string[],
  packages: string[],
  typeOnlyFolders: string[] = [],
): boolean {
  if (entry.isPackage) return packages.includes(entry.target);
  const inside = (folder: string) => entry.target === folder || entry.target.startsWith(`${folder}/`);
  return folders.some(inside) || (entry.isTypeOnly && typeOnlyFolders.some(inside));
}

describe('import directions', () => {
  for (const rule of rules) {
    it(`${rule.layer} imports only what the table allows`, () => {
      const files = sourceFiles([rule.layer]).filter((file) => !isTest(file));
      expect(files.length).toBeGreaterThan(0);
      const offences = files.flatMap((file) =>
        importsOf(file)
          .filter((entry) => !isAllowed(entry, rule.folders, rule.packages, rule.typeOnlyFolders))
          .map((entry) => `${file} → ${entry.target}`),
      );
      expect(offences).toEqual([]);
    });
  }

  it('the content scripts reach nothing heavy, directly or through others', () => {
    const seen = new Set<string>();
    const offences: string[] = [];
    const visit = (file: string): void => {
      if (seen.has(file)) return;
      seen.add(file);
      for (const entry of importsOf(file)) {
        if (entry.isTypeOnly) continue;
        const isCore = !entry.isPackage && entry.target.startsWith('lib/core/');
        if (!isCore && !isAllowed(entry, contentScript.folders, contentScript.packages)) {
          offences.push(`${file} → ${entry.target}`);
        } else if (!entry.isPackage) {
          visit(`${entry.target}.ts`);
        }
      }
    };
    visit('entrypoints/linkedin/index.ts');
    visit('entrypoints/reader/index.ts');
    expect(offences).toEqual([]);
    expect(seen.size).toBeGreaterThan(4);
  });

  it('only lib/llm knows the model SDK, only lib/store the database', () => {
    const offences = sourceFiles(['lib', 'components', 'entrypoints'])
      .filter((file) => !isTest(file))
      .flatMap((file) => importsOf(file).map((entry) => ({ file, ...entry })))
      .filter(
        ({ file, target }) =>
          (target === 'openai' && !file.startsWith('lib/llm/')) ||
          (target === 'dexie' && !/^(lib\/store|entrypoints)\//.test(file)),
      )
      .map(({ file, target }) => `${file} → ${target}`);
    expect(offences).toEqual([]);
  });
});

describe('source files', () => {
  const files = sourceFiles(['lib', 'components', 'entrypoints', 'locales', 'evals', 'demo']);

  it('stay under 350 lines', () => {
    const long = files
      .map((file) => ({ file, lines: readFileSync(join(projectRoot, file), 'utf8').split('\n').length }))
      .filter(({ lines }) => lines > 351);
    expect(long).toEqual([]);
  });

  it('never build HTML from strings, never evaluate code, never send or submit', () => {
    const forbidden = [
      [/\.(inner|outer)HTML\s*=/, 'HTML from a string'],
      [/insertAdjacentHTML|document\.write\b|dangerouslySetInnerHTML/, 'HTML from a string'],
      [/\beval\(|new Function\(/, 'evaluated code'],
      [/\.requestSubmit\(|\.submit\(\)/, 'submitting'],
      [/new KeyboardEvent\(/, 'key events'],
    ] as const;
    const offences = files
      .filter((file) => !isTest(file) && !file.startsWith('demo/') && !file.startsWith('evals/'))
      .flatMap((file) => {
        const source = readFileSync(join(projectRoot, file), 'utf8');
        return forbidden.filter(([pattern]) => pattern.test(source)).map(([, what]) => `${file}: ${what}`);
      });
    expect(offences).toEqual([]);
  });

  it('the code that runs on LinkedIn neither clicks, scrolls, fetches nor stores', () => {
    const offences = files
      .filter(
        (file) => !isTest(file) && /^(lib\/linkedin|entrypoints\/(linkedin|reader)\.content)\//.test(file),
      )
      .filter((file) =>
        /\.click\(\)|scrollIntoView|scrollTo\(|\.scrollTop\s*=|\bfetch\(|XMLHttpRequest|localStorage|indexedDB|storage\.(local|session|sync)/.test(
          readFileSync(join(projectRoot, file), 'utf8'),
        ),
      );
    expect(offences).toEqual([]);
  });
});
