import type { Language, Localised } from '@smalspor/domain/texts';

export type MessageValues = Readonly<Record<string, string | number>>;

/**
 * A text in one language with its values filled in. Where there is a `count`, the key's `.one` or `.other` form is
 * taken, as the language counts.
 * @throws Error for an unknown key or a missing value: a test finds both before a reader does.
 */
export function writeMessage(
  messages: Readonly<Record<string, Localised>>,
  language: Language,
  key: string,
  values: MessageValues = {},
): string {
  const form = typeof values.count === 'number' ? `${key}.${values.count === 1 ? 'one' : 'other'}` : key;
  const message = messages[form] ?? messages[key];
  if (!message) throw new Error(`No text is called ${key}`);
  return message[language].replace(/\{([a-zA-Z]+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`The text ${key} needs a value for {${name}}`);
    return String(value);
  });
}
