import { endpointOrigin } from '../../lib/app/endpoint-consent';
import type { QueryEmbedder } from '../../lib/app/meaning';
import type { SettingsStore, VectorOrigin } from '../../lib/app/ports';
import type { Embedder } from '../../lib/core/retrieval/vectors/embedding';
import { createEndpointEmbedder } from '../../lib/llm/endpoint-embedder';
import type { OpenAiOptions } from '../../lib/llm/openai-client';
import { createOpenAiEmbeddings } from '../../lib/llm/openai-embeddings';
import { createInstalledModels } from '../../lib/llm/static/installed-models';
import { modelFolder } from '../../lib/llm/static/model-folder';

/** Milliseconds a question's vector may take while somebody waits for a draft; words alone serve then. */
const longestQuestion = 4_000;

/** The embedders that need what only the background has or that answer questions there. */
export function createEmbedders({
  settings,
  readKey,
}: {
  settings: Pick<SettingsStore, 'get'>;
  readKey: OpenAiOptions['readKey'];
}) {
  const embeddings = createOpenAiEmbeddings({ readKey });
  const forQuestions = createOpenAiEmbeddings({
    readKey,
    firstByteTimeout: longestQuestion,
    longestRetryWait: longestQuestion,
  });
  const models = createInstalledModels(modelFolder);
  const onDevice = new Map<string, Embedder>();

  return {
    embeddings,

    /** Passages by an endpoint the owner agreed to. */
    ofEndpoint: (
      choice: { baseUrl: string; model: string; dimensions: number },
      onTokens: (tokens: number) => void,
    ) => createEndpointEmbedder({ ...choice, embeddings, onTokens }),

    /** The embedder of questions for vectors that serve, whatever is chosen by now; undefined where there is none any more. */
    async ofQuestions(origin: VectorOrigin): Promise<QueryEmbedder | undefined> {
      return origin.provider === 'on-device' ? ofThisMachine(origin) : ofAgreedEndpoint(origin);
    },
  };

  async function ofThisMachine({ model, dimensions }: VectorOrigin): Promise<Embedder> {
    const at = model.lastIndexOf('@');
    const [id, revision] = [model.slice(0, at), model.slice(at + 1)];
    const known = onDevice.get(model);
    if (known) return known;
    const installed = (await models.list()).find((one) => one.id === id && one.revision === revision);
    const embedder = models.embedder(installed ?? { id, revision, dimensions });
    onDevice.set(model, embedder);
    return embedder;
  }

  async function ofAgreedEndpoint(origin: VectorOrigin): Promise<Embedder | undefined> {
    const { embeddingBaseUrl, embeddingOrigins } = await settings.get();
    if (!embeddingOrigins.includes(origin.provider)) return undefined;
    const isChosen = URL.canParse(embeddingBaseUrl) && endpointOrigin(embeddingBaseUrl) === origin.provider;
    // While another one's vectors are built, only the origin of this one is left; its path is the usual one.
    const baseUrl = isChosen ? embeddingBaseUrl : origin.provider;
    return createEndpointEmbedder({ ...origin, baseUrl, embeddings: forQuestions });
  }
}
