import { readAddress } from '../../../lib/core/library/typed-address';

/** Servers the owner can choose by name. */
export const presets = {
  openai: 'https://api.openai.com/v1',
  openrouter: 'https://openrouter.ai/api/v1',
  ollama: 'http://localhost:11434/v1',
  lmstudio: 'http://localhost:1234/v1',
} as const;

export type Preset = keyof typeof presets;

/** The preset of an address, or `other`. */
export function presetOf(baseUrl: string): Preset | 'other' {
  const match = (Object.keys(presets) as Preset[]).find((name) => presets[name] === baseUrl);
  return match ?? 'other';
}

/** What a typed base URL is: one that may be used, or why not. */
export type Endpoint =
  | { kind: 'endpoint'; baseUrl: string; origin: string }
  | { kind: 'invalid' | 'insecure' | 'user-info' };

/** Reads a base URL; http is for this computer only, since others could read along on the way. */
export function readEndpoint(typed: string): Endpoint {
  if (/^[a-z]+:\/\/[^/?#]*@/iu.test(typed.trim())) return { kind: 'user-info' };
  const read = readAddress(typed);
  if (read.kind === 'insecure') return { kind: 'insecure' };
  if (read.kind !== 'address') return { kind: 'invalid' };
  return { kind: 'endpoint', baseUrl: read.url.replace(/\/+$/u, ''), origin: new URL(read.url).origin };
}
