import { PROBLEM_CODES } from '@smalspor/domain/refusal';
import { expect, it } from 'vitest';
import { problemOf } from './index.ts';

it('tells every refusal with an error status and a title', () => {
  for (const code of PROBLEM_CODES) {
    const { status, title } = problemOf(code);
    expect(status, code).toBeGreaterThanOrEqual(400);
    expect(title, code).not.toBe('');
  }
});

it('hides what may not be seen behind 404 and refuses what may not be done by 403', () => {
  expect(problemOf('not-found').status).toBe(404);
  expect(problemOf('not-allowed').status).toBe(403);
});
