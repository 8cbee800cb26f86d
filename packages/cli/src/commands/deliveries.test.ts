import { createTestHome, type TestHome } from '@smalspor/application/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runSmalspor } from '../testing/run-smalspor.ts';

let home: TestHome;
beforeAll(async () => {
  home = await createTestHome('imported');
});
afterAll(() => home.remove());

const run = (args: readonly string[], environment: NodeJS.ProcessEnv = {}) =>
  runSmalspor(['deliveries', ...args, '--home', home.directory], { ...home.environment, ...environment });
const expecting = (graceDays: number) => ({
  SMALSPOR_DELIVERIES_EXPECTED: JSON.stringify([{ format: 'gp-lists', everyMonths: 12, graceDays }]),
});

it('says that nothing is set up and nothing has come, and that nobody is needed', async () => {
  const { code, out } = await run([]);
  expect(code).toBe(0);
  expect(out).toContain('No folder is watched, and no sender is set up');
  expect(out).toMatch(/Arrived, the newest first\n {2}nothing yet\nNeeds somebody\n {2}nothing\n$/);
});

it('exits with 6 when something is late, says what to do, and says the same in JSON', async () => {
  const { code, out, errors } = await run([], expecting(20));
  expect(code).toBe(6);
  expect(errors).toMatch(/^\d+ things? needs? somebody\.$/m);
  expect(out).toMatch(/Expected\n {2}gp-lists {2}2021-01 to 2021-12, due 2022-01-20\n/);
  expect(out).toMatch(
    /late {2}gp-lists {2}2021-01 to 2021-12, due 2022-01-20, \d+ days ago\n {4}ask the register/,
  );
  const json = await run(['--json'], expecting(20));
  expect(json.code).toBe(6);
  const { isOn, deliveries, expected } = JSON.parse(json.out);
  expect({ isOn, deliveries }).toEqual({ isOn: false, deliveries: [] });
  expect(expected[0]).toMatchObject({ format: 'gp-lists', from: '2021-01', to: '2021-12' });
});

it('lets go only what there is', async () => {
  const { code, out, errors } = await run(['--release', 'none']);
  expect([code, out]).toEqual([3, '']);
  expect(errors).toContain('There is no such delivery.');
});
