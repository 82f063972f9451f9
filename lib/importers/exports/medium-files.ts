import type { NewImportItem } from '../../app/ports';
import type { ExportInput } from '../../app/ports/export-input';
import { decodeText } from '../decode-text';
import { isMediumDraft } from './medium-names';
import type { ExportOptions } from './read-export';

/** The texts of a Medium export; a file's name says whether it is a draft. */
export async function* readMedium(
  input: ExportInput,
  { includesDrafts, signal }: ExportOptions,
): AsyncGenerator<NewImportItem> {
  for (const { path, bytes } of input.files) {
    signal?.throwIfAborted();
    const isPrivate = isMediumDraft(path);
    if (isPrivate && !includesDrafts) yield { name: path, error: { code: 'draft-left-out' } };
    else {
      const content = decodeText(new Uint8Array(await bytes.arrayBuffer()));
      yield {
        name: path,
        input: { kind: 'exported-post', post: { format: 'medium', content, name: path, isPrivate } },
      };
    }
  }
}
