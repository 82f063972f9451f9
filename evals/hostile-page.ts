import type { NewImportItem } from '../lib/app/ports';
import { toAppError } from '../lib/core/errors';
import { readExport } from '../lib/importers/exports/read-export';
import { parseImportItem } from '../lib/importers/import-input';
import { readLinkedInArchive } from '../lib/importers/linkedin-archive';
import { readMessages } from '../lib/importers/linkedin-archive-messages';
import { type ChosenFile, listFiles } from '../lib/importers/list-files';
import { previewFiles } from '../lib/importers/preview-files';
import { archiveStrings } from '../locales/en/archive';

/** A file, or a text of one, with the name it pretends to have. */
export interface HostileFile {
  name: string;
  base64: string;
}

export interface HostileReading {
  documents: number;
  refused: number;
  /** What was thrown that has no words for a person. */
  crash?: string;
  milliseconds: number;
}

/** Runs inside a page of a real browser: everything an import does with a file but storing it. */
async function readHostile({ name, base64 }: HostileFile): Promise<HostileReading> {
  const started = performance.now();
  const reading = { documents: 0, refused: 0 };
  try {
    const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
    const chosen = (): ChosenFile[] => [{ path: name, file: new Blob([bytes]) }];
    await previewFiles(chosen());
    for await (const batch of listFiles(chosen())) for (const item of batch) await take(item, reading);
    return { ...reading, milliseconds: performance.now() - started };
  } catch (thrown) {
    const crash = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
    return { ...reading, crash, milliseconds: performance.now() - started };
  }
}

async function take(item: NewImportItem, reading: { documents: number; refused: number }): Promise<void> {
  if ('error' in item) {
    reading.refused += 1;
    return;
  }
  const { input } = item;
  try {
    if (input.kind === 'export') {
      for await (const found of readExport(input, { includesDrafts: true })) await take(found, reading);
    } else if (input.kind === 'linkedin-archive') {
      for (const found of await readLinkedInArchive(input.files, archiveStrings)) {
        if (!('rows' in found)) await take(found, reading);
      }
    } else if (input.kind === 'linkedin-messages') {
      await readMessages({ path: item.name, bytes: input.bytes }, () => Promise.resolve());
    } else {
      await parseImportItem(item, {});
      reading.documents += 1;
    }
  } catch (thrown) {
    if (toAppError(thrown).code === 'unexpected') throw thrown;
    reading.refused += 1;
  }
}

Object.assign(globalThis, { importerPage: { readHostile } });
