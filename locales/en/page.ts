/** Words the in-page button shows on LinkedIn. */
export const pageStrings = {
  draftReply: 'Draft reply',
  draftReplyHint: 'Draft a reply from your own content. You edit it and you send it.',
} as const;
