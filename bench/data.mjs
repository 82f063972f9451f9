/**
 * A library that is made up but shaped like real ones: documents of twelve passages, each document about a
 * subject and each subject in a field; words fall off as in real texts (Zipf) and a part of them belongs to the
 * subject; vectors lie around their subject, subjects around their field, and all have something in
 * common. Everything follows from the seed, and any passage can be made by itself.
 */
export const passagesPerDocument = 12;

const functionWords =
  'the of and to a in is that it for was on with as be at by this from or have an are not they which one you were all there'.split(
    ' ',
  );
const syllables = 'ba ce di fo gu la me ni ro su ta ve wi xo zu pre con ter min al der sta kri lom'.split(
  ' ',
);

/** Numbers between 0 and 1 that repeat for the same seed (mulberry32). */
export function numbersFrom(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export function createLibrary({ passages, dimensions, seed = 11 }) {
  const documents = Math.ceil(passages / passagesPerDocument);
  const subjects = Math.max(8, Math.ceil(documents / 5));
  const fields = 24;
  const next = numbersFrom(seed);
  const words = Array.from({ length: 40_000 }, () =>
    Array.from(
      { length: 2 + Math.floor(next() * 3) },
      () => syllables[Math.floor(next() * syllables.length)],
    ).join(''),
  );
  const weights = Float32Array.from({ length: dimensions }, (_, at) => (1 + at) ** -0.35);
  const common = noise(numbersFrom(seed + 1), weights, 0.7);
  const fieldParts = Array.from({ length: fields }, (_, at) =>
    noise(numbersFrom(seed + 100 + at), weights, 0.7),
  );
  const subjectParts = new Map();
  const subjectOf = (document) => Math.imul(document + 1, 2654435761) >>> 0;

  function subjectPart(subject) {
    let part = subjectParts.get(subject);
    if (!part) {
      const own = noise(numbersFrom(seed + 10_000 + subject), weights, 0.8);
      const field = fieldParts[subject % fields];
      part = own.map((value, at) => value + field[at] + common[at]);
      subjectParts.set(subject, part);
    }
    return part;
  }

  function around(part, share, random) {
    const vector = noise(random, weights, share);
    let squares = 0;
    for (let at = 0; at < dimensions; at += 1) {
      vector[at] += part[at];
      squares += vector[at] ** 2;
    }
    const scale = 1 / Math.sqrt(squares);
    for (let at = 0; at < dimensions; at += 1) vector[at] *= scale;
    return vector;
  }

  function textOf(random, subject, length) {
    const sentences = [];
    for (let left = length; left > 0; ) {
      const size = Math.min(left, 8 + Math.floor(random() * 12));
      const chosen = Array.from({ length: size }, () => {
        const kind = random();
        if (kind < 0.38) return functionWords[Math.floor(functionWords.length ** random()) - 1] ?? 'the';
        if (kind < 0.5) return words[(subject * 37 + Math.floor(random() * 30)) % words.length];
        return words[Math.min(words.length - 1, Math.floor(words.length ** random()) - 1 + 30)];
      });
      chosen[0] = chosen[0][0].toUpperCase() + chosen[0].slice(1);
      sentences.push(`${chosen.join(' ')}.`);
      left -= size;
    }
    return sentences.join(' ');
  }

  const library = {
    documents,
    passages: documents * passagesPerDocument,
    dimensions,
    vector(passage) {
      const document = Math.floor(passage / passagesPerDocument);
      const subject = subjectOf(document) % subjects;
      return around(subjectPart(subject), 0.7, numbersFrom(seed * 7 + 1_000_000 + passage));
    },
    document(document) {
      const subject = subjectOf(document) % subjects;
      const random = numbersFrom(seed * 13 + 5_000_000 + document);
      return {
        id: `document-${document}`,
        title: textOf(random, subject, 5).slice(0, -1),
        texts: Array.from({ length: passagesPerDocument }, () =>
          textOf(random, subject, 80 + Math.floor(random() * 80)),
        ),
      };
    },
    /** A question about a passage: some of its words among others, and a vector near its subject. */
    query(number) {
      const random = numbersFrom(seed * 17 + 9_000_000 + number);
      const document = Math.floor(random() * documents);
      const { id, title, texts } = library.document(document);
      const from = texts[Math.floor(random() * texts.length)].split(/[ .]+/);
      const chosen = Array.from({ length: 9 }, () => from[Math.floor(random() * from.length)]);
      const subject = subjectOf(document) % subjects;
      return {
        document: id,
        text: `How do you ${chosen.join(' ')} ${title.split(' ')[1]}?`,
        vector: around(subjectPart(subject), 0.7, random),
      };
    },
  };
  return library;
}

/** Normally distributed numbers times a weight each. */
function noise(random, weights, share) {
  const values = new Float32Array(weights.length);
  for (let at = 0; at < values.length; at += 2) {
    const radius = Math.sqrt(-2 * Math.log(1 - random()));
    const angle = 2 * Math.PI * random();
    values[at] = share * weights[at] * radius * Math.cos(angle);
    if (at + 1 < values.length) values[at + 1] = share * weights[at + 1] * radius * Math.sin(angle);
  }
  return values;
}
