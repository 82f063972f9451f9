/**
 * JSON that is byte for byte the same for the same data: names sorted by UTF-16 units, no white
 * space, absent fields left out, numbers and texts as ECMAScript writes them (the rules of RFC 8785).
 * Throws a TypeError for what JSON cannot carry: NaN, infinities, functions, dates, bytes, cycles.
 */
export function canonicalJson(value: unknown): string {
  return write(value, []);
}

function write(value: unknown, inside: object[]): string {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return JSON.stringify(value);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError('A number that JSON cannot carry');
      return JSON.stringify(value);
    case 'object':
      if (value === null) return 'null';
      return writeObject(value, inside);
    default:
      throw new TypeError(`JSON cannot carry a value of the kind ${typeof value}`);
  }
}

function writeObject(value: object, inside: object[]): string {
  if (inside.includes(value)) throw new TypeError('Data that contains itself');
  const around = [...inside, value];
  if (Array.isArray(value)) {
    return `[${Array.from(value, (item) => (item === undefined ? 'null' : write(item, around))).join(',')}]`;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw new TypeError('Not a plain object');
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  fields.sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${write(field, around)}`).join(',')}}`;
}
