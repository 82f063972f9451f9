/** `"CONVERSATION ID"` → `conversation id`: exports spell and space the names of columns differently. */
export function columnName(written: string): string {
  return written
    .replace(/^\uFEFF/u, '')
    .trim()
    .replace(/[\s_-]+/gu, ' ')
    .toLowerCase();
}

/** Normalised names of a header row, without the empty ones at its end. */
export function columnNames(header: string[]): string[] {
  const names = header.map(columnName);
  while (names.at(-1) === '') names.pop();
  return names;
}

/** Reads cells by column name, trimmed; '' for columns the table does not have. */
export function cellReader(columns: string[]): (fields: string[], name: string) => string {
  const places = new Map<string, number>();
  for (const [index, name] of columns.entries()) if (!places.has(name)) places.set(name, index);
  return (fields, name) => fields[places.get(name) ?? -1]?.trim() ?? '';
}
