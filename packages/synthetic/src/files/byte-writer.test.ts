import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createByteWriter, utf8 } from './byte-writer.ts';

test('numbers and texts come out as they would by strings, however often the buffer grows', () => {
  const fields = fc.array(fc.record({ number: fc.nat({ max: 999_999 }), text: fc.string() }), {
    maxLength: 200,
  });
  fc.assert(
    fc.property(fields, (rows) => {
      const writer = createByteWriter(16);
      for (const { number, text } of rows) {
        const bytes = utf8(text);
        writer.room(bytes.length + 20);
        writer.whole(number);
        writer.byte(59);
        writer.digits(number, 6);
        writer.bytes(bytes);
      }
      const expected = rows
        .map(({ number, text }) => `${number};${String(number).padStart(6, '0')}${text}`)
        .join('');
      expect(Buffer.from(writer.take())).toEqual(Buffer.from(expected));
      expect(writer.take().length).toBe(0);
    }),
  );
});
