import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './prepare.mjs';

/**
 * Writes a library of the wanted size: the demo documents, and further ones put together from the paragraphs of all of
 * them (seeded, so the same every time), each with its own title and address.
 *
 * @param {string} folder is created
 * @param {number} count documents wanted
 */
export function writeGrownLibrary(folder, count) {
  mkdirSync(folder, { recursive: true });
  const source = join(projectRoot, 'demo/library');
  const originals = readdirSync(source).filter((name) => name.endsWith('.md'));
  const texts = originals.map((name) => readFileSync(join(source, name), 'utf8'));
  for (const [index, text] of texts.slice(0, count).entries()) {
    writeFileSync(join(folder, originals[index]), text);
  }

  const bodies = texts.map((text) => text.replace(/^---\n[\s\S]*?\n---\n/, ''));
  const paragraphs = bodies
    .flatMap((body) => body.split(/\n{2,}/))
    .filter((text) => text.length > 80 && !text.includes('```'));
  const headings = bodies.flatMap((body) => body.match(/^## .+$/gm) ?? []);
  const random = seeded(20261120);
  const pick = (list) => list[Math.floor(random() * list.length)];
  for (let number = originals.length; number < count; number += 1) {
    const title = `${pick(headings).slice(3)}, note ${number}`;
    const sections = Array.from(
      { length: 4 },
      () => `${pick(headings)}\n\n${pick(paragraphs)}\n\n${pick(paragraphs)}\n\n${pick(paragraphs)}`,
    );
    const matter = `---\ntitle: ${JSON.stringify(title)}\nurl: https://hedda-quillmark.example/notes/${number}/\ndate: 2024-01-${String((number % 28) + 1).padStart(2, '0')}\nkind: post\nlanguage: en\n---\n`;
    writeFileSync(join(folder, `note-${number}.md`), `${matter}\n${sections.join('\n\n')}\n`);
  }
}

/** Mulberry32, a small generator of numbers from 0 to 1 that repeats for the same seed. */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
