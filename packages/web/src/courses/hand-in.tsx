import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useApi } from '../api/use-api.ts';
import { Problem } from '../frame/problem.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { type CourseRef, whichCourse } from './course-path.ts';
import { useHandIn } from './use-course.ts';
import type { CourseParts } from './with-course.tsx';

/** The end of a sitting: who sat together, and the result. */
export function HandIn({ course, progress: { sitting, answers } }: CourseParts) {
  const { t } = useTexts();
  const [together, setTogether] = useState<readonly string[]>([]);
  const handIn = useHandIn(course, sitting);
  const missing = course.questions.length - answers.length;
  return (
    <div className="hand-in">
      {course.together && <Colleagues course={course} together={together} setTogether={setTogether} />}
      {missing > 0 && <p>{t('course.missing', { count: missing })}</p>}
      {handIn.isError && <Problem error={handIn.error} />}
      <Button
        variant={missing > 0 ? 'secondary' : 'primary'}
        loading={handIn.isPending}
        onClick={() => handIn.mutate(together)}
      >
        {t('course.handIn')}
      </Button>
    </div>
  );
}

interface ColleaguesProps {
  readonly course: CourseRef;
  readonly together: readonly string[];
  readonly setTogether: (together: readonly string[]) => void;
}

function Colleagues({ course, together, setTogether }: ColleaguesProps) {
  const { t } = useTexts();
  const colleagues = useApi('listColleagues', whichCourse(course));
  if (!colleagues.data || colleagues.data.colleagues.length === 0) return null;
  const tick = (hpr: string): void =>
    setTogether(together.includes(hpr) ? together.filter((one) => one !== hpr) : [...together, hpr]);
  return (
    <details className="colleagues">
      <summary>{t('course.together')}</summary>
      <fieldset>
        <legend>{t('course.togetherWho')}</legend>
        <p className="quiet">{t('course.togetherHelp')}</p>
        {colleagues.data.colleagues.map(({ hpr, name }) => (
          <label key={hpr} className="choice-option">
            <input type="checkbox" checked={together.includes(hpr)} onChange={() => tick(hpr)} />
            <span>{name}</span>
          </label>
        ))}
      </fieldset>
    </details>
  );
}
