import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';

const texts = /\.(md|markdown|mdx|html?|xhtml|txt|text|srt|vtt|rst|json|xml|rss|atom|pdf|docx|docm)$/i;

/**
 * Packs the texts of a folder, with their paths, into a zip. A browser that is driven from outside takes
 * single files but not whole folders.
 *
 * @param {string} folder
 * @param {string} target path of the zip
 * @returns {Promise<number>} how many files went in
 */
export async function zipFolder(folder, target) {
  const writer = new ZipWriter(new Uint8ArrayWriter());
  let count = 0;
  for (const path of textFiles(folder)) {
    const name = relative(folder, path).split(sep).join('/');
    await writer.add(name, new Uint8ArrayReader(new Uint8Array(readFileSync(path))));
    count += 1;
  }
  writeFileSync(target, await writer.close());
  return count;
}

function textFiles(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return textFiles(path);
    return texts.test(entry.name) ? [path] : [];
  });
}
