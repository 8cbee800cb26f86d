import { fillMessage, type Messages } from '@smalspor/domain/texts';
import type { OfferedCourse } from '../find-course.ts';
import { escapeMarkup } from './escape-markup.ts';

const LOCALES = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' } as const;

/** `cmi5.xml` of a course with one assignable unit, which is `index.html`. */
export function cmi5Structure({ course, language, part }: OfferedCourse, messages: Messages): string {
  const text = (words: string): string =>
    `<langstring lang="${LOCALES[language]}">${escapeMarkup(words)}</langstring>`;
  const passMark = fillMessage(messages, 'web.course.passMark', { mark: course.passMark })[language];
  const id = `urn:smalspor:course:${part?.id ?? course.id}:${course.version}:${language}`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
  <course id="${id}">
    <title>${text(course.title[language])}</title>
    <description>${text(passMark)}</description>
  </course>
  <au id="${id}:page" moveOn="Passed" masteryScore="${(course.passMark / 100).toFixed(2)}" launchMethod="AnyWindow">
    <title>${text(course.title[language])}</title>
    <description>${text(passMark)}</description>
    <url>index.html</url>
  </au>
</courseStructure>
`;
}
