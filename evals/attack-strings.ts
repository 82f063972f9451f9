import * as z from 'zod';
import { readJson } from './retrieval-set';

export interface AttackString {
  text: string;
  kind: string;
}

const otherKind = 'other';
const item = z.union([
  z.string().transform((text) => ({ text, kind: undefined })),
  z.object({ text: z.string(), kind: z.string().nullish() }),
]);
const list = z.union([
  z.array(z.unknown()),
  z.looseObject({ items: z.array(z.unknown()), canary: z.string().nullish() }),
]);
/** Lists under names of their own, like `{"xss": [...], "csv": [...]}`; what is no list is about the file. */
const namedLists = z.record(z.string(), z.unknown());

/** Canary host of strings that name none. */
const defaultCanary = 'exfil.invalid';

/**
 * Reads strings or `{text, kind?}` objects from a plain list, `{items: [...], canary?}` or an object of
 * named lists, whose names are the kinds of items that have none. Items of another form are counted in
 * `skipped`. Throws when the file is no JSON, holds no list, or no string.
 */
export function readAttackStrings(file: string): { items: AttackString[]; canary: string; skipped: number } {
  const { raw, canary } = listsOf(readJson(file), file);
  const items = raw.flatMap(({ value, name }) => {
    const parsed = item.safeParse(value);
    if (!parsed.success) return [];
    return [{ text: parsed.data.text, kind: parsed.data.kind ?? name }];
  });
  if (items.length === 0) throw new Error(`${file} holds no string: there is nothing to measure.`);
  return { items, canary: canary ?? defaultCanary, skipped: raw.length - items.length };
}

function listsOf(
  json: unknown,
  file: string,
): { raw: Array<{ value: unknown; name: string }>; canary?: string | null } {
  const parsed = list.safeParse(json);
  const named = (values: unknown[], name: string) => values.map((value) => ({ value, name }));
  if (parsed.success) {
    if (Array.isArray(parsed.data)) return { raw: named(parsed.data, otherKind) };
    return { raw: named(parsed.data.items, otherKind), canary: parsed.data.canary };
  }
  const lists = Object.entries(namedLists.safeParse(json).data ?? {}).flatMap(([name, values]) =>
    Array.isArray(values) ? [{ name, values }] : [],
  );
  if (lists.length === 0) throw new Error(`${file} holds neither a list nor an object with lists.`);
  return { raw: lists.flatMap(({ name, values }) => named(values, name)) };
}
