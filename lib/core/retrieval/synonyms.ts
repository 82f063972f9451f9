import { glossaries } from './glossary';
import { stemWord } from './stemming';
import { foldWord } from './stop-words';

/**
 * English words that people use for the same thing when they ask about work, learning and
 * software. One line, one meaning; a word may stand in several lines.
 */
const englishGroups = `
ai artificial-intelligence
add insert append
alert notification notify alarm
app application
automatic automatically automate automation
backup export archive
beginner newbie newcomer starter junior
begin start starting begun
blog blogging
book books reading
boss manager supervisor
burnout exhausted exhaustion
career profession
certificate certification certified cert
change switch transition move pivot
change edit modify update
class course training tutorial bootcamp
code coding program programming
company employer business firm organisation organization
computer pc laptop machine
conference meetup event
config configuration configure setting settings setup
consulting consultant freelance freelancing contractor
cost price expensive cheap money fee budget pay paid
cv resume
db database
degree university college diploma
delete remove erase
dev developer engineer
deploy deployment release production
directory folder
disable stop prevent block deactivate
display show view
docs document documentation
error mistake bug failure problem
fast quick speed slow performance
fb facebook
fear afraid nervous scared anxious anxiety
fired layoff redundancy
hide hidden invisible
hire hiring recruit recruiter recruiting
home remote remotely
interview interviewer interviewing
job role position employment
js javascript
k8s kubernetes
kid kids child children parent baby
learn learning study studying
limit restrict restriction
llm gpt chatgpt
location place spot
login signin sign-in
mail email e-mail
mentor mentoring mentorship mentee
merge combine join
network networking
nlp language-processing
note notes
password passphrase credential
picture image photo pic screenshot
podcast episode
presentation talk speech speaking speaker
privacy private
quit resign leave
recipient receiver
replace swap substitute
repo repository
salary pay wage compensation income
save download store
schedule scheduler scheduling timer
search find locate lookup
security secure safe
send sending sent
skill skills ability
spreadsheet excel sheet
talk lecture keynote
teacher teaching school
test testing check
text message sms
town village city
travel trip
ts typescript
website webpage site
write writing author
yt youtube
`;

/** What an equivalent counts in relation to the word itself. */
export const synonymWeight = 0.5;

/** What a translation counts in relation to the word itself. */
export const translationWeight = 0.9;

/** Index terms that may stand for a word of a question. */
export interface Alternates {
  terms: string[];
  weight: number;
}

/**
 * The alternates of a word: equivalents in English, translations into English for other languages,
 * since trade libraries are mostly English while messages come in every language.
 */
export function alternatesOf(word: string, language: string): Alternates {
  if (language === 'en') {
    return { terms: equivalentsOf(stemWord(word, 'en')), weight: synonymWeight };
  }
  const english = glossaryTable(language).get(stemWord(word, language)) ?? [];
  return { terms: english, weight: translationWeight };
}

interface Line {
  words: string[];
  terms?: string[];
}

let lines: Line[] | undefined;
const equivalents = new Map<string, string[]>();

/**
 * What stands in a line with a term. Only words that begin like it are stemmed (no stem changes the first two letters), and
 * lines it is in: stemming all of them takes longest in a worker that has just started.
 */
function equivalentsOf(term: string): string[] {
  const known = equivalents.get(term);
  if (known) return known;
  lines ??= englishGroups
    .trim()
    .split('\n')
    .map((line) => ({ words: line.replaceAll('-', '').split(' ') }));
  const start = term.slice(0, 2);
  const isHere = (word: string) => word.startsWith(start) && stemWord(word, 'en') === term;
  const found = new Set<string>();
  for (const line of lines) {
    if (!line.words.some(isHere)) continue;
    line.terms ??= [...new Set(line.words.map((word) => stemWord(word, 'en')))];
    for (const other of line.terms) if (other !== term) found.add(other);
  }
  equivalents.set(term, [...found]);
  return [...found];
}

const translated = new Map<string, Map<string, string[]>>();

function glossaryTable(language: string): Map<string, string[]> {
  const known = translated.get(language);
  if (known) return known;
  const table = new Map<string, string[]>();
  for (const line of (glossaries[language] ?? '').trim().split('\n')) {
    const [from = '', to = ''] = line.split(':');
    const terms = to
      .split(' ')
      .filter(Boolean)
      .map((word) => stemWord(word, 'en'));
    for (const word of from.split(' ').filter(Boolean)) {
      for (const key of [stemWord(word, language), foldWord(word)]) {
        table.set(key, [...new Set([...(table.get(key) ?? []), ...terms])]);
      }
    }
  }
  translated.set(language, table);
  return table;
}
