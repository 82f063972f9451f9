/** Work on the library that was begun, and that nobody has reported done. */
export interface UnfinishedWork {
  /** How often it was begun again since it was asked for. */
  tries: number;
  /** Epoch ms. */
  triedAt: number;
}

/** Where it is noted: it has to outlive the worker, the document that does the work, and the browser. */
export interface UnfinishedWorkNote {
  get(): Promise<UnfinishedWork | undefined>;
  put(work: UnfinishedWork): Promise<void>;
  remove(): Promise<void>;
}
