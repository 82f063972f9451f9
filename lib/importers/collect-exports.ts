import type { ArchiveFile, NewImportItem } from '../app/ports';
import type { ExportKind } from '../core/library/exported-post';
import type { ExportPart } from './survey-files';

/** Gathers the files of each export of a choice into one import item; `siteAddress` is for those that do not say where their texts are. */
export function createExportCollector(siteAddress: string | undefined) {
  const exports = new Map<string, { kind: ExportKind; files: ArchiveFile[] }>();
  return {
    add({ kind, group, path }: ExportPart, file: Blob): void {
      const found = exports.get(group) ?? { kind, files: [] };
      found.files.push({ path, bytes: file });
      exports.set(group, found);
    },

    items(): NewImportItem[] {
      return [...exports].map(([group, { kind, files }]) => ({
        name: group.replace(/\/$/u, '') || kind,
        input: { kind: 'export', export: kind, files, ...(siteAddress === undefined ? {} : { siteAddress }) },
      }));
    },
  };
}
