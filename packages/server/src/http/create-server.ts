import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import { TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox';
import fastify, { type FastifyInstance, LogController } from 'fastify';
import { mountDemoLogIn } from '../demo-log-in/mount-demo-log-in.ts';
import { addPackages } from '../h5p/add-packages.ts';
import { addLogIn } from '../log-in/add-log-in.ts';
import { addSenders } from '../sessions/add-senders.ts';
import { addSessions } from '../sessions/add-sessions.ts';
import { addOneClickStop } from './add-one-click-stop.ts';
import { addOpenApi } from './add-open-api.ts';
import { addOperations } from './add-operations.ts';
import { addSecurity } from './add-security.ts';
import { addStaticWeb } from './add-static-web.ts';
import { logOutcome } from './log-outcome.ts';
import { answerWithProblem } from './problem-reply.ts';
import { isDemoLogIn, type ServerOptions } from './server-options.ts';
import { addJsonBodies, answerUnreadableRequest, readableAddress } from './unreadable-requests.ts';

/** Slower than any honest browser, faster than a connection that only holds a place. */
const HEADERS_WITHIN_MS = 15_000;
/** A large register file over a slow line. */
const WHOLE_REQUEST_WITHIN_MS = 60 * 60_000;
/** Longer than the idle time-out of the proxies in common use, so that the proxy closes first. */
const KEEP_ALIVE_MS = 72_000;
/** Whole JSON bodies; files are streamed and have their own limit. */
const JSON_BODY_BYTES = 64 * 1024;
/** Longer than any address that comes through: a name that is too long is refused by its operation's schema. */
const LONGEST_NAME_IN_ADDRESS = 64 * 1024;

/**
 * Builds the server, ready to listen: operations, log-in, sessions, API page and the web page.
 * @throws Refusal `demo-only` when the demo log-in meets a home that holds real data.
 */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const app = fastify({
    ...(options.log ? { loggerInstance: options.log } : { logger: false }),
    // One line of our own for each request; see logOutcome.
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    trustProxy: options.behindProxy,
    bodyLimit: JSON_BODY_BYTES,
    rewriteUrl: readableAddress,
    routerOptions: { maxParamLength: LONGEST_NAME_IN_ADDRESS },
    clientErrorHandler: answerUnreadableRequest,
    requestTimeout: WHOLE_REQUEST_WITHIN_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    http: { headersTimeout: HEADERS_WITHIN_MS },
    forceCloseConnections: 'idle',
    return503OnClosing: true,
  });
  app.setValidatorCompiler(TypeBoxValidatorCompiler);
  app.setErrorHandler(answerWithProblem);
  app.addHook('onResponse', logOutcome);
  addJsonBodies(app as unknown as FastifyInstance);

  await app.register(cookie);
  await addSecurity(app, options);
  addSessions(app, options);
  addSenders(app, options);
  await addOpenApi(app, options);

  const services = isDemoLogIn(options.logIn)
    ? [await mountDemoLogIn(app, options.logIn, options)]
    : options.logIn;
  addLogIn(app as unknown as FastifyInstance, services, options);
  await addOperations(app, options);
  await addOneClickStop(app as unknown as FastifyInstance, options);
  await addPackages(app as unknown as FastifyInstance, options);
  await addStaticWeb(app, options.webDirectory);
  return app as unknown as FastifyInstance;
}
