import type { Block, ParsedDocument } from '../../core/library/document';
import { documentTitle, titleFromFileName } from '../../core/library/document-title';
import type { ExportedPost } from '../../core/library/exported-post';
import { decodeReferences } from '../markdown-html';
import { htmlFragmentBlocks } from '../parse-html';
import { withoutTitleHeading } from '../title-heading';

/** Makes a document of one exported text: its words and links as the service wrote them, dates and addresses as the export states them. */
export async function parseExportedPost(post: ExportedPost): Promise<ParsedDocument> {
  switch (post.format) {
    case 'medium': {
      const { parseMediumPost } = await import('./medium');
      return parseMediumPost(post.content, { name: post.name, isPrivate: post.isPrivate ?? false });
    }
    case 'markdown': {
      const { parseMarkdown } = await import('../markdown');
      const parsed = parseMarkdown(post.content, { name: post.name, htmlBlocks: htmlFragmentBlocks });
      return documentOf(post, parsed.blocks, parsed);
    }
    case 'wordpress': {
      const { htmlOfWordPress } = await import('./wordpress-html');
      return documentOf(post, htmlFragmentBlocks(htmlOfWordPress(post.content), post.base));
    }
    case 'lexical': {
      const { blocksOfLexical } = await import('./lexical');
      return documentOf(post, blocksOfLexical(post.content, post.base));
    }
    case 'mobiledoc': {
      const { blocksOfMobiledoc } = await import('./mobiledoc');
      return documentOf(post, blocksOfMobiledoc(post.content, post.base));
    }
    case 'substack': {
      const { blocksOfSubstack } = await import('./substack-html');
      return documentOf(post, blocksOfSubstack(post.content, post.base));
    }
    case 'page': {
      const { parseHtmlPage } = await import('../html-page');
      const parsed = parseHtmlPage(post.content, { name: titleFromFileName(post.name) });
      return documentOf(post, parsed.blocks, parsed);
    }
    case 'html':
      return documentOf(post, htmlFragmentBlocks(post.content, post.base));
  }
}

/** What the export states stands above what the text says about itself. */
function documentOf(post: ExportedPost, blocks: Block[], parsed?: ParsedDocument): ParsedDocument {
  const stated = post.title === undefined ? undefined : decodeReferences(post.title).trim();
  const title = stated || parsed?.title || documentTitle(blocks, titleFromFileName(post.name));
  const url = post.url ?? parsed?.url;
  const publishedAt = post.publishedAt ?? parsed?.publishedAt;
  const modifiedAt = post.modifiedAt ?? parsed?.modifiedAt;
  return {
    title,
    kind: post.documentKind ?? parsed?.kind ?? 'post',
    ...(url === undefined ? {} : { url }),
    ...(publishedAt === undefined
      ? {}
      : { publishedAt, publishedFrom: post.publishedAt === undefined ? parsed?.publishedFrom : 'archive' }),
    ...(modifiedAt === undefined
      ? {}
      : { modifiedAt, modifiedFrom: post.modifiedAt === undefined ? parsed?.modifiedFrom : 'archive' }),
    ...(parsed?.language === undefined ? {} : { language: parsed.language }),
    tags: [...new Set([...(post.tags ?? []), ...(parsed?.tags ?? [])])],
    isPrivate: (post.isPrivate ?? false) || (parsed?.isPrivate ?? false),
    blocks: withoutTitleHeading(blocks, title),
  };
}
