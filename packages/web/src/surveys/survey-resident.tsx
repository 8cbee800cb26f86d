import { Button, Field, Label, Select } from '@digdir/designsystemet-react';
import { type DraftTreatment, MOST_TREATMENTS, PURPOSES, type SurveyDraft } from '@smalspor/domain/surveys';
import { useId } from 'react';
import { useTexts } from '../texts/language-provider.tsx';
import { isMethenamineTreatment, NEW_TREATMENT, type SurveyForm, withSubstance } from './survey-draft.ts';

type Resident = SurveyDraft['residents'][number];

interface Props {
  /** The place in the list: residents have no name here. */
  readonly number: number;
  readonly resident: Resident;
  readonly form: SurveyForm;
  /** `null` removes the resident. */
  readonly write: (change: (resident: Resident) => Resident | null) => void;
}

/** One resident with all that he or she gets. */
export function SurveyResident({ number, resident, form, write }: Props) {
  const { t } = useTexts();
  const id = useId();
  const { treatments, wardType } = resident;
  return (
    <fieldset className="survey-resident">
      <legend>{t('survey.form.resident', { number })}</legend>
      {form.wards.length > 1 && (
        <Field className="survey-short">
          <Label htmlFor={`${id}-ward`}>{t('survey.form.ward')}</Label>
          <Select
            id={`${id}-ward`}
            value={wardType}
            onChange={({ target }) =>
              write((now) => ({
                ...now,
                wardType: form.wards.find((ward) => ward.wardType === target.value)?.wardType ?? now.wardType,
              }))
            }
          >
            {form.wards.map((ward) => (
              <Select.Option key={ward.wardType} value={ward.wardType}>
                {t(`institutionData.ward.${ward.wardType}`)}
              </Select.Option>
            ))}
          </Select>
        </Field>
      )}
      {treatments.map((treatment, place) => (
        <Treatment
          // biome-ignore lint/suspicious/noArrayIndexKey: what is still being written has no name of its own
          key={place}
          treatment={treatment}
          definition={form.definition}
          write={(next) =>
            write((now) => ({
              ...now,
              treatments: now.treatments.flatMap((each, index) =>
                index === place ? (next === null ? [] : [next]) : [each],
              ),
            }))
          }
          isOnly={treatments.length === 1}
        />
      ))}
      <div className="survey-resident-actions">
        {treatments.length < MOST_TREATMENTS && (
          <button
            type="button"
            className="text-button"
            onClick={() => write((now) => ({ ...now, treatments: [...now.treatments, NEW_TREATMENT] }))}
          >
            {t('survey.form.addTreatment')}
          </button>
        )}
        <Button
          type="button"
          variant="tertiary"
          data-size="sm"
          data-color="neutral"
          onClick={() => write(() => null)}
        >
          {t('survey.form.removeResident', { number })}
        </Button>
      </div>
    </fieldset>
  );
}

interface TreatmentProps {
  readonly treatment: DraftTreatment;
  readonly definition: SurveyForm['definition'];
  /** `null` removes it. */
  readonly write: (treatment: DraftTreatment | null) => void;
  readonly isOnly: boolean;
}

function Treatment({ treatment, definition, write, isOnly }: TreatmentProps) {
  const { t, l } = useTexts();
  const id = useId();
  const { questions, substances, indications, routes, methenamine } = definition;
  return (
    <div className="survey-treatment">
      <Choice
        label={l(questions.substance.text)}
        value={treatment.substance}
        options={substances.map(({ atc, name }) => ({ id: atc, text: l(name) }))}
        choose={(substance) => write(withSubstance(treatment, substance, methenamine))}
      />
      <Choice
        label={l(questions.indication.text)}
        value={treatment.indication}
        options={indications.map((each) => ({ id: each.id, text: l(each.text) }))}
        choose={(indication) => write({ ...treatment, indication })}
      />
      <fieldset className="survey-purpose">
        <legend>{l(questions.purpose.text)}</legend>
        <div className="asked-options">
          {PURPOSES.map((purpose) => (
            <label key={purpose}>
              <input
                type="radio"
                name={`${id}-purpose`}
                checked={treatment.purpose === purpose}
                onChange={() => write({ ...treatment, purpose })}
              />
              <span>{t(`survey.form.purpose.${purpose}`)}</span>
            </label>
          ))}
        </div>
        {isMethenamineTreatment(treatment, definition) && (
          <p className="survey-doubt" role="status">
            {t('survey.form.methenamine')}
          </p>
        )}
      </fieldset>
      <Choice
        label={l(questions.route.text)}
        value={treatment.route}
        options={routes.map((each) => ({ id: each.id, text: l(each.text) }))}
        choose={(route) => write({ ...treatment, route })}
      />
      {!isOnly && (
        <button type="button" className="text-button" onClick={() => write(null)}>
          {t('survey.form.removeTreatment')}
        </button>
      )}
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly id: string; readonly text: string }[];
  readonly choose: (id: string) => void;
}

function Choice({ label, value, options, choose }: ChoiceProps) {
  const { t } = useTexts();
  const id = useId();
  return (
    <Field>
      <Label htmlFor={id}>{label}</Label>
      <Select id={id} value={value} onChange={({ target }) => choose(target.value)}>
        <Select.Option value="">{t('survey.form.choose')}</Select.Option>
        {options.map((option) => (
          <Select.Option key={option.id} value={option.id}>
            {option.text}
          </Select.Option>
        ))}
      </Select>
    </Field>
  );
}
