import type { InsertOutcome, InsertRequest } from '../../lib/core/conversation/conversation';
import type { Instruction } from '../../lib/core/drafting/draft-job';
import type { AppError } from '../../lib/core/errors';

/** What the owner can do in the drafting view; the entrypoint carries it out. */
export interface DraftActions {
  onEdit: (text: string) => void;
  onUseSuggestion: () => void;
  onRestorePrevious: () => void;
  onStop: () => void;
  onAgain: (instruction?: Instruction) => void;
  onUseBuiltIn: () => void;
  onContinue: () => void;
  onInsert: (text: string, how: InsertHow) => void;
  onCopy: (text: string) => void;
  onDismissInsertion: () => void;
  onReadAgain: () => void;
  onOpenSettings: () => void;
  onOpenLibrary: () => void;
  /** The editor lost the focus: a good moment to store what is in it. */
  onSaveNow: () => void;
}

export interface InsertHow {
  mode: InsertRequest['mode'];
  allowNewerMessages?: boolean;
}

/** Where the last insertion stands. */
export type Insertion =
  | { kind: 'none' }
  | { kind: 'busy' }
  | { kind: 'outcome'; outcome: InsertOutcome; text: string }
  | { kind: 'error'; error: AppError };

/** Whether the owner's text is on disk; `unguarded`: not yet, and a panel that is closed now would lose it. */
export type SaveState = 'none' | 'saving' | 'unguarded' | 'saved' | 'failed';

/** Where the shown suggestion stands among those of the conversation; 1 is the oldest. */
export interface SuggestionHistory {
  at: number;
  total: number;
  /** The step that led here, so that the focus can stay on its button. */
  cameBy?: -1 | 1;
  onStep: (by: -1 | 1) => void;
}
