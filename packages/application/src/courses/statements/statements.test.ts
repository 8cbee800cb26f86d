import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CallContext } from '@smalspor/contract/use-cases';
import { countStatements } from '@smalspor/database/courses';
import { LANGUAGES } from '@smalspor/domain/texts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../../house/house.ts';
import { finishSitting } from '../finish-sitting.ts';
import { answerQuestion, visitLesson } from '../save-progress.ts';
import { ANNE, type CourseHome, createCourseHome, rightOptions } from '../testing/course-home.ts';
import { openLearningRecordStore } from './learning-record-store.ts';
import { sendStatements, sendWaitingStatements } from './send-statements.ts';

const ID = 'rak-1-respiratory';
const input = { courseId: ID, language: 'nb' } as const;
const signal = new AbortController().signal;
const call = (): CallContext => ({ requestId: 'r', idempotencyKey: randomUUID() });

let home: CourseHome;
beforeAll(async () => {
  home = await createCourseHome();
});
afterAll(() => home.remove());

interface Told {
  readonly id: string;
  readonly verb: { readonly id: string };
  readonly [part: string]: unknown;
}

/** A learning record store that keeps what it takes, by the rules of the Experience API. */
interface FakeStore {
  readonly port: number;
  readonly told: Map<string, Told>;
  readonly requests: { readonly authorization: string | undefined; readonly version: unknown }[];
  answer: number | null;
  readonly close: () => Promise<void>;
}
const open: FakeStore[] = [];
afterEach(async () => {
  for (const store of open.splice(0)) await store.close();
  await home.house.db.deleteFrom('statement_outbox').execute();
});

async function openFake(port = 0): Promise<FakeStore> {
  const told = new Map<string, Told>();
  const requests: FakeStore['requests'] = [];
  const server: Server = createServer(async (request, response) => {
    let text = '';
    for await (const part of request) text += part;
    const { authorization } = request.headers;
    requests.push({ authorization, version: request.headers['x-experience-api-version'] });
    const id = new URL(request.url ?? '', 'http://lrs').searchParams.get('statementId') ?? '';
    const status = store.answer ?? (told.has(id) ? 409 : 204);
    if (status === 204) told.set(id, JSON.parse(text) as Told);
    response.writeHead(status).end();
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const store: FakeStore = {
    port: (server.address() as AddressInfo).port,
    told,
    requests,
    answer: null,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
  open.push(store);
  return store;
}

/** The house as it is with a store that listens on a port; another course of its own for each test. */
function houseWith(port: number, change: Partial<House> = {}): House {
  const courses = {
    ...home.house.configuration.courses,
    lrsEndpoint: `http://127.0.0.1:${port}/xapi/`,
    lrsUser: 'smalspor',
    lrsPassword: 'secret',
    lrsAttempts: 2,
  };
  return { ...home.house, configuration: { ...home.house.configuration, courses }, ...change };
}

const visit = (house: House, lessonId: string) =>
  visitLesson(house, home.anne, { ...input, lessonId, isRead: true }, call());
const verbs = ({ told }: FakeStore) =>
  [...told.values()].map(({ verb }) => verb.id.replace(/.*\//, '')).sort();

describe('a learning record store', () => {
  it('is told what happens in a course, by the id of the account alone', async () => {
    const store = await openFake();
    const house = houseWith(store.port);
    await visit(house, 'ear');
    await visit(house, 'ear');
    for (const { id } of home.course.words.questions) {
      const answer = { ...input, questionId: id, options: rightOptions(home.course, id), sitting: 1 };
      await answerQuestion(house, home.anne, answer, call());
    }
    await finishSitting(house, [])(home.anne, { ...input, sitting: '1', together: [] }, call());
    await sendWaitingStatements(house, signal);
    expect(verbs(store)).toEqual([
      ...home.course.words.questions.map(() => 'answered'),
      'completed',
      'initialized',
      'passed',
      'progressed',
    ]);
    const all = [...store.told.values()];
    for (const [id, statement] of store.told) {
      expect(statement).toMatchObject({
        id,
        actor: { account: { homePage: house.configuration.server.publicUrl, name: home.anne.userId } },
        timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
      });
    }
    expect(JSON.stringify(all)).not.toMatch(new RegExp(`${ANNE}|"Anne"`));
    expect(all.find(({ verb }) => verb.id.endsWith('/passed'))).toMatchObject({
      object: { id: expect.stringMatching(/\/courses\/rak-1-respiratory$/) },
      result: { success: true, score: { scaled: 1, raw: 100, min: 0, max: 100 } },
      context: { language: 'nb', revision: '1' },
    });
    const inEach = Object.fromEntries(LANGUAGES.map((language) => [language, expect.any(String)]));
    expect(all.find(({ object }) => JSON.stringify(object).includes('centor-signs'))).toMatchObject({
      object: {
        definition: {
          name: inEach,
          interactionType: 'choice',
          correctResponsesPattern: ['0[,]1[,]3'],
          choices: expect.arrayContaining([{ id: '0', description: inEach }]),
        },
      },
      result: { success: true, response: '0[,]1[,]3' },
    });
    const authorization = `Basic ${Buffer.from('smalspor:secret').toString('base64')}`;
    expect(store.requests[0]).toEqual({ authorization, version: '1.0.3' });
  });

  it('that is away for a while is told later, each thing once', async () => {
    const away = await openFake();
    await away.close();
    open.length = 0;
    const house = houseWith(away.port);
    for (const lesson of ['cough', 'waiting']) await visit(house, lesson);
    const closed = openLearningRecordStore({
      endpoint: `http://127.0.0.1:${away.port}`,
      user: null,
      password: null,
    });
    for (let minute = 0; minute < 5; minute += 1) {
      expect(await sendStatements(house, closed, signal)).toEqual({ sent: 0, later: 0, dead: 0, away: true });
    }
    const back = await openFake(away.port);
    await sendWaitingStatements(house, signal);
    await sendWaitingStatements(house, signal);
    expect(verbs(back)).toEqual(['progressed', 'progressed']);
    expect(back.requests).toHaveLength(2);
    expect(await countStatements(house.db)).toEqual(new Map([['sent', 2]]));
  });

  it('that already has a statement is content, as when its answer was lost', async () => {
    const store = await openFake();
    const house = houseWith(store.port);
    await visit(house, 'sinusitis');
    await sendWaitingStatements(house, signal);
    const again = { state: 'waiting' as const, ended_at: null };
    await house.db.updateTable('statement_outbox').set(again).execute();
    await sendWaitingStatements(house, signal);
    expect(store.requests).toHaveLength(2);
    expect(store.told.size).toBe(1);
    expect(await countStatements(house.db)).toEqual(new Map([['sent', 1]]));
  });

  it('that will not have a statement keeps no other from being told, and it is put aside at last', async () => {
    const store = await openFake();
    const house = houseWith(store.port);
    await visit(house, 'natural-course');
    store.answer = 400;
    const lrs = openLearningRecordStore({
      endpoint: `http://127.0.0.1:${store.port}`,
      user: null,
      password: null,
    });
    expect(await sendStatements(house, lrs, signal)).toMatchObject({ later: 1, dead: 0, away: false });
    const later = { ...house, now: () => new Date(Date.now() + 3_600_000).toISOString() };
    expect(await sendStatements(later, lrs, signal)).toMatchObject({ later: 0, dead: 1 });
    expect(await countStatements(house.db)).toEqual(new Map([['dead', 1]]));
    store.answer = 401;
    await visit(house, 'sore-throat');
    expect(await sendStatements(house, lrs, signal)).toMatchObject({ dead: 0, away: true });
  });

  it('that is not configured is told nothing, and nothing is kept for it', async () => {
    await visitLesson(home.house, home.bo, { ...input, lessonId: 'ear', isRead: true }, call());
    expect(await countStatements(home.house.db)).toEqual(new Map());
    await sendWaitingStatements(home.house, signal);
  });
});
