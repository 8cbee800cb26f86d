import { Paragraph, Tag } from '@digdir/designsystemet-react';
import { useTexts } from '../texts/language-provider.tsx';
import type { Course } from './use-course.ts';

/** That a course is a preview, and that it is written in another language than the reader's. */
export function CourseNotices({ course }: { readonly course: Course }) {
  const { t, language } = useTexts();
  const isPreview = course.status === 'preview';
  const isElsewhere = course.language !== language;
  if (!isPreview && !isElsewhere) return null;
  return (
    <div className="course-notices">
      {isPreview && (
        <Paragraph data-size="sm">
          <Tag data-size="sm" data-color="neutral">
            {t('course.preview')}
          </Tag>{' '}
          {t('course.previewText')}
        </Paragraph>
      )}
      {isElsewhere && (
        <Paragraph data-size="sm">
          {t('course.otherLanguage', { name: t(`course.language.${course.language}`) })}
        </Paragraph>
      )}
    </div>
  );
}
