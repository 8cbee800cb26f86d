import { describe, expect, it } from 'vitest';
import { FAKE_STOP_TOKEN } from '../testing/fake-signals.ts';
import { createFakeProduct } from '../testing/index.ts';
import { createServer } from './create-server.ts';

async function press(token: string): Promise<number> {
  const { options } = createFakeProduct('https://smalspor.example.no', '/nowhere');
  const app = await createServer(options);
  const { statusCode } = await app.inject({
    method: 'POST',
    url: `/stop-digest/${token}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://mail.example.com' },
    payload: 'List-Unsubscribe=One-Click',
  });
  await app.close();
  return statusCode;
}

describe('«unsubscribe» in a mail program', () => {
  it('stops the digest from another origin, without a cookie', async () => {
    expect(await press(FAKE_STOP_TOKEN)).toBe(200);
  });

  it('does nothing for an address that was in no letter', async () => {
    expect(await press('b'.repeat(43))).toBe(404);
    expect(await press('short')).toBe(400);
  });
});
