import { describe, expect, it } from 'vitest';
import { createClient, type Fetch, ProblemError, requestOf } from './index.ts';

const key = () => 'key-0001';

describe('the request of an operation', () => {
  it('fills the path and escapes what is put in', () => {
    expect(requestOf('readReport', { reportId: 'a/b' }, key)).toEqual({
      method: 'GET',
      url: '/api/reports/a%2Fb',
      headers: { accept: 'application/json' },
      body: null,
    });
  });

  it('puts query and body where the operation says', () => {
    expect(requestOf('listRejects', { batchId: 'b1', page: 2 }, key).url).toBe(
      '/api/batches/b1/rejects?page=2',
    );
    expect(requestOf('listRejects', { batchId: 'b1' }, key).url).toBe('/api/batches/b1/rejects');
    const { body, headers, url } = requestOf('chooseLanguage', { language: 'nn' }, key);
    expect([body, headers['content-type'], url]).toEqual([
      '{"language":"nn"}',
      'application/json',
      '/api/session/language',
    ]);
  });

  it('gives every write an idempotency key, and no read', () => {
    expect(requestOf('startRelease', {}, key).headers['idempotency-key']).toBe('key-0001');
    expect(requestOf('listReleases', {}, key).headers['idempotency-key']).toBeUndefined();
  });

  it('never sends what the operation does not know', () => {
    const { body } = requestOf('chooseLanguage', { language: 'nn', patient: 'x' }, key);
    expect(body).not.toContain('patient');
  });
});

describe('the client', () => {
  const answering = (status: number, body: unknown): Fetch => {
    return async () => ({ ok: status < 400, status, json: async () => body });
  };

  it('gives the answer', async () => {
    const client = createClient(answering(200, { formats: [] }), key);
    expect(await client.listFormats({})).toEqual({ formats: [] });
  });

  it('throws a refusal with its code and the number of the call', async () => {
    const facts = { reason: 'gone' };
    const client = createClient(answering(404, { code: 'not-found', requestId: 'r1', facts }), key);
    await expect(client.readReport({ reportId: 'x' })).rejects.toMatchObject({
      code: 'not-found',
      status: 404,
      requestId: 'r1',
      facts,
    });
  });

  it('takes an answer that is no problem document for an internal failure', async () => {
    const client = createClient(answering(502, '<html>'), key);
    const error = await client.listReports({}).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ProblemError);
    expect(error).toMatchObject({ code: 'internal', status: 502, requestId: null });
  });
});
