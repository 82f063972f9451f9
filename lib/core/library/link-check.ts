/** The last check of one address, kept per normalised URL. */
export interface LinkCheck {
  url: string;
  /** `unsure`: the server refused to say (blocked, rate-limited, down once); not shown as dead. */
  state: 'ok' | 'moved' | 'dead' | 'unsure';
  /** HTTP status of the last answer; absent when there was none. */
  status?: number;
  /** Where a permanent redirect leads; offered as the replacement. */
  movedTo?: string;
  checkedAt: number;
  /** Checks in a row that did not succeed. */
  failures: number;
}
