import { TOOL_ITEMS, TOOL_KINDS } from '@smalspor/domain/tools';
import { Type } from 'typebox';
import { operation } from './operation.ts';
import { Id, LocalisedSchema, Nothing, Nullable, OneOf } from './schemas.ts';

export const ToolView = Type.Object({
  id: Id,
  /** `preview` until a clinician has read it. */
  status: OneOf(['preview', 'published']),
  kind: OneOf(TOOL_KINDS),
  title: LocalisedSchema,
  lead: LocalisedSchema,
  /** The course and the lesson that teach what it is for. */
  course: Id,
  lesson: Id,
  /** What is written at the top. */
  fields: Type.Array(LocalisedSchema),
  sections: Type.Array(
    Type.Object({
      title: LocalisedSchema,
      text: LocalisedSchema,
      /** Numbers of `sources`, from 1. */
      sources: Type.Array(Type.Integer({ minimum: 1 })),
      items: Type.Array(Type.Object({ kind: OneOf(TOOL_ITEMS), text: LocalisedSchema })),
    }),
  ),
  sources: Type.Array(Type.Object({ citation: Type.String(), url: Nullable(Type.String()) })),
});

export const toolOperations = {
  listTools: operation({
    method: 'GET',
    path: '/api/tools',
    summary: 'The sheets of paper that wards work with, to be printed',
    policy: 'canUseOwnAccount',
    kind: 'json',
    status: 200,
    params: Nothing,
    query: Nothing,
    body: Nothing,
    response: Type.Object({ tools: Type.Array(ToolView) }),
  }),
} as const;
