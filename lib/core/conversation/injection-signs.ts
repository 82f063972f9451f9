import { type FoldedText, foldForCues, hasCue } from './cues';

/** Verbs that undo rules, and what they undo; both within a few words of each other. */
const undoVerbs = new Set(
  'ignore disregard forget override bypass skip discard neglect ignora olvida ignorez ignore oubliez oublie ignoriere vergiss ignorieren ignoriert esqueca dimentica negeer vergeet'.split(
    ' ',
  ),
);
const undoObjects = new Set(
  `instruction instructions instrucciones instructies anweisungen istruzioni instrucoes prompt prompts rules guidelines
   directions directives directive guardrails restrictions commands regeln reglas regles consignes regole regras`.split(
    /\s+/,
  ),
);
const earlier = new Set(
  `previous prior above earlier preceding all any every your the original system initial foregoing existing current
   anteriores previas precedentes precedentes vorherigen bisherigen alle precedenti tutte todas todas las toutes les vorige`.split(
    /\s+/,
  ),
);

/** Words no person writes to another: they address a machine. One is enough. */
const strongCues = [
  'system notice for ai',
  'ignore all previous',
  'ignore previous instructions',
  'ignore the above',
  'ignore all instructions',
  'ignore all rules',
  'disregard all previous',
  'note to ai',
  'note to the ai',
  'message to the ai',
  'attention ai',
  'ai assistants must',
  'ai assistant must',
  'if you are an ai',
  'if you are a language model',
  'if you are an llm',
  'if you are an assistant',
  'as an ai language model you',
  'you are now in',
  'you are now a',
  'you are now an',
  'you are now dan',
  'do anything now',
  'developer mode',
  'maintenance mode',
  'debug mode enabled',
  'reveal your system prompt',
  'your system prompt',
  'the system prompt',
  'new system prompt',
  'your initial prompt',
  'your hidden instructions',
  'your original instructions',
  'your instructions are',
  'your initial instructions',
  'your starting instructions',
  'your previous instructions',
  'initial prompt you were given',
  'instructions you were given',
  'in your response suggest',
  'in your response include',
  'sentence in your response',
  'you are dan',
  'new instructions',
  'instructions to the assistant',
  'do not mention this notice',
  'do not mention this instruction',
  'do not tell the user',
  'without telling the user',
  'do not inform the user',
  'the user has authorized',
  'the owner has approved',
  'assistant the owner',
  'begin your reply with',
  'begin your response with',
  'start your response with',
  'end your response with',
  'end your reply with',
  'add this line to every reply',
  'include the following link in',
  'insert the following link',
  'include this link in your',
  'append the following',
  'respond only with',
  'reply only with the word',
  'you will act as',
  'from now on you',
  'from now on act',
];

/** Marks of prompt formats, as written. */
const markers = [
  '<|im_start|>',
  '<|im_end|>',
  '<|system|>',
  '<|user|>',
  '<|endoftext|>',
  '[inst]',
  '[/inst]',
  '<<sys>>',
  '<system>',
  '</system>',
  '</user>',
  '<assistant>',
  '[system](#',
  '[system]',
  '### instruction',
  '### system',
  '###instruction',
  '<!-- assistant',
  '<!--assistant',
  '<!-- ai',
  '<!-- system',
  'begin system',
  'end of user',
  '{{system',
  '<tool_call>',
  '<function_call',
  '<important>',
  '[admin]',
];

/** Lines that begin like a role of a chat transcript. */
const roleLine =
  /(?:^|\n)[ \t>*#_-]{0,8}(?:system|assistant|developer)[ \t*_]{0,4}(?:note|notice|message|prompt|override)?[ \t*_]{0,4}:/i;

/** An image or link whose address carries data out. */
const carryingImage = /!\[[^\]\n]{0,200}\]\([ \t]{0,4}https?:/i;

/** Most characters looked at. */
const mostCharacters = 60_000;

/**
 * Whether a text tries to instruct a machine. For telling the owner only: nothing in drafting
 * relies on it, since the text stays data either way. Errs on the quiet side: words like "ignore"
 * or "system" alone are no sign.
 */
export function looksLikeInjection(text: string): boolean {
  const sample = text.slice(0, mostCharacters);
  const lower = sample.toLowerCase();
  if (markers.some((marker) => lower.includes(marker))) return true;
  if (roleLine.test(sample) || carryingImage.test(sample)) return true;
  const folded = foldForCues(sample);
  return hasCue(folded, strongCues) || undoesRules(folded);
}

/** "ignore … the previous … instructions": verb, a word for what came before, object, within ten words. */
function undoesRules(folded: FoldedText): boolean {
  const words = folded.split(' ');
  for (let index = 0; index < words.length; index++) {
    if (!undoVerbs.has(words[index] ?? '')) continue;
    const following = words.slice(index + 1, index + 10);
    const object = following.findIndex((word) => undoObjects.has(word));
    if (object >= 0 && following.slice(0, object).some((word) => earlier.has(word))) return true;
  }
  return false;
}
