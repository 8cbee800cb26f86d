import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Content } from '@smalspor/content/loading';
import { CONTENT_DIRECTORY, loadContent } from '@smalspor/content/loading';
import type { CallContext } from '@smalspor/contract/use-cases';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { throatPackage } from '../../../content/src/testing/throat-package.ts';
import type { House } from '../house/house.ts';
import { exportCourse } from './export/export-course.ts';
import { finishPackage } from './finish-package.ts';
import { readCourse, readCourseProgress } from './read-courses.ts';
import { type CourseHome, createCourseHome } from './testing/course-home.ts';

const ID = 'out-of-hours';
const input = { courseId: ID, language: 'nb' } as const;
const call = (idempotencyKey: string = randomUUID()): CallContext => ({ requestId: 'r', idempotencyKey });

let home: CourseHome;
let overlay: string;
let house: House;
let content: Content;
beforeAll(async () => {
  home = await createCourseHome();
  overlay = await mkdtemp(join(tmpdir(), 'smalspor-overlay-'));
  const folder = join(overlay, 'courses', ID);
  mkdirSync(join(folder, 'packages'), { recursive: true });
  mkdirSync(join(folder, 'nb'));
  writeFileSync(join(folder, 'packages', 'throat.nb.h5p'), throatPackage());
  const lesson = readFileSync(join(CONTENT_DIRECTORY, 'courses', ID, 'nb', 'sore-throat.md'), 'utf8');
  const held = `${lesson}\n![Hva stemmer om sår hals?](packages/throat.nb.h5p)\n`;
  writeFileSync(join(folder, 'nb', 'sore-throat.md'), held);
  content = loadContent(undefined, overlay);
  house = { ...home.house, content };
});
afterAll(async () => {
  rmSync(overlay, { recursive: true });
  await home.remove();
});

const finish = (packageId: string, points: { got: number; most: number } | null, lessonId = 'sore-throat') =>
  finishPackage(house, home.anne, { ...input, lessonId, packageId, points }, call());

describe('a package in a lesson', () => {
  it('stands in the text where the lesson names it', async () => {
    const { lessons } = await readCourse(house, home.anne, input, call());
    const blocks = lessons.find(({ id }) => id === 'sore-throat')?.blocks ?? [];
    const [held] = content.courses.find(({ id }) => id === ID)?.packages.values() ?? [];
    expect(blocks.at(-1)).toEqual({
      kind: 'package',
      id: 'throat',
      digest: held?.digest,
      title: 'Hva stemmer om sår hals?',
    });
  });

  it('that was played to its end is remembered, in the course and in its module, and passes nothing', async () => {
    const shown = await finish('throat', { got: 1, most: 2 });
    expect(shown.packages).toMatchObject([
      { lesson: 'sore-throat', id: 'throat', points: { got: 1, most: 2 } },
    ]);
    expect(shown).toMatchObject({ passedAt: null, read: [], sitting: 1 });
    const part = { ...input, part: 'rak-legevakt.sore-throat' };
    expect((await readCourseProgress(house, home.anne, part, call())).packages).toHaveLength(1);
    const other = { ...input, part: 'rak-legevakt.cough' };
    expect((await readCourseProgress(house, home.anne, other, call())).packages).toEqual([]);
    expect((await readCourseProgress(house, home.bo, input, call())).packages).toEqual([]);
  });

  it('that the lesson does not hold is not found, and no more points are taken than there are', async () => {
    const gone = { code: 'not-found' };
    await expect(finish('throat', null, 'cough')).rejects.toMatchObject(gone);
    await expect(finish('nose', null)).rejects.toMatchObject(gone);
    await expect(finish('throat', { got: 3, most: 2 })).rejects.toMatchObject({ code: 'invalid-request' });
  });

  it('is named, and not played, in a package for another platform', () => {
    const files = unzipSync(exportCourse({ content }, { courseId: ID, format: 'scorm', language: 'nb' }));
    const page = strFromU8(files['index.html'] ?? new Uint8Array());
    expect(page).toContain('Her står øvelsen «Hva stemmer om sår hals?» i kurset.');
    expect(Object.keys(files).filter((name) => name.includes('h5p'))).toEqual([]);
  });
});
