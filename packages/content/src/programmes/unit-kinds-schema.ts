import { WARD_TYPES } from '@smalspor/domain/institutions';
import { LEVELS } from '@smalspor/domain/organisation';
import { PROFESSIONS, UNIT_REGISTERS } from '@smalspor/domain/programmes';
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
      register: Type.Union([Type.Enum([...UNIT_REGISTERS]), Type.Null()]),
      wardTypes: Type.Optional(Type.Array(Type.Enum([...WARD_TYPES]), { minItems: 1 })),
      figures: Type.Enum(['members', 'unit', 'none']),
      level: Type.Union([Type.Enum([...LEVELS]), Type.Null()]),
    },
    { additionalProperties: false },
  ),
  { additionalProperties: false },
);
