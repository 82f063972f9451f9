/** What one draft did with links. */
export interface LinkOutcome {
  /** Right documents; empty for a control message, which needs no link. */
  relevant: ReadonlySet<string>;
  /** Document ids of the links in the draft's text, in order. */
  linked: string[];
  /** Document ids of the offered sources, in order. */
  offered: string[];
  /** Addresses in the text that are not the library's. */
  foreign: number;
}

/**
 * The figures over all drafts.
 * - `rightFirst`: share of questions whose first link in the text is a right document.
 * - `rightInThree`: share with a right document among the first three of: links in the text, then
 *   offered sources, each document once.
 * - `needless`: of all links in all drafts, the share nobody needs. Parts: `afterRight`, links behind
 *   the first right one in the answer to one question; `repeated`, a document linked a second time;
 *   `inControls`, links in drafts for messages that ask for nothing or for something not in the library.
 *   `wrong` (links before a right one, or with no right one at all) is counted apart, since
 *   `rightFirst` already punishes them.
 * - `foreign`: addresses in drafts that are not the library's.
 */
export function linkFigures(outcomes: LinkOutcome[]) {
  const questions = outcomes.filter((outcome) => outcome.relevant.size > 0);
  const parts = { afterRight: 0, repeated: 0, inControls: 0, wrong: 0 };
  let links = 0;
  let rightFirst = 0;
  let rightInThree = 0;
  for (const { relevant, linked, offered } of outcomes) {
    links += linked.length;
    if (relevant.size === 0) {
      parts.inControls += linked.length;
      continue;
    }
    if (relevant.has(linked[0] ?? '')) rightFirst++;
    const inOrder = [...new Set([...linked, ...offered])].slice(0, 3);
    if (inOrder.some((id) => relevant.has(id))) rightInThree++;
    let foundRight = false;
    linked.forEach((id, index) => {
      if (linked.indexOf(id) < index) parts.repeated++;
      else if (foundRight) parts.afterRight++;
      else if (!relevant.has(id)) parts.wrong++;
      foundRight ||= relevant.has(id);
    });
  }
  const needlessLinks = parts.afterRight + parts.repeated + parts.inControls;
  const count = Math.max(1, questions.length);
  return {
    rightFirst: rounded(rightFirst / count),
    rightInThree: rounded(rightInThree / count),
    needless: rounded(needlessLinks / Math.max(1, links)),
    foreign: outcomes.reduce((sum, outcome) => sum + outcome.foreign, 0),
    questions: questions.length,
    controls: outcomes.length - questions.length,
    links,
    needlessParts: parts,
    withoutLink: questions.filter((outcome) => outcome.linked.length === 0).length,
  };
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
