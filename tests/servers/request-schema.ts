import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import { createGenerator } from 'ts-json-schema-generator';

const require = createRequire(import.meta.url);

/** The requests that can be checked, with the types of the package that describe them. */
const requests = {
  chat: { module: 'resources/chat/completions', type: 'ChatCompletionCreateParams' },
  embeddings: { module: 'resources/embeddings', type: 'EmbeddingCreateParams' },
} as const;

export type CheckedRequest = keyof typeof requests;

/**
 * Checks bodies of `POST /chat/completions` or `/embeddings` against a JSON Schema made from the types
 * of the installed `openai` package: missing and unknown fields, wrong types and wrong roles are refused.
 * The schema takes some seconds to make and is kept in `node_modules/.cache` by package version.
 */
export function requestValidator(request: CheckedRequest): ValidateFunction {
  const known = validators.get(request);
  if (known) return known;
  const made = new Ajv({ strict: false, allowUnionTypes: true }).compile(schema(request));
  validators.set(request, made);
  return made;
}

const validators = new Map<CheckedRequest, ValidateFunction>();

function schema(request: CheckedRequest): object {
  const root = dirname(require.resolve('openai'));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const folder = join(root, '..', '.cache', 'drafthand');
  const file = join(folder, `${request}-request-${version}.json`);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  const made = makeSchema(request, folder, root);
  writeFileSync(file, JSON.stringify(made));
  return made;
}

/** The generator wants a project of its own: a file with the wanted type, and a configuration. */
function makeSchema(request: CheckedRequest, folder: string, packageRoot: string): object {
  mkdirSync(folder, { recursive: true });
  const name = `${request}-request`;
  const types = join(folder, `${name}.ts`);
  const configuration = join(folder, `${name}.tsconfig.json`);
  const source = JSON.stringify(join(packageRoot, requests[request].module));
  writeFileSync(
    types,
    `import type { ${requests[request].type} as Wanted } from ${source};\nexport type CheckedRequest = Wanted;\n`,
  );
  const compilerOptions = {
    module: 'ESNext',
    moduleResolution: 'Bundler',
    target: 'ES2022',
    strict: true,
    skipLibCheck: true,
  };
  writeFileSync(configuration, JSON.stringify({ compilerOptions, files: [`${name}.ts`] }));
  const generator = createGenerator({
    path: types,
    tsconfig: configuration,
    type: 'CheckedRequest',
    skipTypeCheck: true,
    additionalProperties: false,
  });
  return generator.createSchema('CheckedRequest');
}
