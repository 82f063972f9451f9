import type { LibraryDocument, Passage } from '../../core/library/document';
import type { RetrievalCorrection } from '../../core/retrieval/corrections';

/** The owner's corrections, and the texts of documents they put first. */
export interface CorrectionSource {
  all(): Promise<RetrievalCorrection[]>;
  /** A document with its passages; undefined when it is gone or removed. */
  document(documentId: string): Promise<{ document: LibraryDocument; passages: Passage[] } | undefined>;
}
