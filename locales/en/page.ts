/** Words the in-page button shows on LinkedIn. */
export const pageStrings = {
  draftReply: 'Draft reply',
  draftReplyHint: 'Draft a reply from your own content. You edit it and you send it.',
  /** Where the browser does not let the button open the panel (Firefox). */
  panelClosed: 'Drafted. Open Drafthand in the toolbar',
} as const;
