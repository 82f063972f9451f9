import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import { createGenerator } from 'ts-json-schema-generator';

const require = createRequire(import.meta.url);

/**
 * Checks bodies of `POST /chat/completions` against a JSON Schema made from the types of the
 * installed `openai` package: missing and unknown fields, wrong types and wrong roles are refused.
 * The schema takes some seconds to make and is kept in `node_modules/.cache` by package version.
 */
export function chatRequestValidator(): ValidateFunction {
  validator ??= new Ajv({ strict: false, allowUnionTypes: true }).compile(schema());
  return validator;
}

let validator: ValidateFunction | undefined;

function schema(): object {
  const root = dirname(require.resolve('openai'));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const folder = join(root, '..', '.cache', 'drafthand');
  const file = join(folder, `chat-request-${version}.json`);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  const made = makeSchema(folder, root);
  writeFileSync(file, JSON.stringify(made));
  return made;
}

/** The generator wants a project of its own: a file with the wanted type, and a configuration. */
function makeSchema(folder: string, packageRoot: string): object {
  mkdirSync(folder, { recursive: true });
  const types = join(folder, 'request.ts');
  const configuration = join(folder, 'tsconfig.json');
  const source = JSON.stringify(join(packageRoot, 'resources/chat/completions'));
  writeFileSync(
    types,
    `import type { ChatCompletionCreateParams } from ${source};\nexport type ChatRequest = ChatCompletionCreateParams;\n`,
  );
  const compilerOptions = {
    module: 'ESNext',
    moduleResolution: 'Bundler',
    target: 'ES2022',
    strict: true,
    skipLibCheck: true,
  };
  writeFileSync(configuration, JSON.stringify({ compilerOptions, files: ['request.ts'] }));
  const generator = createGenerator({
    path: types,
    tsconfig: configuration,
    type: 'ChatRequest',
    skipTypeCheck: true,
    additionalProperties: false,
  });
  return generator.createSchema('ChatRequest');
}
