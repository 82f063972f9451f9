import type { Candidate, PassageSignals } from './candidate';
import { fuseSignals } from './fuse-signals';
import type { IndexReading } from './postings';
import { type PlaceScore, passageScoreLimit, type Ranking } from './rank-documents';
import type { NearPassage } from './retrieval';

/** Documents that are looked at closely; their texts have to be read. */
const leastCandidates = 40;

/** Documents taken from the nearest vectors, beside as many as are looked at from the lexical ranking. */
const vectorCandidates = 24;

/** Lexical rank up to which documents found by vectors get their lexical score too. */
const knownByName = 80;

/** A document that words found, by its id. */
export interface NamedDocument {
  id: string;
  rank: number;
  scored: PlaceScore;
}

/** The documents that words found which may become candidates, with their ids, best first. */
export async function nameDocuments(
  ranking: Ranking,
  reading: IndexReading,
  wanted: number,
): Promise<NamedDocument[]> {
  const named = ranking.documents.slice(0, Math.max(knownByName, mostCandidates(wanted)));
  const ids = await reading.documentIds(named.map(({ place }) => place));
  return named.flatMap((scored, rank) => {
    const id = ids[rank];
    return id === undefined ? [] : [{ id, rank, scored }];
  });
}

function mostCandidates(wanted: number): number {
  return Math.max(leastCandidates, wanted);
}

/** Brings the documents that words found and those that vectors found together, with the signals of both. */
export function gatherCandidates(input: {
  ranking: Ranking;
  named: NamedDocument[];
  near: NearPassage[];
  /** Passages that were asked for by meaning; with fewer there is no usual nearness to compare with. */
  nearWanted: number;
  wanted: number;
}): Candidate[] {
  const { ranking, named, near, nearWanted, wanted } = input;
  const best = ranking.documents[0]?.score ?? 0;
  const scale = best > 0 ? 1 / Math.sqrt(best * passageScoreLimit(ranking.importance)) : 0;
  const most = mostCandidates(wanted);
  const lexical = new Map(named.map((document) => [document.id, document]));
  const nearest = groupByDocument(near);
  const background = near.length < nearWanted ? 0 : (near.at(-1)?.score ?? 0);
  const chosen = new Set([...lexical].flatMap(([id, { rank }]) => (rank < most ? [id] : [])));
  for (const id of [...nearest.keys()].slice(0, Math.max(vectorCandidates, wanted))) chosen.add(id);
  const candidates = [...chosen].map((documentId): Candidate => {
    const scored = lexical.get(documentId)?.scored;
    const hits = nearest.get(documentId) ?? [];
    return {
      documentId,
      signals: {
        lexical: (scored?.score ?? 0) * scale,
        vector: beyond(hits[0]?.score ?? 0, background),
        title: 0,
        pieces: 0,
      },
      latent: hits[0]?.isLatent ? hits[0].score : 0,
      score: 0,
      passages: passagesOf(scored, hits, scale),
    };
  });
  // Titles are not known before the texts are read, so the rest decides whose are.
  return candidates
    .sort((left, right) => fuseSignals(right.signals) - fuseSignals(left.signals))
    .slice(0, most);
}

/** Share of the way from what is usual to sameness. */
function beyond(cosine: number, usual: number): number {
  return Math.max(0, (cosine - usual) / Math.max(1 - usual, 0.05));
}

function groupByDocument(near: NearPassage[]): Map<string, NearPassage[]> {
  const groups = new Map<string, NearPassage[]>();
  for (const hit of near) {
    const known = groups.get(hit.documentId);
    if (known) known.push(hit);
    else groups.set(hit.documentId, [hit]);
  }
  return groups;
}

function passagesOf(scored: PlaceScore | undefined, hits: NearPassage[], scale: number): PassageSignals[] {
  const passages = new Map<number, PassageSignals>();
  for (const { order, score, concepts } of scored?.passages ?? [])
    passages.set(order, { order, lexical: score * scale, vector: 0, concepts });
  for (const { order, score } of hits) {
    const known = passages.get(order);
    if (known) known.vector = score;
    else passages.set(order, { order, lexical: 0, vector: score, concepts: [] });
  }
  const worth = ({ lexical, vector }: PassageSignals) => lexical + passageVectorShare * vector;
  return [...passages.values()].sort((left, right) => worth(right) - worth(left) || left.order - right.order);
}

/** What nearness counts beside words when the best passages of one document are chosen. */
const passageVectorShare = 0.4;
