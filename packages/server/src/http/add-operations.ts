import multipart from '@fastify/multipart';
import {
  FHIR_BASE,
  OPEN_FHIR_BASE,
  type Operation,
  type OperationId,
  type OperationKind,
  operations,
} from '@smalspor/contract/operations';
import type { CallContext } from '@smalspor/contract/use-cases';
import { type Actor, DOOR_POLICIES } from '@smalspor/domain/access';
import { Refusal } from '@smalspor/domain/refusal';
import type { FastifyContextConfig, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Compile } from 'typebox/compile';
import { answerWithOutcome } from '../lmdi/answer-with-outcome.ts';
import { readSentBundle } from '../lmdi/read-sent-bundle.ts';
import { describeSession } from '../sessions/describe-session.ts';
import { endSession } from '../sessions/end-session.ts';
import { readContentStart } from './read-content-start.ts';
import { receiveUpload } from './receive-upload.ts';
import { refuseBadInput } from './refuse-bad-input.ts';
import { isFile, sendAnswer, sendOpenData } from './send-answer.ts';
import type { ServerOptions } from './server-options.ts';

type UseCaseOfAnyKind = (actor: Actor, input: object, call: CallContext) => Promise<unknown>;
/** What is open to visitors hears nothing of who asks. */
type OpenUseCase = (input: object, call: CallContext) => Promise<unknown>;
type Answer = (
  request: FastifyRequest,
  reply: FastifyReply,
  input: object,
  call: CallContext,
) => Promise<unknown>;

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
/** Other names that the product gives; a number of eleven digits may be a person's and is none of them. */
const OWN_NAME = /^(?!.*\d{6}[ ._-]?\d{5})[0-9A-Za-z][0-9A-Za-z._-]{0,63}$/;
const IDEMPOTENCY_KEY = /^[\x21-\x7e]{8,128}$/;

/** Makes a route of every operation in the contract: policy first, then the use case. */
export async function addOperations(app: FastifyInstance, options: ServerOptions): Promise<void> {
  await app.register(multipart, {
    limits: { files: 1, fields: 10, fieldSize: 1024, fileSize: options.uploads.maximumBytes },
  });
  const ids = Object.keys(operations) as OperationId[];
  const ofKind = (...kinds: readonly OperationKind[]) =>
    ids.filter((id) => kinds.includes(operations[id].kind));
  for (const id of ofKind('json', 'upload', 'pdf', 'file')) addOperation(app, id, options);
  await app.register(async (scope) => {
    takeBytesAsTheyCome(scope);
    for (const id of ofKind('octets')) addOperation(scope, id, options);
  });
  await app.register(async (scope) => {
    takeBytesAsTheyCome(scope);
    scope.setErrorHandler(answerWithOutcome);
    for (const id of ofKind('fhir')) addOperation(scope, id, options);
  });
  for (const prefix of [OPEN_FHIR_BASE, FHIR_BASE]) await app.register(answerUnknownResources, { prefix });
}

/** What is asked for as FHIR is answered as FHIR, also where there is nothing. */
async function answerUnknownResources(scope: FastifyInstance): Promise<void> {
  scope.setErrorHandler(answerWithOutcome);
  scope.setNotFoundHandler(() => {
    throw new Refusal('not-found', 'There is no such resource: metadata tells which there are.');
  });
}

/** Bytes of any kind, or of none. */
function takeBytesAsTheyCome(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
}

function addOperation(app: FastifyInstance, id: OperationId, options: ServerOptions): void {
  const operation: Operation = operations[id];
  const answer = answerOf(id, options);
  const checkAnswer = options.checkAnswers && !isFile(operation) ? Compile(operation.response) : null;
  const isWrite = operation.method !== 'GET';

  app.route({
    method: operation.method,
    url: operation.path,
    config: configOf(operation),
    schema: {
      operationId: id,
      summary: operation.summary,
      params: operation.params,
      querystring: operation.query,
      ...(isWrite && operation.kind === 'json' && hasFields(operation) ? { body: operation.body } : {}),
    },
    preValidation: async (request) => {
      const actor = request.account?.actor ?? null;
      if (DOOR_POLICIES[operation.policy](actor)) return;
      const refusal = refusalAtTheDoor(actor, request);
      // Whoever comes with a wrong token is on record too: machines do not mistype.
      if (actor || request.tokenRefused) {
        const attempt = { operation: id, ...objectOf(operation, request), code: refusal.code };
        await options.accounts.noteRefusal(actor, attempt, { requestId: request.id, idempotencyKey: null });
      }
      throw refusal;
    },
    handler: async (request, reply) => {
      refuseBadInput(operation, request);
      const hasKey = isWrite && operation.kind !== 'octets' && operation.kind !== 'fhir';
      const call = { requestId: request.id, idempotencyKey: hasKey ? readIdempotencyKey(request) : null };
      const input = {
        ...(request.query as object),
        ...(await receiveBody(operation, request, options)),
        // Last: what the address names is what is acted on.
        ...(request.params as object),
      };
      const output = await answer(request, reply, input, call);
      if (checkAnswer && !checkAnswer.Check(output)) {
        throw new Error(
          `The answer of ${id} differs from its schema: ${JSON.stringify(checkAnswer.Errors(output)[0])}`,
        );
      }
      if (operation.isOpenData) return sendOpenData(operation, output, request, reply);
      return sendAnswer(operation, output, reply);
    },
  });
}

/** How a route finds out who asks; of open data nobody asks. */
function configOf({ policy, kind, isOpenData }: Operation): FastifyContextConfig {
  if (isOpenData) return { isOpenData };
  if (policy !== 'canDeliver') return { readsSession: true };
  return { readsToken: true, readsServiceToken: kind === 'fhir', provesItself: true };
}

async function receiveBody(
  { kind, method, body }: Operation,
  request: FastifyRequest,
  { uploads }: ServerOptions,
): Promise<object | null> {
  if (kind === 'upload') return receiveUpload(request, body, uploads.directory);
  if (kind === 'octets') return { content: { stream: request.raw, from: readContentStart(request) } };
  if (kind === 'fhir')
    return method === 'POST' ? { content: { stream: readSentBundle(request), from: 0 } } : null;
  return request.body as object | null;
}

/** What an address names, for the audit log. The route's schema has not seen it yet, so it may be anything. */
function objectOf(
  { params }: Operation,
  request: FastifyRequest,
): { readonly objectKind: string; readonly objectId: string | null } {
  const [name] = Object.keys(params.properties);
  if (name === undefined) return { objectKind: 'operation', objectId: null };
  const value = (request.params as Record<string, unknown>)[name];
  const isId = typeof value === 'string' && (UUID.test(value) || OWN_NAME.test(value));
  return { objectKind: name.replace(/Id$/, ''), objectId: isId ? value : null };
}

/** A visitor may sign in and try again; for anyone else, what may not be seen is not there. */
function refusalAtTheDoor(actor: Actor | null, request: FastifyRequest): Refusal {
  if (actor) return new Refusal('not-found', 'There is nothing at this address.');
  if (request.routeOptions.config.readsToken)
    return new Refusal('not-signed-in', 'Send the sender’s token in the header Authorization: Bearer.');
  return request.sessionEnded
    ? new Refusal('session-expired', 'The session has ended. Sign in again.')
    : new Refusal('not-signed-in', 'Sign in first.');
}

function hasFields(operation: Operation): boolean {
  return Object.keys(operation.body.properties).length > 0;
}

function readIdempotencyKey(request: FastifyRequest): string {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !IDEMPOTENCY_KEY.test(key)) {
    throw new Refusal(
      'idempotency-key-missing',
      'Send the header Idempotency-Key with a new random value for each intended change, 8–128 visible characters.',
    );
  }
  return key;
}

function answerOf(id: OperationId, options: ServerOptions): Answer {
  if (id === 'readHealth') {
    return async () => ({
      status: 'ok',
      version: options.version,
      release: await options.useCases.servedRelease(),
    });
  }
  if (id === 'readSession') return async (request) => describeSession(request, options);
  if (id === 'signOut')
    return async (request, reply, _input, call) => endSession(request, reply, call, options);
  if (operations[id].policy === 'canUseWithoutSignIn') {
    const open = options.useCases[id] as OpenUseCase;
    return async (_request, _reply, input, call) => open(input, call);
  }
  const useCase = options.useCases[id] as UseCaseOfAnyKind;
  return async (request, _reply, input, call) => {
    const actor = request.account?.actor;
    if (!actor) throw new Error(`The door of ${id} has let somebody in who is nobody`);
    return useCase(actor, input, call);
  };
}
