import { Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import { Link } from 'react-router';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { Page } from '../frame/page.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { formatInstant } from '../texts/format-instant.ts';
import { useTexts } from '../texts/language-provider.tsx';
import { ProgressLine } from './progress-line.tsx';

type Entry = OutputOf<'listCourses'>['courses'][number];

/** The courses that are open to the reader, with how far each has come. */
export function CoursesPage() {
  const { t, language } = useTexts();
  const courses = useApi('listCourses', { language }, { fresh: true });
  if (courses.isPending) return <Loading />;
  if (courses.isError) return <ProblemPage error={courses.error} retry={courses.refetch} />;
  return (
    <Page title={t('courses.title')} lead={t('courses.lead')}>
      {courses.data.courses.length === 0 && <Paragraph>{t('courses.none')}</Paragraph>}
      <ul className="courses">
        {courses.data.courses.map((entry) => (
          <li key={entry.id}>
            <CourseEntry entry={entry} />
          </li>
        ))}
      </ul>
    </Page>
  );
}

function CourseEntry({ entry }: { readonly entry: Entry }) {
  const { t, l, language } = useTexts();
  const { id, title, status, lessons, read, minutes, minutesLeft, passedAt } = entry;
  const isNew = read === 0 && minutesLeft === minutes;
  return (
    <article className="course-entry">
      <div className="course-entry-head">
        <Heading level={2} data-size="sm">
          <Link to={`/courses/${id}`}>{l(title)}</Link>
        </Heading>
        {status === 'preview' && (
          <Tag data-size="sm" data-color="neutral">
            {t('course.preview')}
          </Tag>
        )}
        {passedAt && (
          <Tag data-size="sm" data-color="success">
            {t('course.passed')}
          </Tag>
        )}
      </div>
      <ProgressLine
        label={t('course.lessonsRead', { read, lessons })}
        share={passedAt ? 1 : 1 - minutesLeft / minutes}
      />
      <p className="course-entry-state">
        {passedAt
          ? t('course.passedOn', { when: formatInstant(passedAt, language) })
          : isNew
            ? t('course.aboutMinutes', { count: minutes })
            : `${t('course.lessonsRead', { read, lessons })}. ${t('course.minutesLeft', { count: minutesLeft })}`}
      </p>
    </article>
  );
}
