import { randomUUID } from 'node:crypto';
import { listAudit } from '@smalspor/database/audit';
import { expect, it } from 'vitest';
import { testHome } from '../testing/index.ts';
import { newCall, personAt } from './testing/visit-people.ts';
import { forgetVisitKey, openVisitKey } from './visit-keys.ts';

it('a device gets its person’s key back after a new log-in, until it is forgotten, and nobody else does', async () => {
  const home = await testHome('empty');
  const house = await home.open();
  const runa = await personAt(house, 'Runa', 'regional-centre');
  const per = await personAt(house, 'Per', 'regional-centre');
  const key = await openVisitKey(house, runa, { known: [] }, newCall());
  expect(Buffer.from(key.secret, 'base64url')).toHaveLength(32);
  expect(await openVisitKey(house, runa, { known: [randomUUID(), key.id] }, newCall())).toEqual(key);
  const own = await openVisitKey(house, per, { known: [key.id] }, newCall());
  expect(own.id).not.toBe(key.id);
  await expect(forgetVisitKey(house, per, { id: key.id }, newCall())).rejects.toMatchObject({
    code: 'not-found',
  });
  expect(await openVisitKey(house, runa, { known: [key.id] }, newCall())).toEqual(key);
  expect(await forgetVisitKey(house, runa, { id: key.id }, newCall())).toEqual({ forgotten: true });
  expect((await openVisitKey(house, runa, { known: [key.id] }, newCall())).id).not.toBe(key.id);
  expect(JSON.stringify(await listAudit(house.db, { objectKind: 'visit-key' }, 50))).not.toContain(
    key.secret,
  );
});
