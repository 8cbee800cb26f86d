import { expect, it } from 'vitest';
import { firstOfIssue } from './first-of-issue.ts';

it('of reports that were issued together, that of long stays comes first', () => {
  const of = (...types: Parameters<typeof firstOfIssue>[0][number]['unitType'][]) =>
    firstOfIssue(types.map((unitType) => ({ unitType })))?.unitType;
  expect(of('acute', 'short-term', 'long-term')).toBe('long-term');
  expect(of('mixed', 'acute')).toBe('acute');
  expect(of('mixed')).toBe('mixed');
  expect(of()).toBeUndefined();
});
