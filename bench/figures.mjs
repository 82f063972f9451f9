/** Median, 95th percentile and least of times, in milliseconds with one decimal. */
export function percentiles(samples) {
  const sorted = [...samples].sort((one, other) => one - other);
  const at = (share) =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] * 10) / 10;
  return { p50: at(0.5), p95: at(0.95), least: at(0) };
}

/** Factor by which a cost grows for ten times more passages, from two measurements. 10 would be linear. */
export function growthPerTenfold(less, more) {
  return (more.cost / less.cost) ** (1 / Math.log10(more.passages / less.passages));
}

/** A row for each size above the least: what ten times more passages cost. */
export function growthRows(results) {
  return results.slice(1).map((more, at) => {
    const less = results[at];
    const factor = (cost) =>
      growthPerTenfold(
        { passages: less.passages, cost: cost(less) },
        { passages: more.passages, cost: cost(more) },
      ).toFixed(2);
    return {
      from: less.passages,
      to: more.passages,
      'cold ×': factor(({ answers }) => answers.hybrid.cold.p50),
      'cold vectors ×': factor(({ answers }) => answers.vectors.cold.p50),
      'warm ×': factor(({ answers }) => answers.hybrid.warm.p50),
      'disk ×': factor(({ megabytes }) => megabytes),
    };
  });
}

/** A row for each size of our store. Times are milliseconds unless they say seconds. */
export function ownRow({ passages, answers, recall, megabytes, change, build }) {
  return {
    passages,
    cold: answers.hybrid.cold.p50,
    'cold least': answers.hybrid.cold.least,
    'with start': answers.hybrid.withStart.p50,
    'warm p50': answers.hybrid.warm.p50,
    'warm p95': answers.hybrid.warm.p95,
    'retriever cold': answers.retriever.cold.p50,
    'recall@10': recall.toFixed(4),
    MB: megabytes.toFixed(1),
    change: change.p50,
    'vectors s': (build.vectors / 1000).toFixed(2),
    'words s': (build.lexical / 1000).toFixed(2),
  };
}

/** Rows of one size: each store beside ours that answers with the same (vectors, words, or both). */
export function comparisonRows({ own, peers }) {
  const ours = Object.entries({
    hybrid: own.answers.hybrid,
    vectors: own.answers.vectors,
    words: own.answers.words,
  });
  const rows = ours.map(([kind, { cold, withStart, warm }]) => ({
    store: 'Drafthand',
    answers: kind,
    where: 'worker',
    ...timeColumns({ cold, withStart, warm }, { cold, warm }),
    'recall@10': kind === 'vectors' ? own.recall.toFixed(3) : '',
    'build s': seconds(own.build.vectors + own.build.lexical + own.build.texts),
    MB: own.megabytes.toFixed(1),
    failed: '',
  }));
  for (const peer of peers) {
    rows.push({
      store: peer.title,
      answers: peer.kind,
      where: peer.where ?? '',
      ...timeColumns(peer, own.answers[peer.kind]),
      'recall@10': peer.recall?.toFixed(3) ?? '',
      'build s': peer.build === undefined ? '' : seconds(peer.build),
      MB: peer.megabytes?.toFixed(1) ?? '',
      failed: peer.failed ?? '',
    });
  }
  return rows;
}

function timeColumns({ cold, withStart, warm }, beside) {
  return {
    cold: cold?.p50 ?? '',
    'with start': withStart?.p50 ?? '',
    'warm p50': warm?.p50 ?? '',
    'warm p95': warm?.p95 ?? '',
    'cold ÷ ours': ratio(cold, beside.cold),
    'warm ÷ ours': ratio(warm, beside.warm),
  };
}

function ratio(one, other) {
  return one ? Number((one.p50 / other.p50).toPrecision(2)) : '';
}

function seconds(milliseconds) {
  return (milliseconds / 1000).toFixed(1);
}
