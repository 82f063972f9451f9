import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

/** Every source file below the given folders, relative to the project; tests are left out. */
export function sourceFiles(folders: string[]): string[] {
  return folders
    .flatMap((folder) => walk(join(projectRoot, folder)))
    .map((path) => relative(projectRoot, path));
}

function walk(path: string): string[] {
  if (!statSync(path, { throwIfNoEntry: false })) return [];
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    const child = join(path, entry.name);
    if (entry.isDirectory()) return entry.name === 'fixtures' ? [] : walk(child);
    return /\.(ts|tsx)$/.test(entry.name) ? [child] : [];
  });
}

/** Is the file a test or something only tests use (`test-clock.ts`, `link-guard-generators.ts`)? */
export function isTest(file: string): boolean {
  return /\.test\.tsx?$|(^|\/)(fixtures|testing)\/|(^|\/)test-[a-z-]+\.tsx?$|-generators\.ts$/.test(file);
}

export interface Import {
  /** Project path without extension for own files, package name otherwise. */
  target: string;
  isPackage: boolean;
  isTypeOnly: boolean;
}

/** Static, re-exporting, dynamic and `import('…').Type` imports of a file. */
export function importsOf(file: string): Import[] {
  const source = readFileSync(join(projectRoot, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  const found: Import[] = [];
  const statement = /(?:^|\n)\s*(import|export)\s+(type\s+)?([^'";]*?\bfrom\s*)?['"]([^'"]+)['"]/g;
  for (const match of source.matchAll(statement)) {
    if (match[1] === 'export' && !match[3]) continue;
    found.push(resolveImport(file, match[4] as string, Boolean(match[2])));
  }
  const dynamic = /\bimport\(\s*['"]([^'"]+)['"]\s*\)(\.\w)?/g;
  for (const match of source.matchAll(dynamic)) {
    found.push(
      resolveImport(file, match[1] as string, Boolean(match[2]) && /^\.[A-Z]/.test(match[2] as string)),
    );
  }
  return found;
}

function resolveImport(file: string, specifier: string, isTypeOnly: boolean): Import {
  if (!specifier.startsWith('.')) {
    const parts = specifier.split('/');
    return {
      target: specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] as string),
      isPackage: true,
      isTypeOnly,
    };
  }
  const target = relative(projectRoot, resolve(join(projectRoot, dirname(file)), specifier));
  return { target: target.replace(/\.(ts|tsx)$/, ''), isPackage: false, isTypeOnly };
}
