import { LEVELS } from '@smalspor/domain/organisation';
import { PROFESSIONS } from '@smalspor/domain/programmes';
import Type from 'typebox';
import { IdSchema, LocalisedSchema } from '../reading/schemas.ts';

/** The shape of `content/unit-kinds.yaml`; the meaning of each key is told by `UnitKind`. */
export const UNIT_KINDS = Type.Record(
  IdSchema,
  Type.Object(
    {
      name: LocalisedSchema,
      people: Type.Enum(['one', 'many']),
      hasLeader: Type.Boolean(),
      withoutHpr: Type.Union([Type.Enum([...PROFESSIONS]), Type.Null()]),
      figures: Type.Enum(['members', 'unit', 'none']),
      level: Type.Union([Type.Enum([...LEVELS]), Type.Null()]),
    },
    { additionalProperties: false },
  ),
  { additionalProperties: false },
);
