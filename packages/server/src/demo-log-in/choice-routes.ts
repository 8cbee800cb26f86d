import { Refusal } from '@smalspor/domain/refusal';
import type { FastifyInstance } from 'fastify';
import type Provider from 'oidc-provider';
import { type Static, Type } from 'typebox';
import { refuseUnreadableText } from '../http/refuse-bad-input.ts';
import type { DemoLogIn } from '../http/server-options.ts';
import { CHOICE_PATH } from './demo-provider.ts';
import { refuseRealData } from './refuse-real-data.ts';

const Params = Type.Object({ uid: Type.String({ pattern: '^[\\w-]{1,64}$' }) });
const Search = Type.Object({ text: Type.Optional(Type.String({ maxLength: 80 })) });
const Choice = Type.Object({ subject: Type.String({ maxLength: 64 }) });

const SHOWN_AT_ONCE = 20;

type PendingChoice = Awaited<ReturnType<Provider['interactionDetails']>>;

/** What the page for choosing a person asks, and where it sends the choice. */
export function addChoiceRoutes(app: FastifyInstance, provider: Provider, demo: DemoLogIn): void {
  app.get(
    `${CHOICE_PATH}/:uid/people`,
    { schema: { hide: true, params: Params, querystring: Search } },
    async (request, reply) => {
      refuseUnreadableText(request.query);
      await pendingChoice(provider, request.raw, reply.raw);
      const text = ((request.query as Static<typeof Search>).text ?? '').trim();
      const people =
        text === '' ? await demo.people.featured() : await demo.people.search(text, SHOWN_AT_ONCE);
      return reply
        .header('cache-control', 'no-store')
        .send(people.map(({ subject, name, role, place }) => ({ subject, name, role, place })));
    },
  );

  app.post(
    `${CHOICE_PATH}/:uid`,
    { schema: { hide: true, params: Params, body: Choice } },
    async (request, reply) => {
      refuseUnreadableText(request.body);
      await refuseRealData(demo);
      await forgetEarlierChoice(provider, await pendingChoice(provider, request.raw, reply.raw));
      const person = await demo.people.find((request.body as Static<typeof Choice>).subject);
      if (!person) throw new Refusal('not-found', 'There is no such person in this demo.');
      const next = await provider.interactionResult(request.raw, reply.raw, {
        login: { accountId: person.subject, remember: false },
      });
      return reply.header('cache-control', 'no-store').send({ next });
    },
  );
}

async function pendingChoice(
  provider: Provider,
  ...exchange: Parameters<Provider['interactionDetails']>
): Promise<PendingChoice> {
  return provider.interactionDetails(...exchange).catch(() => {
    throw new Refusal('log-in-failed', 'This log-in is over. Start again from the first page.');
  });
}

/**
 * The provider remembers who was chosen last in this browser and would first ask to sign that person out. Here choosing
 * someone else is the point, so what it remembers is dropped.
 */
async function forgetEarlierChoice(provider: Provider, choice: PendingChoice): Promise<void> {
  const uid = choice.session?.uid;
  if (!choice.session || uid === undefined) return;
  const session = await provider.Session.findByUid(uid);
  await session?.destroy();
  delete choice.session;
  await choice.save(choice.exp - Math.floor(Date.now() / 1000));
}
