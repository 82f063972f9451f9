import { glossaries } from './glossary';
import { stemWord } from './stemming';
import { foldWord } from './stop-words';

/**
 * English words that people use for the same thing when they ask about work, learning and
 * software. One line, one meaning; a word may stand in several lines.
 */
const englishGroups = `
access reach open
account profile
add insert append
age old
ai artificial-intelligence
alert notification notify alarm
allow permit enable permission
answer reply respond response
app application
apply application applying
arrange organise organize sort order
attach attachment attached enclose
author writer
automatic automatically automate automation
autoplay automatically
backup export archive
backup secure
beautiful pretty design
begin start starting begun
beginner newbie newcomer starter junior
block ban blacklist
blog blogging
book books reading
bookmark favourite favorite
boss manager supervisor
broken crash fail stuck
browse explore
bug defect
burnout exhausted exhaustion
business commercial company
buy purchase order
calendar schedule appointment
call phone telephone
career profession
certificate certification certified cert
change edit modify update
change switch transition move pivot
chat conversation message messaging
check verify confirm
choose pick select decide
class course training tutorial bootcamp
clean clear tidy
close shut cancel
code coding program programming
colleague coworker teammate
column field
combine join
company employer business firm organisation organization
compare comparison versus difference
computer pc laptop machine
conference meetup event
config configuration configure setting settings setup
connect integrate
consulting consultant freelance freelancing contractor
contact reach message
contacts address
convert transform turn
copy duplicate clone replicate
cost price expensive cheap money fee budget pay paid
create make build
customise customize personalise personalize custom tailor
cv resume
data information info
date day
db database
decline reject refuse
degree university college diploma
delete remove erase
dependency interdependency dependent
deploy deployment release production
dev developer engineer
different another other alternative
directory folder
disable stop prevent block deactivate
display show view
distance far
docs document documentation
draw sketch drawing
drive storage
easy simple simplest easiest
edit modify
encrypt encryption secure
entire whole all complete entirely completely
error mistake bug failure problem
event activity
executable exe program
explain describe explanation
fast quick speed slow performance
fb facebook
fear afraid nervous scared anxious anxiety
fired layoff redundancy
fix repair solve mend
follow subscribe subscription
forward redirect
free gratis costless
friend buddy contact
group team
guide tutorial handbook howto
help support assist
hidden invisible
hide hidden invisible
highlight colour color
hire hiring recruit recruiter recruiting
history log past previous
home remote remotely
host deploy server instance
identify recognise recognize detect
import load upload
improve better improvement
include contain incorporate insert
indicate mark flag
interview interviewer interviewing
job role position employment
js javascript
k8s kubernetes
keep retain preserve
keyboard shortcut hotkey
kid kids child children parent baby
label tag category
language tongue
last latest recent newest
learn learning study studying
leave quit exit
limit restrict restriction
link url hyperlink
llm gpt chatgpt
location place spot
login signin sign-in
lost missing lose
mail email e-mail
many several multiple numerous
mathematics math maths
mentor mentoring mentorship mentee
merge combine join
message mail post
mistake accident accidentally
mute silence
name title
network networking
nlp language-processing
note notes
offline local locally disk
oldest first earliest
online web internet
owner ownership own
paper article publication
password credential
password passphrase credential
person people user someone
picture image photo pic screenshot
plan roadmap
play watch
podcast episode
post publish
practice practise exercise
prefer favourite
presentation talk speech speaking speaker
print printer printing
privacy private
private confidential
quick fast
quit resign leave
random shuffle
read reading
recipient receiver
recover restore retrieve undo
refuse deny
remind reminder
rename name
repeat recurring again
replace swap substitute
repo repository
request ask
results result output
rule filter
safe trust secure reliable
salary pay wage compensation income
save download store
schedule scheduler scheduling timer
search find locate lookup
security secure safe
send sending sent
share send
shorten short
show display view see
size large
skill skills ability
sound audio music
particular specific
spreadsheet excel sheet
spreadsheet table
start begin launch
statistics analytics stats traffic visitors
stop end
strikethrough cross strike
subtitles captions caption subtitle transcript transcription
survey poll questionnaire
sync synchronise synchronize
talk lecture keynote
task todo
teacher teaching school
test testing check
text message sms
thread conversation
time hour date
together both simultaneously
town village city
translate translation
trash bin deleted
travel trip
ts typescript
tweet tweets twitter
type kind sort
unread new
urgent important priority urgency
useful helpful
user member person account
video clip film
visitor traffic
web internet online
website webpage site
weekly week
worker employee staff
write writing author
yt youtube
`;

/** What an equivalent counts in relation to the word itself. */
export const synonymWeight = 0.7;

/** What a translation counts in relation to the word itself. */
const translationWeight = 0.9;

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
