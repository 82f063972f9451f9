import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import loadWabt from 'wabt';

const folder = fileURLToPath(new URL('../lib/store/kernels', import.meta.url));

/** Compiles the vector kernels to WebAssembly. Returns the source of the module that holds the bytes. */
export async function compileKernels() {
  const wabt = await loadWabt();
  const source = readFileSync(join(folder, 'kernels.wat'), 'utf8');
  const module = wabt.parseWat('kernels.wat', source, {
    simd: true,
    bulk_memory: true,
    sat_float_to_int: true,
  });
  module.validate();
  const bytes = Buffer.from(module.toBinary({}).buffer).toString('base64');
  module.destroy();
  const lines = bytes.match(/.{1,96}/g).map((line) => `  '${line}'`);
  return `/** kernels.wat as WebAssembly, in base64; made by \`npm run kernels\`. */\nexport const kernelBytes =\n${lines.join(' +\n')};\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(join(folder, 'kernel-bytes.ts'), await compileKernels());
}
