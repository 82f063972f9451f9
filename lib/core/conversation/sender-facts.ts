import { splitSentences } from '../drafting/sentences';
import type { FactKind, SenderFact } from './ask';
import { type FoldedText, foldForCues, hasCue } from './cues';
import { withoutOpening } from './find-asks';

/** Cues of what a person says about themselves, in order: the first kind that fits a clause is taken. */
const kinds: Array<{ kind: FactKind; cues: readonly string[] }> = [
  {
    kind: 'constraint',
    cues: [
      'without a degree',
      'no degree',
      'no computer science',
      'no cs degree',
      'no experience',
      'no background in',
      'i have no',
      'i dont have',
      'i do not have',
      'i cant',
      'i cannot',
      'hours a week',
      'hours per week',
      'an hour a day',
      'after bedtime',
      'in the evenings',
      'small town',
      'no money',
      'on a budget',
      'cannot afford',
      'cant afford',
      'visa',
      'full time job',
      'kids',
      'children',
      'two girls',
      'two boys',
      'twins',
      'no tengo',
      'ciudad pequena',
      'sin titulo',
      'je nai pas',
      'sans diplome',
      'ich habe kein*',
      'ohne studium',
      'nao tenho',
      'sem diploma',
      'non ho',
      'senza laurea',
      'ik heb geen',
      'zonder diploma',
    ],
  },
  {
    kind: 'tried',
    cues: [
      'i tried',
      'i have tried',
      'ive tried',
      'i finished',
      'i have finished',
      'i completed',
      'i have completed',
      'ive completed',
      'i built',
      'i have built',
      'ive built',
      'i automated',
      'i have sent',
      'i sent',
      'i applied',
      'i have applied',
      'ive applied',
      'i took a',
      'i have taken',
      'i have started',
      'ive started',
      'i started',
      'i have saved',
      'i already',
      'i have already',
      'i read your',
      'i watched',
      'he probado',
      'he intentado',
      'he empezado',
      'he terminado',
      'jai essaye',
      'jai commence',
      'jai termine',
      'ich habe versucht',
      'ich habe angefangen',
      'tentei',
      'comecei',
      'terminei',
      'ho provato',
      'ho iniziato',
      'ik heb geprobeerd',
      'ik ben begonnen',
    ],
  },
  {
    kind: 'goal',
    cues: [
      'i want to',
      'i would like to become',
      'i would like to move',
      'i would like to work',
      'i would love to',
      'id love to',
      'id like to',
      'i would like to',
      'i hope to',
      'hoping to',
      'my goal',
      'my dream',
      'i plan to',
      'i am planning to',
      'im planning to',
      'i am trying to',
      'im trying to',
      'i am about to',
      'im about to',
      'i am thinking of',
      'im thinking of',
      'i am thinking about',
      'im thinking about',
      'i aim to',
      'aspiring',
      'transition into',
      'transition to',
      'move into',
      'switch to',
      'break into',
      'quiero',
      'me gustaria',
      'je veux',
      'je voudrais',
      'jaimerais',
      'ich mochte',
      'ich will',
      'quero',
      'gostaria',
      'vorrei',
      'voglio',
      'ik wil',
      'ik zou graag',
    ],
  },
  {
    kind: 'background',
    cues: [
      'i have taught',
      'i have been',
      'ive been',
      'i have worked',
      'ive worked',
      'i worked',
      'i studied',
      'i come from',
      'my background',
      'i used to',
      'i was a',
      'i was an',
      'i spent',
      'years of experience',
      'years as',
      'years in',
      'i graduated',
      'i have a degree',
      'i have a background',
      'llevo',
      'anos de experiencia',
      'estudie',
      'jai travaille',
      'jai etudie',
      'ich habe studiert',
      'ich habe gearbeitet',
      'trabalhei',
      'estudei',
      'ho lavorato',
      'ho studiato',
      'ik heb gewerkt',
      'ik heb gestudeerd',
    ],
  },
  {
    kind: 'stage',
    cues: [
      'i am a',
      'i am an',
      'im a',
      'im an',
      'i am the',
      'im the',
      'i work as',
      'i work at',
      'i work in',
      'i work for',
      'i am working',
      'im working',
      'i am currently',
      'im currently',
      'i am studying',
      'im studying',
      'i am learning',
      'im learning',
      'i just started',
      'i start',
      'i live in',
      'i am in my',
      'i lead',
      'we are a',
      'were a',
      'our team',
      'soy',
      'trabajo como',
      'vivo en',
      'je suis',
      'je travaille',
      'ich bin',
      'ich arbeite',
      'sou',
      'trabalho como',
      'sono',
      'lavoro come',
      'ik ben',
      'ik werk',
    ],
  },
];

/** An age: "I am 41". */
const age = /\b(?:i am|i'm|im) (\d{2})\b(?! (?:%|percent|hours|days|weeks|months|minutes))/i;

/** Most facts kept; the first ones are what the person thought of first. */
const mostFacts = 8;
const longestValue = 160;

/** What a person says about themselves in a message: one fact a clause, with its sentence as quote. */
export function factsInMessage(text: string): SenderFact[] {
  const facts: SenderFact[] = [];
  for (const sentence of splitSentences(text.slice(0, 20_000))) {
    if (facts.length >= mostFacts) break;
    if (/[?？]\s*$/u.test(sentence.text) || sentence.text.length > 600) continue;
    for (const clause of clausesOf(withoutOpening(sentence.text))) {
      const kind = kindOf(clause);
      if (!kind || facts.length >= mostFacts) continue;
      const value = clause.length > longestValue ? `${clause.slice(0, longestValue - 1).trimEnd()}…` : clause;
      facts.push({ kind, value, quote: sentence.text, from: 'message' });
    }
  }
  return facts;
}

function kindOf(clause: string): FactKind | undefined {
  const folded = foldForCues(clause);
  const found = kinds.find(
    ({ kind, cues }) => hasCue(folded, cues) && (kind !== 'constraint' || isAboutSelf(folded)),
  )?.kind;
  return found ?? (age.test(clause) ? 'stage' : undefined);
}

/** Circumstances count only where people speak of themselves, not of others or of what was written. */
function isAboutSelf(folded: FoldedText): boolean {
  return hasCue(folded, [
    'i',
    'im',
    'ive',
    'my',
    'me',
    'we',
    'our',
    'vivo',
    'tengo',
    'mi',
    'mis',
    'je',
    'jai',
    'nai',
    'mon',
    'mes',
    'ich',
    'mein*',
    'eu',
    'meu',
    'minha',
    'tenho',
    'ho',
    'mio',
    'mia',
    'ik',
    'mijn',
    'sin titulo',
    'sans diplome',
    'ohne studium',
    'sem diploma',
    'senza laurea',
  ]);
}

/** Cuts before ", I", ", and I", "; I", where a new statement about oneself begins. */
function clausesOf(sentence: string): string[] {
  return sentence
    .split(/[,;] (?=(?:and |but |so )?(?:I |I'm |I've |I’m |I’ve |my |we ))/u)
    .map((clause) => clause.replace(/^(?:and|but|so) /iu, '').replace(/[.!,;\s]+$/u, ''))
    .filter((clause) => clause.length > 3);
}
