/**
 * Moves every foot- and endnote of a converted Word file behind the block that refers to it, without
 * the signs that lead there and back, so that a note's links stay with the words they belong to.
 */
export function placeNotes(page: Document): void {
  const lists = new Set<Element>();
  for (const reference of page.querySelectorAll('sup > a[href^="#footnote-"], sup > a[href^="#endnote-"]')) {
    const note = page.getElementById(reference.getAttribute('href')?.slice(1) ?? '');
    const block = topBlockOf(reference, page.body);
    reference.closest('sup')?.remove();
    if (!note || !block) continue;
    for (const back of note.querySelectorAll('a[href^="#footnote-ref"], a[href^="#endnote-ref"]'))
      back.remove();
    if (note.parentElement) lists.add(note.parentElement);
    // Several notes of one block keep their order: each goes behind the one before.
    const place = page.createElement('section');
    place.append(...note.childNodes);
    lastNoteAfter(block).after(place);
    place.dataset.note = '';
    note.remove();
  }
  for (const list of lists) if (list.childElementCount === 0) list.remove();
}

function topBlockOf(element: Element, body: Element): Element | undefined {
  let block: Element | null = element;
  while (block && block.parentElement !== body) block = block.parentElement;
  return block ?? undefined;
}

function lastNoteAfter(block: Element): Element {
  let last = block;
  while (
    last.nextElementSibling instanceof HTMLElement &&
    last.nextElementSibling.dataset.note !== undefined
  ) {
    last = last.nextElementSibling;
  }
  return last;
}
