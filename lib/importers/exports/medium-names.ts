/** True for the file name of a text that was never published: `posts/draft_Title-8c14a3b7b53f.html`. */
export function isMediumDraft(path: string): boolean {
  return /(?:^|\/)draft_[^/]*$/iu.test(path);
}
