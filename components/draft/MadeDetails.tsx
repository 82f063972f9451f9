import type { DraftJob, DraftProvider } from '../../lib/core/drafting/draft-job';
import { panelStrings } from '../../locales/en/panel';
import { Disclosure } from '../Disclosure';
import { type Fact, FactList } from '../panel/FactList';

const words = panelStrings.made;

/** Who drafted, how long it took and what it used. */
export function MadeDetails({ job }: { job: DraftJob }) {
  const { timings, usage, finishReason, provider } = job;
  const { duration } = panelStrings.stage;
  const facts: Array<Fact | false> = [
    { name: words.provider, value: providerWords(provider) },
    stageTimes(timings) !== '' && { name: words.stages, value: stageTimes(timings) },
    timings.firstText !== undefined && { name: words.firstText, value: duration(timings.firstText) },
    timings.total !== undefined && { name: words.total, value: duration(timings.total) },
    usage !== undefined && {
      name: words.usage,
      value: words.tokens(usage.promptTokens, usage.completionTokens),
    },
    finishReason !== undefined && provider.kind !== 'built-in' && { name: words.finish, value: finishReason },
  ];
  return (
    <Disclosure summary={words.title}>
      <FactList facts={facts.filter((fact) => fact !== false)} />
    </Disclosure>
  );
}

function stageTimes(timings: DraftJob['timings']): string {
  const { names, duration } = panelStrings.stage;
  return (['asking', 'retrieving', 'drafting', 'checking'] as const)
    .map((stage) => [names[stage], timings[stage]] as const)
    .flatMap(([name, time]) => (time === undefined ? [] : [`${name} ${duration(time)}`]))
    .join('\n');
}

/** The drafter in words, e.g. "gpt-x at api.openai.com". */
export function providerWords(provider: DraftProvider): string {
  if (provider.kind === 'built-in') return words.builtIn;
  const host = URL.canParse(provider.baseUrl) ? new URL(provider.baseUrl).host : provider.baseUrl;
  return words.model(provider.model, host);
}
