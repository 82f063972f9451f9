import { fileURLToPath } from 'node:url';

declare const __PROJECT_ROOT__: string | undefined;

/** The project's folder, also from a bundle that lies elsewhere. */
export function projectRoot(): string {
  return typeof __PROJECT_ROOT__ === 'string'
    ? __PROJECT_ROOT__
    : fileURLToPath(new URL('..', import.meta.url));
}
