import type { ParsedDocument } from './document';

/**
 * One string for everything that was parsed, the same for the same content whatever order the fields
 * were set in: JSON with sorted keys, absent fields left out, text in Unicode form NFC. Input of the
 * content hash. Without the time of the last change: sites state a new one whenever they are built.
 */
export function canonicalTextOf(parsed: ParsedDocument): string {
  const { modifiedAt: _at, modifiedFrom: _from, ...content } = parsed;
  return JSON.stringify(canonical(content));
}

function canonical(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC');
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, field]) => field !== undefined);
  entries.sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([name, field]) => [name, canonical(field)]));
}
