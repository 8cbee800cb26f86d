import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '@smalspor/domain/refusal';
import type { Language } from '@smalspor/domain/texts';
import { strToU8, zipSync } from 'fflate';
import type { House } from '../../house/house.ts';
import { findCourse } from '../find-course.ts';
import { cmi5Structure } from './cmi5-structure.ts';
import { courseHtml } from './course-html.ts';
import { scormManifest } from './scorm-manifest.ts';

/** Packages that learning platforms such as Moodle take. */
export const EXPORT_FORMATS = ['scorm', 'cmi5'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface CourseExport {
  readonly courseId: string;
  readonly format: ExportFormat;
  readonly language: Language;
  /** A module of a programme, such as `rak-legevakt.telephone`; left out for the whole course. */
  readonly part?: string;
}

const PLAYER = ['player.js', 'launch.js', 'player.css'] as const;
/** The same content gives the same bytes. */
const MADE = new Date(2000, 0, 1);

/**
 * A course, or a part of one, as a package that runs by itself in another learning platform: the same texts, one page, plain script.
 * @returns the bytes of a zip file
 * @throws Refusal `not-found` for a course that is not offered, not written in the language, or without the part
 */
export function exportCourse(
  { content }: Pick<House, 'content'>,
  { courseId, format, language, part }: CourseExport,
): Uint8Array {
  const offered = findCourse({ content }, courseId, language, part);
  if (offered.language !== language) {
    throw new Refusal(
      'not-found',
      `${courseId} is not written in ${language}. Choose ${[...offered.course.words.keys()].join(' or ')}.`,
    );
  }
  const page: Record<string, string> = {
    'index.html': courseHtml(offered, content.messages),
    ...Object.fromEntries(
      PLAYER.map((name) => [name, readFileSync(join(import.meta.dirname, 'player', name), 'utf8')]),
    ),
  };
  const description =
    format === 'scorm'
      ? { 'imsmanifest.xml': scormManifest(offered, Object.keys(page)) }
      : { 'cmi5.xml': cmi5Structure(offered, content.messages) };
  const files = Object.entries({ ...description, ...page }).map(
    ([name, text]) => [name, strToU8(text)] as const,
  );
  return zipSync(Object.fromEntries(files), { level: 9, mtime: MADE });
}
