/** A number from a text, the same on every visit. */
function numberOf(text) {
  let hash = 2166136261;
  for (const letter of text) hash = Math.imul(hash ^ letter.codePointAt(0), 16777619) >>> 0;
  return hash;
}

function uuidOf(text) {
  const part = (salt, length) => (numberOf(text + salt) >>> 0).toString(16).padStart(8, '0').slice(0, length);
  return `${part('a', 8)}-${part('b', 4)}-4${part('c', 3)}-8${part('d', 3)}-${part('e', 8)}${part('f', 4)}`;
}

const base64 = (text) => btoa(text);

/** Thread id as in the address of a conversation. */
export function threadIdOf(conversation) {
  return `2-${base64(`${uuidOf(conversation.id)}_100`)}`;
}

/** Event urn of a message: the owner's id and, encoded, the time it was sent. */
export function eventUrnOf(conversation, message, owner) {
  const milliseconds = new Date(message.at).getTime();
  const digits = String(numberOf(conversation.id + message.at) % 100000).padStart(5, '0');
  const token = base64(`${milliseconds}b${digits}-100&${uuidOf(conversation.id + message.at)}_100`);
  return `urn:li:msg_message:(urn:li:fsd_profile:${owner.memberId},2-${token})`;
}

/** Urn of a message that the server has not seen yet. */
export function clientUrn(owner) {
  return `urn:li:msg_message:(urn:li:fsd_profile:${owner.memberId},${crypto.randomUUID()})`;
}
