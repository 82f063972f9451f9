/** Nothing the product stores comes near these. */
const limits = { depth: 24, text: 64_000_000, items: 200_000, fields: 2_000 } as const;

/** Fields that hold addresses, whatever they stand in. */
const addressField = /^(?:url|address|addresses)$|Url$/u;

/** Addresses that are programs or contents instead of places. */
const programAddress = /^(?:javascript|vbscript|data|blob|filesystem|file):/iu;

/**
 * Why a value out of a backup must not be stored: endless texts or lists, nesting without end, a
 * field that would change what objects are, an address that is a program. Undefined when it may.
 */
export function hostileValue(value: unknown): string | undefined {
  return look(value, '', 0);
}

function look(value: unknown, name: string, depth: number): string | undefined {
  if (typeof value === 'string') return lookAtText(value, name);
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth > limits.depth) return 'nested too deeply';
  if (Array.isArray(value)) {
    if (value.length > limits.items) return `too many items in ${name}`;
    return first(value, (item) => look(item, name, depth + 1));
  }
  const fields = Object.entries(value);
  if (fields.length > limits.fields) return `too many fields in ${name}`;
  return first(fields, ([field, content]) =>
    field === '__proto__' || field.length > 500 ? 'a forbidden field' : look(content, field, depth + 1),
  );
}

function lookAtText(text: string, name: string): string | undefined {
  if (text.length > limits.text) return `too long a text in ${name}`;
  if (!addressField.test(name)) return undefined;
  const isProgram = programAddress.test(text.slice(0, 200).replace(/[\p{C}\s]+/gu, ''));
  return isProgram ? `a forbidden address in ${name}` : undefined;
}

function first<Item>(items: Item[], find: (item: Item) => string | undefined): string | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
