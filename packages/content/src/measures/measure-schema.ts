import Type from 'typebox';
import { IdSchema, LocalisedSchema, Text } from '../reading/schemas.ts';

const closed = { additionalProperties: false };

/** The shape of one measure of a catalogue; the meaning of each key is told by `PracticeMeasure`. */
export const MEASURE = Type.Object(
  {
    name: LocalisedSchema,
    text: LocalisedSchema,
    indicators: Type.Array(IdSchema, { minItems: 1 }),
    course: IdSchema,
    sources: Type.Array(
      Type.Object(
        { citation: Text, url: Type.Union([Type.String({ pattern: '^https://' }), Type.Null()]) },
        closed,
      ),
      { minItems: 1 },
    ),
  },
  closed,
);
