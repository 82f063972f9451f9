/** LinkedIn was founded in May 2003; anything before or far in the future is not a send time. */
const earliest = Date.UTC(2003, 4, 1);
const latest = Date.UTC(2100, 0, 1);

/**
 * The exact send time inside an event urn, epoch milliseconds; null when it holds none.
 *
 * The urn ends in a message id `2-<base64>` that decodes to `<epoch ms>b<digits>-<shard>&<uuid>_<shard>`,
 * in the newer short form to `<epoch ms>b<digits>-<shard>`. Messages still being sent carry a client id
 * without a time. The clock texts on the page are localised and relative, so they are never used.
 */
export function sentAtOf(urn: string | null | undefined): number | null {
  const id = /[,:(]2-([\w+/-]+)(?:=|%3D)*\)?$/i.exec(urn?.trim() ?? '')?.[1];
  const milliseconds = id && /^(\d{12,14})b\d+-\d+(?:&|$)/.exec(decodeBase64(id))?.[1];
  const time = Number(milliseconds);
  return milliseconds && time >= earliest && time < latest ? time : null;
}

/**
 * The member token of the mailbox owner inside an event urn. LinkedIn writes the viewer there, not
 * the sender, so it tells who "me" is in any language.
 */
export function viewerIdIn(urn: string | null | undefined): string | undefined {
  return /fsd_profile:([\w-]+)/.exec(urn ?? '')?.[1];
}

/** True for an urn that ends in a client-made uuid: the message has not reached the server yet. */
export function isClientUrn(urn: string | null | undefined): boolean {
  return /[,:(][\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}\)?$/i.test(urn ?? '');
}

/**
 * The time inside an activity, share or ugcPost id (`id >> 22`), epoch milliseconds; null when the
 * urn holds no such id.
 */
export function publishedAtOf(urn: string): number | null {
  const id = /(?:activity|share|ugcPost):(\d{15,20})/.exec(urn)?.[1];
  const time = id ? Number(BigInt(id) >> 22n) : 0;
  return time >= earliest && time < latest ? time : null;
}

/** Base64 in either alphabet, without padding; '' when it is malformed. */
function decodeBase64(text: string): string {
  try {
    return atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return '';
  }
}
