export type MessageValues = Readonly<Record<string, string | number>>;

/** The page's texts in one language, by key. */
export type Messages = Readonly<Record<string, string>>;

/**
 * A text with its values filled in. Where there is a `count`, the key's `.one` or `.other` form is taken, as the language counts.
 * @throws Error for an unknown key or a missing value: a test finds both before a reader does.
 */
export function writeMessage(messages: Messages, key: string, values: MessageValues = {}): string {
  const form = typeof values.count === 'number' ? `${key}.${values.count === 1 ? 'one' : 'other'}` : key;
  const message = messages[form] ?? messages[key];
  if (message === undefined) throw new Error(`No text is called ${key}`);
  return message.replace(/\{([a-zA-Z]+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`The text ${key} needs a value for {${name}}`);
    return String(value);
  });
}
