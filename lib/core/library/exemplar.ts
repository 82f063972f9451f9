/**
 * A past reply of the owner with what it answered. Kept on this machine to find look-alike replies
 * and to measure drafts by; never quoted to anybody, never in the library's index.
 */
export interface Exemplar {
  /** The same for the same reply whenever it is imported. */
  id: string;
  conversationId: string;
  /** What was asked: somebody else's words, never shown to a third person and never taken for the owner's. */
  inboundText: string;
  /** The owner's words. */
  replyText: string;
  /** Epoch milliseconds of the last message asked and the first one answered. */
  inboundAt: number;
  repliedAt: number;
  /** More than two people in the conversation: the reply may answer only part of what was said. */
  isGroup: boolean;
  /** SHA-256 (hex) over both texts. */
  hash: string;
}

/** An exemplar before it has its hash. */
export type NewExemplar = Omit<Exemplar, 'hash'>;
