import { Heading, Tag } from '@digdir/designsystemet-react';
import { Link } from 'react-router';
import { useTexts } from '../texts/language-provider.tsx';
import { coursePath } from './course-path.ts';
import type { CourseParts as Parts } from './with-course.tsx';

/** The modules of a course that are passed one by one, with those that the reader has passed. */
export function CourseParts({ course, progress }: Parts) {
  const { t, l } = useTexts();
  if (course.parts.length === 0) return null;
  return (
    <section className="section" aria-labelledby="parts">
      <Heading level={2} data-size="xs" id="parts">
        {t('course.parts')}
      </Heading>
      <p className="quiet">{t('course.partsLead')}</p>
      <ul className="lessons">
        {course.parts.map(({ id, title, minutes }) => {
          const passedAt = progress.parts.find((part) => part.id === id)?.passedAt ?? null;
          return (
            <li key={id}>
              <Link to={coursePath({ id: course.id, part: id })}>{l(title)}</Link>
              <span className="quiet">{t('course.minutes', { count: minutes })}</span>
              {passedAt !== null && (
                <Tag data-size="sm" data-color="success">
                  {t('course.passed')}
                </Tag>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
