import type { Block, DocumentKind, ParsedDocument } from '../core/library/document';
import { documentTitle, titleFromFileName } from '../core/library/document-title';
import { splitAtTimeMarks } from '../core/library/time-marks';
import type { FrontMatter } from './front-matter';
import { dateOfFileName } from './published-date';
import { withoutTitleHeading } from './title-heading';

/**
 * A document of a text file's blocks and what its front matter states: what is not stated comes from
 * the text and the name of the file. A text with time marks is a talk, else of the given kind.
 */
export function documentOfText(
  read: Block[],
  stated: FrontMatter,
  { name, kind }: { name: string; kind: DocumentKind },
): ParsedDocument {
  const { blocks, isTranscript } = splitAtTimeMarks(read);
  const title = stated.title ?? documentTitle(blocks, titleFromFileName(name));
  const publishedAt = stated.publishedAt ?? dateOfFileName(name);
  return {
    title,
    kind: stated.kind ?? (isTranscript ? 'talk' : kind),
    ...(stated.url === undefined ? {} : { url: stated.url }),
    ...(publishedAt === undefined
      ? {}
      : { publishedAt, publishedFrom: stated.publishedAt === undefined ? 'file' : 'front-matter' }),
    ...(stated.modifiedAt === undefined
      ? {}
      : { modifiedAt: stated.modifiedAt, modifiedFrom: 'front-matter' }),
    ...(stated.language === undefined ? {} : { language: stated.language }),
    tags: stated.tags,
    isPrivate: stated.isPrivate,
    blocks: withoutTitleHeading(blocks, title),
  };
}
