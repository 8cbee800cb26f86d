import { readdir } from 'node:fs/promises';
import { type Operation, type OutputOf, operations } from '@smalspor/contract/operations';
import { CODE_DRAWS, codeOfDraws } from '@smalspor/domain/certificates';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestBrowser, logIn, type TestBrowser } from '../testing/browser.ts';
import { EXAMPLE_CODES } from '../testing/fake-certificates.ts';
import { type FakeServer, startFakeServer } from '../testing/start-fake-server.ts';

const UNKNOWN_CODE = codeOfDraws(Array(CODE_DRAWS).fill(4));

let server: FakeServer;
let doctor: TestBrowser;
let manager: TestBrowser;
let visitor: TestBrowser;

beforeAll(async () => {
  server = await startFakeServer();
  [visitor, doctor, manager] = [0, 1, 2].map(() => createTestBrowser(server.origin)) as [
    TestBrowser,
    TestBrowser,
    TestBrowser,
  ];
  await logIn(doctor, 'anne');
  await logIn(manager, 'dina');
});
afterAll(() => server.stop());

interface OpenApiOperation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string }[];
  readonly requestBody?: { readonly content: Record<string, unknown> };
  readonly responses: Record<string, { readonly content?: Record<string, unknown> }>;
}

const all = Object.entries(operations) as [string, Operation][];
const addressOf = ({ path }: Operation): string => path.replaceAll(/:\w+/g, 'latest');

async function call(browser: TestBrowser, operation: Operation): Promise<number> {
  const address = addressOf(operation);
  const response =
    operation.method === 'GET'
      ? await browser.get(address)
      : await browser.send(operation.method, address, {});
  return response.status;
}

/** Searches that must name one of several things, which no field by itself is required for. */
const NAMES_ONE_OF_SEVERAL = new Set(['searchOpenMeasureReports']);

/** Without a body, a query or a name that there is, a visitor’s question is no question; that it is heard is what matters here. */
function heard(id: string, { body, query, params, isOpenData }: Operation): number {
  if (Object.keys(body.properties).length > 0 || (query.required ?? []).length > 0) return 400;
  if (NAMES_ONE_OF_SEVERAL.has(id)) return 400;
  return isOpenData && Object.keys(params.properties).length > 0 ? 404 : 200;
}

describe('every operation', () => {
  it('turns a visitor away unless it is open to visitors', async () => {
    for (const [id, operation] of all) {
      const isOpen = operation.policy === 'canUseWithoutSignIn';
      expect([id, await call(visitor, operation)]).toEqual([id, isOpen ? heard(id, operation) : 401]);
    }
  });

  it('of the data manager does not exist for a doctor', async () => {
    for (const [id, operation] of all) {
      if (!['canManageData', 'canPublishReleases', 'canOpenQuarantine'].includes(operation.policy)) continue;
      expect([id, await call(doctor, operation)]).toEqual([id, 404]);
    }
  });

  it('of a doctor does not exist for the data manager', async () => {
    for (const [id, operation] of all) {
      if (operation.policy !== 'canReadOwnReports') continue;
      expect([id, await call(manager, operation)]).toEqual([id, 404]);
    }
  });

  it('leaves a line in the audit log where a person is turned away, and none for a visitor', async () => {
    server.accounts.audit.length = 0;
    await visitor.get('/api/reports');
    await doctor.get('/api/batches/batch-2/rejects');
    await doctor.get('/api/batches/13097248022');
    await doctor.send('POST', '/api/releases', {});
    await manager.get('/api/reports/01234567-89ab-4def-8123-456789abcdef/pdf?language=nb');
    expect(server.accounts.audit).toEqual([
      'refused:anne listRejects batch batch-2 not-found',
      'refused:anne readBatch batch  not-found',
      'refused:anne startRelease operation  not-found',
      'refused:dina readReportPdf report 01234567-89ab-4def-8123-456789abcdef not-found',
    ]);
  });

  it('stands in the API description', async () => {
    const { paths } = (await (await visitor.get('/api/openapi.json')).json()) as {
      paths: Record<string, Record<string, { operationId: string }>>;
    };
    const described = Object.values(paths).flatMap((methods) =>
      Object.values(methods).map((m) => m.operationId),
    );
    expect(described.sort()).toEqual(all.map(([id]) => id).sort());
  });

  it('is described with its answer, its headers and its file', async () => {
    const { paths } = (await (await visitor.get('/api/openapi.json')).json()) as {
      paths: Record<string, Record<string, OpenApiOperation>>;
    };
    const upload = paths['/api/imports']?.post;
    expect(Object.keys(upload?.requestBody?.content ?? {})).toEqual(['multipart/form-data']);
    expect(upload?.parameters?.map(({ name }) => name)).toEqual(['idempotency-key']);
    const pdf = paths['/api/reports/{reportId}/pdf']?.get;
    expect(Object.keys(pdf?.responses['200']?.content ?? {})).toEqual(['application/pdf']);
    for (const methods of Object.values(paths)) {
      for (const { responses } of Object.values(methods)) {
        expect(Object.keys(responses.default?.content ?? {})).toEqual(['application/problem+json']);
      }
    }
  });
});

describe('what is open to visitors', () => {
  it('is answered alike whoever asks, signed in or not', async () => {
    const ask = async (browser: TestBrowser, code: string) => {
      const response = await browser.send('POST', '/api/certificate-verification', { code });
      expect(response.status).toBe(200);
      return response.json();
    };
    for (const code of [EXAMPLE_CODES.inForce, UNKNOWN_CODE, 'feil']) {
      const answer = await ask(visitor, code);
      expect(await ask(doctor, code)).toEqual(answer);
    }
    expect(await ask(visitor, EXAMPLE_CODES.replaced)).toMatchObject({
      outcome: 'genuine',
      state: 'replaced',
    });
    expect(await ask(visitor, UNKNOWN_CODE)).toEqual({ outcome: 'unknown' });
    expect(await ask(visitor, 'feil')).toEqual({ outcome: 'mistyped' });
  });
});

describe('reports', () => {
  it('are the reader’s own and nobody else’s', async () => {
    const own = (await (await doctor.get('/api/reports')).json()) as { reports: { id: string }[] };
    expect(own.reports.length).toBeGreaterThan(1);
    expect((await doctor.get(`/api/reports/${own.reports[0]?.id}`)).status).toBe(200);
    expect((await doctor.get('/api/reports/example-leif')).status).toBe(404);
    expect((await doctor.get('/api/reports/example-leif/pdf?language=nb')).status).toBe(404);
  });

  it('come as PDF with a name that says nothing about anyone', async () => {
    const response = await doctor.get('/api/reports/latest/pdf?language=en');
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="smalspor-2020-12-en.pdf"',
    );
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.text()).toMatch(/^%PDF-/);
  });

  it('refuse a language that the product does not speak', async () => {
    const response = await doctor.get('/api/reports/latest/pdf?language=fr');
    expect(response.status).toBe(400);
  });
});

describe('writes', () => {
  it('need an idempotency key', async () => {
    const response = await manager.send('POST', '/api/releases', {}, { 'idempotency-key': '' });
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { code: 'idempotency-key-missing' },
    ]);
  });

  it.each([undefined, 'https://evil.example', 'null'])('are refused from the origin %s', async (origin) => {
    const response = await fetch(`${server.origin}/api/releases`, {
      method: 'POST',
      headers: {
        cookie: [...manager.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        'idempotency-key': 'abcdefgh',
        ...(origin ? { origin } : {}),
      },
    });
    expect([response.status, await response.json()]).toMatchObject([403, { code: 'origin-refused' }]);
  });

  it('say which field is wrong and never repeat its value', async () => {
    const response = await manager.send('PUT', '/api/session/language', { language: 'secret-value' });
    const problem = await response.text();
    expect(response.status).toBe(400);
    expect(problem).toContain('language');
    expect(problem).not.toContain('secret-value');
  });
});

describe('an upload', () => {
  const send = async (content: string, fields: Record<string, string>, name = '../../etc/list.csv') => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', new Blob([content]), name);
    return fetch(`${server.origin}/api/imports`, {
      method: 'POST',
      headers: {
        origin: server.origin,
        'idempotency-key': crypto.randomUUID(),
        cookie: [...manager.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      body: form,
    });
  };
  const ended = async (id: string) => {
    for (let looks = 0; ; looks += 1) {
      const task = (await (await manager.get(`/api/tasks/${id}`)).json()) as OutputOf<'readTask'>;
      if (task.state !== 'running' || looks === 10) return task;
    }
  };
  const leftBehind = () => readdir(server.options.uploads.directory);

  it('arrives whole, under a name without its path, and becomes a task', async () => {
    const response = await send('#smalspor;format=products', { format: 'products' });
    expect([response.status, await response.json()]).toMatchObject([
      202,
      { kind: 'import', state: 'running', subject: 'list.csv' },
    ]);
    expect(server.imports.received.get('list.csv')).toBe('#smalspor;format=products');
  });

  it('keeps the name that its sender gave it, and a refusal says that name', async () => {
    const name = 'Fastlegelister år 2020 (ny).csv';
    const response = await send('no declaration', { format: 'products' }, name);
    const { id, subject } = (await response.json()) as { id: string; subject: string };
    expect(subject).toBe(name);
    const refused = await ended(id);
    expect(refused.problem?.detail).toContain(name);
    expect(JSON.stringify(refused)).not.toContain('upload-');
  });

  it('is refused when too large, and leaves nothing behind', async () => {
    const response = await send('x'.repeat(1024 * 1024 + 1), { format: 'products' });
    expect([response.status, await response.json()]).toMatchObject([413, { code: 'upload-too-large' }]);
    expect(await leftBehind()).toEqual([]);
  });

  it('is refused with a format that does not exist, before the file is read', async () => {
    const response = await send('x', { format: 'gossip' });
    expect(response.status).toBe(400);
    expect(await leftBehind()).toEqual([]);
  });

  it('is followed until it is done', async () => {
    const { id } = (await (await send('#smalspor;x', { format: 'products' })).json()) as { id: string };
    expect((await ended(id)).state).toBe('done');
  });
});

describe('the service', () => {
  it('says which release it serves', async () => {
    expect(await (await visitor.get('/health')).json()).toEqual({
      status: 'ok',
      version: '0.0.0-test',
      release: { id: '2021-01-15-1', publishedAt: '2021-01-15T06:00:00Z' },
    });
  });

  it('forbids scripts, frames and forms from elsewhere', async () => {
    const policy = (await visitor.get('/health')).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
  });

  it('gives problem+json with the number of the call at an unknown address', async () => {
    const response = await visitor.get('/api/nothing');
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({
      type: 'urn:smalspor:problem:not-found',
      status: 404,
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });
});
