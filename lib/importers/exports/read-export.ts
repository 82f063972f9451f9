import type { NewImportItem } from '../../app/ports';
import type { ExportInput } from '../../app/ports/export-input';

export interface ExportOptions {
  /** Drafts become private documents; otherwise each is named as left out. */
  includesDrafts: boolean;
  signal?: AbortSignal;
}

/**
 * The texts of an export one after the other, as items of their own that are parsed later, and what
 * was left out with the reason: `draft-left-out`, `export-part-left-out`, `entry-unreadable` (with
 * its line). The order is the same each time. Throws `export-unreadable` and the signal's reason.
 */
export async function* readExport(input: ExportInput, options: ExportOptions): AsyncGenerator<NewImportItem> {
  switch (input.export) {
    case 'medium':
      return yield* (await import('./medium-files')).readMedium(input, options);
    case 'substack':
      return yield* (await import('./substack')).readSubstack(input, options);
    case 'wordpress':
      return yield* (await import('./wordpress')).readWordPress(input, options);
    case 'ghost':
      return yield* (await import('./ghost')).readGhost(input, options);
    case 'notion':
      return yield* (await import('./notion')).readNotion(input, options);
    case 'obsidian':
      return yield* (await import('./obsidian')).readObsidian(input, options);
  }
}
