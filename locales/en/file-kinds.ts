import type { ExportKind } from '../../lib/core/library/exported-post';

/** What chosen files were recognised as. */
export const fileKindNames = {
  'linkedin-archive': 'LinkedIn archive',
  medium: 'Medium export',
  substack: 'Substack export',
  wordpress: 'WordPress export',
  ghost: 'Ghost export',
  notion: 'Notion export',
  obsidian: 'Obsidian vault',
  pdf: 'PDF',
  word: 'Word',
  talk: 'Talks',
  'web-pages': 'Web pages',
  markdown: 'Markdown',
  'restructured-text': 'reStructuredText',
  text: 'Plain text',
} as const satisfies Record<ExportKind, string> & Record<string, string>;
