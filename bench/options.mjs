import { parseArgs } from 'node:util';
import { peerNames } from './peer-list.mjs';

export const help = `npm run bench -- [options]

Measures the retrieval store in a real extension in Chromium, and other stores beside it in the same run.
  --sizes LIST       passages of our store (1000,10000,100000); none: only those of the peers
  --peers LIST       all, none, or of ${peerNames.join(', ')}
  --peer-sizes LIST  passages of the peers (10000); ours is measured at these sizes as well
  --limit SECONDS    longest time for one peer at one size (900); one that takes longer is reported so
  --runs N           cold answers of each kind (20); warm ones are at least 40
  --queries N        questions for recall (60)
  --dimensions N     components of a vector (512)
  --json FILE        writes all figures there as well
The last line of the output is one JSON object. Ctrl-C ends the browser and removes what was written.`;

/**
 * What the command line asks for. Sizes are rising and without doubles; `sizes` are all that our store is measured
 * at. Throws an Error with words for a person where something cannot be meant.
 */
export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      sizes: { type: 'string', default: '1000,10000,100000' },
      peers: { type: 'string', default: 'all' },
      'peer-sizes': { type: 'string', default: '10000' },
      limit: { type: 'string', default: '900' },
      runs: { type: 'string', default: '20' },
      queries: { type: 'string', default: '60' },
      dimensions: { type: 'string', default: '512' },
      json: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const peers = peersOf(values.peers);
  const peerSizes = peers.length === 0 ? [] : sizesOf('peer-sizes', values['peer-sizes']);
  const own = values.sizes === 'none' ? [] : sizesOf('sizes', values.sizes);
  const sizes = [...new Set([...own, ...peerSizes])].sort((one, other) => one - other);
  if (sizes.length === 0 && !values.help)
    throw new Error('--sizes none wants --peers: nothing is left to measure.');
  return {
    sizes,
    peers,
    peerSizes,
    limit: numberOf('limit', values.limit, 1, 86_400),
    runs: numberOf('runs', values.runs, 1, 1000),
    queries: numberOf('queries', values.queries, 1, 1000),
    dimensions: numberOf('dimensions', values.dimensions, 8, 4096),
    json: values.json,
    help: values.help,
  };
}

function peersOf(text) {
  if (text === 'all') return peerNames;
  if (text === 'none') return [];
  const names = text.split(',');
  const unknown = names.filter((name) => !peerNames.includes(name));
  if (unknown.length > 0)
    throw new Error(
      `--peers: there is no ${unknown.join(', ')}. There are all, none, ${peerNames.join(', ')}.`,
    );
  return peerNames.filter((name) => names.includes(name));
}

function sizesOf(name, text) {
  const sizes = text.split(',').map((size) => numberOf(name, size, 120, 2_000_000));
  return [...new Set(sizes)].sort((one, other) => one - other);
}

function numberOf(name, text, least, most) {
  const number = Number(text.replaceAll('_', ''));
  if (text.trim() === '' || !Number.isInteger(number) || number < least || number > most)
    throw new Error(`--${name}: “${text}” is no whole number from ${least} to ${most}.`);
  return number;
}
