import { expect, it } from 'vitest';
import { fieldsOf, typeName } from './api-fields.ts';

const text = { type: 'object', properties: { nb: {}, nn: {}, en: {} } };

it('names every field with the way to it, and what it may be', () => {
  const schema = {
    type: 'object',
    properties: {
      release: { type: 'string', description: 'Which one' },
      values: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            name: text,
            value: { anyOf: [{ type: 'number', description: 'The figure' }, { type: 'null' }] },
            kind: { type: 'string', enum: ['year', 'month'] },
          },
        },
      },
    },
  };
  expect(fieldsOf(schema)).toEqual([
    { name: 'release', type: 'string', text: 'Which one' },
    { name: 'values', type: 'object[]', text: '' },
    { name: 'values[].name', type: 'text (nb, nn, en)', text: '' },
    { name: 'values[].value', type: 'number | null', text: 'The figure' },
    { name: 'values[].kind', type: '"year" | "month"', text: '' },
  ]);
  expect(typeName({})).toBe('any');
});
