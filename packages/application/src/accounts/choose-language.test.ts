import { findPerson } from '@smalspor/database/people';
import { expect, it } from 'vitest';
import { chooseNotices, readNotices } from '../mail/notices.ts';
import { testHome } from '../testing/index.ts';
import { chooseLanguage } from './choose-language.ts';
import { createAccounts } from './create-accounts.ts';

it('a choice is made once for each key, and a key stands for one choice', async () => {
  const house = await (await testHome('empty')).open();
  const call = { requestId: 'request-1', idempotencyKey: 'one-key' };
  const identity = { issuer: 'demo', subject: 'demo-data-manager', name: 'Dag', hpr: null };
  const { actor } = await createAccounts(house).signIn(
    { ...identity, pidPseudonym: null, securityLevel: null },
    call,
  );
  const stored = async () => {
    const person = await findPerson(house.db, actor.userId);
    const { waiting } = await readNotices(house, actor, {}, call);
    return [person?.language, waiting?.address];
  };
  expect(await chooseLanguage(house, actor, { language: 'nn' }, call)).toEqual({ language: 'nn' });
  await chooseLanguage(house, actor, { language: 'en' }, { ...call, idempotencyKey: 'another-key' });
  expect(await chooseLanguage(house, actor, { language: 'nn' }, call)).toEqual({ language: 'nn' });
  await chooseNotices(house, actor, { mailAddress: 'dag@example.no', off: [] }, call);
  const conflict = { code: 'idempotency-conflict' };
  await expect(chooseLanguage(house, actor, { language: 'nb' }, call)).rejects.toMatchObject(conflict);
  await expect(chooseNotices(house, actor, { mailAddress: null, off: [] }, call)).rejects.toMatchObject(
    conflict,
  );
  expect(await stored()).toEqual(['en', 'dag@example.no']);
});
