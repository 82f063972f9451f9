/** A newer document that says something else on the same subject as an older one; the owner decides. */
export interface Supersession {
  newerId: string;
  olderId: string;
  state: 'offered' | 'accepted' | 'declined';
  /** 0 to 1: how much the two are about the same subject. */
  likeness: number;
  /** A sentence of each that shows the difference. */
  evidence: { newer: string; older: string };
  offeredAt: number;
  decidedAt?: number;
}
