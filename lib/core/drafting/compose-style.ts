import { foldForCues, hasCue } from '../conversation/cues';
import type { Instruction } from './draft-job';

/** How a draft is laid out; what the owner's instructions change. */
export interface DraftStyle {
  /** Most sentences of the owner per ask. */
  sentences: number;
  /** Words of the whole draft. */
  leastWords: number;
  mostWords: number;
  opening: 'none' | 'plain' | 'warm';
  closing: 'none' | 'plain' | 'warm';
  /** Greeting at all. */
  greets: boolean;
}

const plain: DraftStyle = {
  sentences: 3,
  leastWords: 60,
  mostWords: 160,
  opening: 'plain',
  closing: 'plain',
  greets: true,
};

const shorterCues = [
  'short*',
  'brief*',
  'concise',
  'one sentence',
  'two sentences',
  'less text',
  'less words',
  'fewer words',
  'cut it',
  'corto',
  'breve',
  'court*',
  'kurz*',
  'curto',
  'kort*',
];
const warmerCues = [
  'warm*',
  'friendl*',
  'kind*',
  'nice*',
  'encourag*',
  'empath*',
  'personal',
  'calido',
  'amable',
  'chaleureu*',
  'herzlich*',
  'freundlich*',
  'caloros*',
  'vriendelijk*',
];
const directCues = [
  'direct*',
  'to the point',
  'no greeting',
  'no thanks',
  'straight',
  'blunt',
  'directo',
  'direkt*',
  'diretto',
];
const longerCues = [
  'long*',
  'more detail*',
  'detailed',
  'elaborate',
  'more context',
  'mas largo',
  'plus long',
  'langer',
  'ausfuhrlich*',
];

/** The layout an instruction asks for; words of the owner's own are read for length and tone. */
export function styleFor(instruction: Instruction | undefined): DraftStyle {
  if (!instruction) return plain;
  const said = foldForCues((instruction.words ?? '').slice(0, 1000));
  const wants = (kind: Instruction['kind'], cues: readonly string[]) =>
    instruction.kind === kind || (instruction.kind === 'own-words' && hasCue(said, cues));
  let style = plain;
  if (wants('more-direct', directCues))
    style = { ...style, opening: 'none', closing: 'none', leastWords: 30 };
  if (wants('warmer', warmerCues)) style = { ...style, opening: 'warm', closing: 'warm' };
  if (wants('shorter', shorterCues)) {
    style = {
      ...style,
      sentences: 1,
      leastWords: 0,
      mostWords: 90,
      opening: style.opening === 'warm' ? 'warm' : 'none',
      closing: 'none',
    };
  } else if (instruction.kind === 'own-words' && hasCue(said, longerCues)) {
    style = { ...style, leastWords: 110 };
  }
  return style;
}
