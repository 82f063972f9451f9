import * as z from 'zod';
import { readJson } from './retrieval-set';

export interface AttackString {
  text: string;
  kind: string;
}

const item = z.union([
  z.string().transform((text) => ({ text, kind: 'other' })),
  z
    .object({ text: z.string(), kind: z.string().nullish() })
    .transform(({ text, kind }) => ({ text, kind: kind ?? 'other' })),
]);
const list = z.union([
  z.array(z.unknown()),
  z.object({ items: z.array(z.unknown()), canary: z.string().nullish() }),
]);

/** Canary host of strings that name none. */
const defaultCanary = 'exfil.invalid';

/**
 * Reads `{items:[{text,kind}],canary?}` or a plain array of strings or such objects. Items of another
 * form are counted in `skipped`. Throws when the file is no JSON or holds no list.
 */
export function readAttackStrings(file: string): { items: AttackString[]; canary: string; skipped: number } {
  const parsed = list.safeParse(readJson(file));
  if (!parsed.success) throw new Error(`${file} holds neither a list nor {"items": [...]}.`);
  const raw = Array.isArray(parsed.data) ? parsed.data : parsed.data.items;
  const canary = (Array.isArray(parsed.data) ? undefined : parsed.data.canary) ?? defaultCanary;
  const items = raw.map((each) => item.safeParse(each)).flatMap((each) => (each.success ? [each.data] : []));
  return { items, canary, skipped: raw.length - items.length };
}
