import { type FrontMatter, noFrontMatter, readFrontMatter } from '../front-matter';

/** What the front matter of a note says; nothing without one. */
export function frontMatterIn(text: string): FrontMatter {
  const yaml = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---(?:\r?\n|$)/u.exec(text)?.[1];
  return yaml === undefined ? noFrontMatter : readFrontMatter(yaml, 'yaml');
}
