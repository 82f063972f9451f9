/** Longest cell of a table of data, in characters; longer ones are text laid out in a table. */
const longestCell = 400;

/**
 * Takes the paragraphs out of the cells of data tables, so that a row stays a row. Word puts one into
 * every cell; on the web that is the mark of a table that only lays out text.
 */
export function flattenCells(page: Document): void {
  for (const table of page.querySelectorAll('table')) {
    if (!isData(table)) continue;
    for (const paragraph of table.querySelectorAll('td > p, th > p')) {
      if (paragraph.previousElementSibling) paragraph.before(' ');
      paragraph.replaceWith(...paragraph.childNodes);
    }
  }
}

function isData(table: HTMLTableElement): boolean {
  if (table.querySelector('table, ul, ol, pre, h1, h2, h3, h4, h5, h6')) return false;
  const cells = [...table.querySelectorAll('td, th')];
  const hasRows = table.rows.length > 1 && [...table.rows].some((row) => row.cells.length > 1);
  return hasRows && cells.every((cell) => (cell.textContent ?? '').length <= longestCell);
}
