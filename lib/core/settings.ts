import * as z from 'zod/mini';

/** How Draft reply is reached on LinkedIn; `unset` until the first-run page is answered. */
const entryModes = ['unset', 'button', 'toolbar'] as const;

/** Settings a person can change. Kept in `storage.local`, readable by extension pages only. Never holds a key. */
export const settingsSchema = z.object({
  entry: z._default(z.enum(entryModes), 'unset'),
  /** When the first-run page was agreed to (epoch ms). */
  agreedAt: z.optional(z.number()),
  provider: z._default(z.enum(['built-in', 'openai']), 'built-in'),
  baseUrl: z._default(z.string(), 'https://api.openai.com/v1'),
  model: z._default(z.string(), ''),
  /** Origins the owner agreed to send drafts' payloads to. */
  agreedOrigins: z._default(z.array(z.string()), []),
  /** How much a newer text is preferred to an older one that answers as well. */
  recency: z._default(z.enum(['off', 'mild', 'strong']), 'mild'),
  /** What makes the vectors that passages are found by, beside their words. */
  embedding: z._default(z.enum(['built-in', 'on-device', 'endpoint']), 'built-in'),
  /** The endpoint for vectors; its dimensions are known once it has been tried. */
  embeddingBaseUrl: z._default(z.string(), ''),
  embeddingModel: z._default(z.string(), ''),
  embeddingDimensions: z.optional(z.number()),
  /** Origins the owner agreed to send passages and questions to for vectors. */
  embeddingOrigins: z._default(z.array(z.string()), []),
  /** The model on this machine, `owner/name`, and the host such models are fetched from. */
  onDeviceModel: z._default(z.string(), ''),
  modelHost: z._default(z.string(), 'https://huggingface.co'),
  /** Name under the drafts; empty = the name LinkedIn shows for the owner. */
  signature: z._default(z.string(), ''),
  /** Extra words to the model about the owner's style. */
  styleNote: z._default(z.string(), ''),
  /** Links are checked once a week, of the sites the owner gave access to. */
  checksLinksWeekly: z._default(z.boolean(), false),
  /** When a backup was last made on this machine, and a reminder of one last put off (epoch ms). */
  lastBackupAt: z.optional(z.number()),
  backupReminderOffAt: z.optional(z.number()),
});

export type Settings = z.infer<typeof settingsSchema>;

/** Settings of a fresh installation. */
export const defaultSettings: Settings = settingsSchema.parse({});

/** What extension pages may know about the API key: its last characters, and the one origin it is sent to. */
export type SecretState =
  | { kind: 'none' }
  | { kind: 'stored'; ending: string; origin: string }
  | { kind: 'locked'; origin: string }
  | { kind: 'unlocked'; ending: string; origin: string };
