import { LANGUAGES, type Localised } from './localised.ts';

/** Sentences by `namespace.key`, as `content/messages` has them; `{name}` marks where a value goes. */
export type Messages = ReadonlyMap<string, Localised>;

export type MessageValue = string | number | Localised;

const PLACEHOLDER = /\{([a-zA-Z][a-zA-Z0-9]*)\}/g;

/** The names of the values that a template asks for. */
export function placeholdersOf(template: string): ReadonlySet<string> {
  return new Set([...template.matchAll(PLACEHOLDER)].map((match) => match[1] as string));
}

/**
 * The message with its values filled in, in every language. A localised value is put in by language; a number is written
 * as it stands, so format it first.
 * @throws Error for an unknown message or a value that is not given: both are mistakes in the program.
 */
export function fillMessage(
  messages: Messages,
  id: string,
  values: Readonly<Record<string, MessageValue>> = {},
): Localised {
  const message = messages.get(id);
  if (!message) throw new Error(`No message is called ${id}`);
  const filled = { nb: '', nn: '', en: '' };
  for (const language of LANGUAGES) {
    filled[language] = message[language].replace(PLACEHOLDER, (_, name: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`Message ${id} needs a value for {${name}}`);
      return typeof value === 'object' ? value[language] : String(value);
    });
  }
  return filled;
}
