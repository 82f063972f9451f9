import type { ExportKind } from '../../core/library/exported-post';
import type { ArchiveFile } from '../ports';

/** What another service exported. */
export interface ExportInput {
  kind: 'export';
  export: ExportKind;
  files: ArchiveFile[];
  /** Where the texts are published, for exports that do not say it. */
  siteAddress?: string;
  /** So many of its texts are items of their own already. */
  expanded?: number;
}
