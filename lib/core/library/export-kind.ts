/** Services whose exports are read by their real structure. */
export const exportKinds = ['medium', 'substack', 'wordpress', 'ghost', 'notion', 'obsidian'] as const;

export type ExportKind = (typeof exportKinds)[number];
