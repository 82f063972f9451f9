import { type FoldedText, foldForCues, hasCue } from '../conversation/cues';

/** What kind of sentence answers an ask. */
export type AnswerType =
  | 'favour'
  | 'story'
  | 'amount'
  | 'which'
  | 'whether'
  | 'how'
  | 'why'
  | 'when'
  | 'what'
  | 'any';

/** "Can you look at …", "Would you be my mentor?": wants something of the owner's time. */
const favour =
  /^ (?:so |also |and |please |hi |hello )*(?:(?:can|could|would|will|may|might|do|are) (?:you|we|i)|please|i would like to (?:book|hire|sponsor|invite)|we would like to)\b/;
/** The same words, asking for an opinion or for knowledge. */
const opinionAsked =
  /^ (?:so |also |and |please )*(?:(?:can|could|would|will|do) you (?:(?:still|also|ever|really|personally) )*(?:recommend|suggest|advise|use|choose|pick|say|start|begin|go|do|think|know|have|explain|tell|share|need|believe|prefer|set|write|learn|like|help me)|(?:can|could|may|might|do|would) (?:i|we)|are (?:you|we|i) (?:sure|still))\b/;
/** "Would you look at it and tell me what makes …": a favour that ends in a question. */
const knowledgeAsked =
  / (?:tell|explain to|share with) (?:me|us) (?:\p{L}+ ){0,2}(?:what|how|why|which|whether|if) /u;
const ownTime = / (?:call|chat|coffee|meet|meeting|zoom|mentor|my mentor|sponsor|hire) /;

/** What kind of sentence answers this ask; `any` where the words do not tell. */
export function answerTypeOf(quote: string): AnswerType {
  const folded = foldForCues(quote.slice(0, 600));
  if (
    favour.test(folded) &&
    !knowledgeAsked.test(folded) &&
    (!opinionAsked.test(folded) || ownTime.test(folded))
  )
    return 'favour';
  if (hasCue(folded, ['how did you', 'did you', 'your story', 'your journey', 'your own'])) return 'story';
  if (
    hasCue(folded, [
      'how much',
      'how many',
      'how long',
      'what would it cost',
      'your rates',
      'the price',
      'salary can',
    ])
  )
    return 'amount';
  if (hasCue(folded, ['which', 'what order', 'better', 'best', 'recommend']) || / (?:first|or) /.test(folded))
    return 'which';
  if (hasCue(folded, ['why'])) return 'why';
  if (hasCue(folded, ['when', 'at what point'])) return 'when';
  if (
    hasCue(folded, [
      'how',
      'what should',
      'what do you',
      'what would you',
      'what to',
      'where do',
      'where would',
      'where should',
      'what can i',
      'any advice',
      'any tips',
      'help',
    ])
  )
    return 'how';
  if (hasCue(folded, ['what is', 'whats', 'what are', 'what does', 'difference'])) return 'what';
  if (
    / (?:is|are|am|do|does|should|can|could|will|would|has|have|did) (?:i|it|we|you|they|this|that|the|a|an|there|one|somebody|someone|my) /.test(
      folded,
    )
  )
    return 'whether';
  return 'any';
}

/** First words of a piece of advice. */
const adviceVerbs = new Set(
  `add apply ask avoid begin bring build buy change check choose clean close collect compare count cut decide delete do
   draw drink explain find finish fix follow forget get give go hold install join keep know learn leave let limit list
   look make measure mention move name never note open pay pick plan practise practice prepare publish push put read
   record remove repeat reply run save say send set show sleep spend start stay stop take talk teach tell test think
   treat try turn use wait walk watch work write`.split(/\s+/),
);

/** Whether a sentence begins like a piece of advice: "Write one page." */
export function isAdvice(folded: FoldedText): boolean {
  return adviceVerbs.has(folded.slice(1, folded.indexOf(' ', 1)));
}

/** Signs of a sentence that answers, per type. */
const signs: Record<Exclude<AnswerType, 'any'>, readonly string[]> = {
  favour: [
    '^no',
    '^yes',
    'i do not',
    'i dont',
    'i no longer',
    'i cannot',
    'i never',
    'i offer',
    'i take on',
    'i take no',
    'i answer',
    'i review',
    'i accept',
    'i say no',
    'i say yes',
    'i do no',
    '^i do',
    '^i work',
    '^i only',
    'the price',
  ],
  story: [
    'i learned',
    'i learnt',
    'i moved',
    'i began',
    'i started',
    'i wrote',
    'i took',
    'i had',
    'i was',
    'i did',
  ],
  amount: [
    'cost',
    'costs',
    'price',
    'fee',
    'free',
    'per hour',
    'a month',
    'a week',
    'hours',
    'weeks',
    'months',
  ],
  which: [
    '^take',
    '^start',
    '^learn',
    '^read',
    '^choose',
    '^pick',
    '^use',
    'first',
    'then',
    'my order',
    'i recommend',
    'best',
    'if you',
    'before',
  ],
  whether: [
    '^yes',
    '^no',
    '^not',
    'is not',
    'are not',
    'does not',
    'do not',
    'should',
    'worth',
    'enough',
    'only if',
    'only when',
    'never',
    'too',
    'depends',
    'need',
  ],
  how: ['should', 'first', 'then', 'instead', 'you need', 'enough', 'best', 'the trick', 'step', 'if you'],
  why: ['because', 'since', 'reason', 'so that', 'therefore', 'that is why'],
  when: ['when', 'until', 'as soon as', 'once', 'before', 'after', 'from the', 'at the'],
  what: ['is', 'are', 'means', 'does', 'makes sure', 'is called', 'the difference'],
};

/** How much a sentence has the form of an answer of this type, 0 to 1. */
export function answersAs(type: AnswerType, folded: FoldedText): number {
  if (type === 'any') return 0;
  const isMet =
    hasCue(folded, signs[type]) ||
    (type === 'amount' && / \d/.test(folded)) ||
    (type === 'how' && isAdvice(folded));
  return isMet ? 1 : 0;
}
