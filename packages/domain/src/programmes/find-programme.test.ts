import { expect, it } from 'vitest';
import { currentProgramme, programmeAt } from './find-programme.ts';
import { alone, course } from './testing/example-programme.ts';

const all = [
  alone,
  { ...course, version: 2 },
  course,
  { ...course, version: 3, status: 'preview' as const },
  { ...course, version: 4, status: 'archived' as const },
];

it('begins new rounds with the highest published version, and keeps old ones on theirs', () => {
  expect(currentProgramme(all, 'course')?.version).toBe(2);
  expect(programmeAt(all, { id: 'course', version: 1 })).toBe(course);
  expect(programmeAt(all, { id: 'course', version: 9 })).toBeNull();
  expect(currentProgramme(all, 'other')).toBeNull();
});
