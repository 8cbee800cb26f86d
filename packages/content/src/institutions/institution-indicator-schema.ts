import { ROUTES } from '@smalspor/domain/medicines';
import Type, { type Static } from 'typebox';
import { INDICATOR } from '../indicators/indicator-schema.ts';
import { IdSchema } from '../reading/schemas.ts';

const closed = { additionalProperties: false };

export const SalesMeasureSchema = Type.Object(
  {
    count: Type.Enum(['ddd', 'purchases']),
    medicines: IdSchema,
    routes: Type.Optional(Type.Array(Type.Enum([...ROUTES]), { minItems: 1 })),
    dose: Type.Optional(Type.Literal('missing')),
  },
  closed,
);

export const BedTimeSchema = Type.Object({ bedTime: Type.Literal('bedDays') }, closed);

/** The shape of a file in `content/institution-indicators`; the meaning of each key is told by `InstitutionIndicator`. */
export const INSTITUTION_INDICATOR = Type.Omit(
  INDICATOR,
  ['setting', 'scale', 'standardised', 'withoutList'],
  closed,
);
export type InstitutionIndicatorYaml = Static<typeof INSTITUTION_INDICATOR>;
