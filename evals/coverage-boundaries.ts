import * as z from 'zod';
import { analyseAsks } from '../lib/core/conversation/analyse-asks';
import type { Conversation } from '../lib/core/conversation/conversation';
import { parseMarkdown } from '../lib/importers/markdown';
import { createMemoryLibrary, type MemoryLibrary } from './memory-library';
import { SetError } from './retrieval-set';

const setSchema = z.object({
  items: z
    .array(
      z.object({
        label: z.enum(['ANSWERABLE', 'PARTIAL', 'UNDERSPECIFIED', 'UNANSWERABLE']),
        domain: z.string(),
        turns: z.array(z.object({ who: z.string(), text: z.string() })).min(1),
        contexts: z.array(z.string()),
      }),
    )
    .min(1, 'has no conversations'),
});

/** What is right to do with a question. */
export type Handling = 'answer' | 'ask back' | 'hand over';

/** A question at the end of a conversation, with the library it is asked of and what is right to do. */
export interface BoundaryQuestion {
  text: string;
  language?: string;
  library: MemoryLibrary;
  right: Handling;
}

/**
 * Reads conversations with labels of answerability (`{items:[{label, domain, turns:[{who,text}],
 * contexts:[text]}]}`). All passages of a domain make one library, so that an unanswerable question
 * meets texts about nearly the same. Partly answerable and ambiguous questions are asked back.
 */
export async function readBoundaries(json: unknown, file: string): Promise<BoundaryQuestion[]> {
  const parsed = setSchema.safeParse(json);
  if (!parsed.success)
    throw new SetError(`${file} is not a set of conversations:\n${z.prettifyError(parsed.error)}`);
  const texts = new Map<string, Set<string>>();
  for (const { domain, contexts } of parsed.data.items) {
    const known = texts.get(domain) ?? new Set();
    texts.set(domain, known);
    for (const context of contexts) known.add(context);
  }
  const libraries = new Map<string, MemoryLibrary>();
  for (const [domain, contexts] of texts) {
    const documents = [...contexts].map((text, index) => {
      const id = `${domain}-${index}`;
      return { id, parsed: { ...parseMarkdown(text, { name: id }), url: `https://owner.example/${id}` } };
    });
    libraries.set(domain, await createMemoryLibrary(documents));
  }
  const handling = {
    ANSWERABLE: 'answer',
    PARTIAL: 'ask back',
    UNDERSPECIFIED: 'ask back',
    UNANSWERABLE: 'hand over',
  } as const;
  return parsed.data.items.flatMap(({ label, domain, turns }) => {
    const library = libraries.get(domain);
    if (!library) return [];
    const analysis = analyseAsks(conversationOf(turns));
    const text = analysis.asks.at(-1)?.query ?? turns.at(-1)?.text ?? '';
    const language = analysis.language === undefined ? {} : { language: analysis.language };
    return [{ text, ...language, library, right: handling[label] }];
  });
}

function conversationOf(turns: Array<{ who: string; text: string }>): Conversation {
  return {
    key: 'evaluation',
    surface: 'pasted',
    pageUrl: 'https://www.linkedin.com/messaging/',
    kind: 'one-to-one',
    owner: {},
    participants: [{ name: 'Robin Vale' }],
    messages: turns.map(({ who, text }, index) => ({
      key: `${index}`,
      senderName: who === 'user' ? 'Robin Vale' : 'Owner',
      isOwn: who !== 'user',
      sentAt: index * 60_000,
      text,
      attachments: [],
      isEdited: false,
      isDeleted: false,
      isSystem: false,
      isPending: false,
    })),
    composer: 'missing',
    enterSends: false,
    startIsLoaded: true,
  };
}
