import { Button, Field, Input, Label } from '@digdir/designsystemet-react';
import { useId, useState } from 'react';
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
  const [others, setOthers] = useState('');
  const handIn = useHandIn(course, sitting);
  const missing = course.questions.length - answers.length;
  return (
    <div className="hand-in">
      {course.together && (
        <Colleagues
          course={course}
          together={together}
          setTogether={setTogether}
          others={others}
          setOthers={setOthers}
        />
      )}
      {missing > 0 && <p>{t('course.missing', { count: missing })}</p>}
      {handIn.isError && <Problem error={handIn.error} />}
      <Button
        variant={missing > 0 ? 'secondary' : 'primary'}
        loading={handIn.isPending}
        onClick={() => handIn.mutate({ together, alsoThere: countOf(others) })}
      >
        {t('course.handIn')}
      </Button>
    </div>
  );
}

/** Anything but a number of people is nobody. */
function countOf(text: string): number {
  const count = Number(text);
  return Number.isInteger(count) && count > 0 && count <= 200 ? count : 0;
}

interface ColleaguesProps {
  readonly course: CourseRef;
  readonly together: readonly string[];
  readonly setTogether: (together: readonly string[]) => void;
  readonly others: string;
  readonly setOthers: (others: string) => void;
}

/** Who sat before the same screen: colleagues by name, and at an institution how many more. */
function Colleagues({ course, together, setTogether, others, setOthers }: ColleaguesProps) {
  const { t } = useTexts();
  const id = useId();
  const found = useApi('listColleagues', whichCourse(course));
  if (!found.data) return null;
  const { colleagues, countsOthers } = found.data;
  if (colleagues.length === 0 && !countsOthers) return null;
  const tick = (hpr: string): void =>
    setTogether(together.includes(hpr) ? together.filter((one) => one !== hpr) : [...together, hpr]);
  return (
    <details className="colleagues">
      <summary>{t('course.together')}</summary>
      {colleagues.length > 0 && (
        <fieldset>
          <legend>{t('course.togetherWho')}</legend>
          <p className="quiet">{t('course.togetherHelp')}</p>
          {colleagues.map(({ hpr, name }) => (
            <label key={hpr} className="choice-option">
              <input type="checkbox" checked={together.includes(hpr)} onChange={() => tick(hpr)} />
              <span>{name}</span>
            </label>
          ))}
        </fieldset>
      )}
      {countsOthers && (
        <Field>
          <Label htmlFor={id}>{t('course.othersThere')}</Label>
          <Field.Description>{t('course.othersThereHelp')}</Field.Description>
          <Input
            id={id}
            inputMode="numeric"
            autoComplete="off"
            maxLength={3}
            value={others}
            onChange={(event) => setOthers(event.target.value)}
          />
        </Field>
      )}
    </details>
  );
}
