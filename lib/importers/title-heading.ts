import type { Block } from '../core/library/document';

/** Leaves out a first heading that only repeats the title, so that it is not the path of every passage. */
export function withoutTitleHeading(blocks: Block[], title: string): Block[] {
  const at = blocks.findIndex((block) => block.text.trim() !== '');
  const first = blocks[at];
  if (first?.kind !== 'heading' || first.links.length > 0) return blocks;
  if (comparable(first.text) !== comparable(title) || blocks.length === 1) return blocks;
  return blocks.filter((_, index) => index !== at);
}

function comparable(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}
