import type { ModelListing } from '../app/ports';

/** What a server's model list says that matters here. */
export interface ListedModel {
  id: string;
  shutdown_date?: string | null;
}

/** Kinds of models that do not write replies. */
const otherKinds =
  /embed|whisper|tts|dall-e|image|audio|realtime|moderation|transcribe|rerank|sora|search-|davinci|babbage|-vision-only|guard/i;

const sixtyDays = 60 * 24 * 3600 * 1000;

/**
 * The models that can write, by name, one of them suggested: the newest of the families made for
 * everyday writing (`gpt-N-luna`, `gpt-N-terra`), the cheaper one of the same number; on other
 * servers the only model, if there is one. A model that ends within 60 days is never suggested.
 */
export function listModels(models: ListedModel[], now: number): ModelListing[] {
  const writing = models.filter(({ id }) => !otherKinds.test(id));
  const lasting = writing.filter(({ shutdown_date: date }) => !date || Date.parse(date) - now > sixtyDays);
  const suggested = newestOfFamily(lasting) ?? (writing.length === 1 ? lasting[0]?.id : undefined);
  return writing
    .map(({ id, shutdown_date: date }) => ({
      id,
      ...(date ? { shutdownDate: date } : {}),
      isSuggested: id === suggested,
    }))
    .sort((a, b) => Number(b.isSuggested) - Number(a.isSuggested) || a.id.localeCompare(b.id));
}

function newestOfFamily(models: ListedModel[]): string | undefined {
  const members = models.flatMap(({ id }) => {
    const match = /^gpt-(\d+(?:\.\d+)?)-(luna|terra)$/.exec(id);
    return match ? [{ id, version: Number(match[1]), family: match[2] ?? '' }] : [];
  });
  members.sort((a, b) => b.version - a.version || a.family.localeCompare(b.family));
  return members[0]?.id;
}
