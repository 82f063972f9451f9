/**
 * English phrases of small words that stand for one word a text would use: `phrase:word`, one a line.
 * Their parts are function words or mean nothing by themselves, so that no search finds them.
 */
const englishPhrases = `
break into:start
breaking into:start
burned out:burnout
burnt out:burnout
carry on:continue
catch up:update
cross out:strikethrough
crossed out:strikethrough
cut down:reduce
get ahead:promotion
get better:improve
get hired:hire
get into:start
get rid of:remove
get started:beginner
getting into:start
getting rid of:remove
getting started:beginner
give up:quit
giving up:quit
go back to:return
going back to:return
hand over:transfer
how far:distance
how long:duration
how much:cost
how old:age
keep up:update
keeping up:update
laid off:layoff
let go:layoff
look after:maintain
look for:search
looking for:search
make sure:ensure
more than one:multiple
move on:leave
on my own:alone
out of date:outdated
out of work:unemployed
pay rise:raise
put off:delay
right now:current
run out of:exhausted
save money:cheap
set up:setup
setting up:setup
shut down:close
sign up:register
signed up:register
stand out:differentiate
stay up to date:update
take back:undo
taken down:removed
time off:leave
try out:test
turn down:reject
turn into:convert
turn off:disable
turn on:enable
turning off:disable
turning on:enable
up to date:update
work out:solve
`;

/** A phrase as it stands in a text, and the word it stands for. */
export interface FoundPhrase {
  surface: string;
  word: string;
}

let pattern: RegExp | undefined;
let words: Map<string, string> | undefined;

/** The English phrases of a text that stand for one word, in their order. */
export function phrasesOf(text: string): FoundPhrase[] {
  words ??= new Map(
    englishPhrases
      .trim()
      .split('\n')
      .map((line) => line.split(':') as [string, string]),
  );
  // Longer phrases first, so that "stay up to date" is not read as "up to date".
  pattern ??= new RegExp(
    `\\b(?:${[...words.keys()].sort((left, right) => right.length - left.length).join('|')})\\b`,
    'gi',
  );
  return [...text.matchAll(pattern)].map(([surface]) => ({
    surface,
    word: words?.get(surface.toLowerCase()) ?? surface,
  }));
}
