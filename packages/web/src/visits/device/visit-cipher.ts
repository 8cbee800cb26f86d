/** A value that only the holder of the key can read. */
export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly bytes: ArrayBuffer;
}

const ALGORITHM = 'AES-GCM';
/** The length that NIST SP 800-38D recommends for AES-GCM. */
const IV_BYTES = 12;

/** @param secret 256 bits as base64url. The page can use the key and never read it again. */
export function importSecret(secret: string): Promise<CryptoKey> {
  const text = atob(secret.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  return crypto.subtle.importKey('raw', bytes, ALGORITHM, false, ['encrypt', 'decrypt']);
}

/** @param name where the value lies: sealed under one name it cannot be read under another, so that none is put in its place */
export async function seal(key: CryptoKey, name: string, value: unknown): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const plain = new TextEncoder().encode(JSON.stringify(value));
  return { iv, bytes: await crypto.subtle.encrypt(paramsOf(iv, name), key, plain) };
}

/** @throws Error for another key or another name */
export async function unseal<T>(key: CryptoKey, name: string, { iv, bytes }: Sealed): Promise<T> {
  const plain = await crypto.subtle.decrypt(paramsOf(iv, name), key, bytes);
  return JSON.parse(new TextDecoder().decode(plain)) as T;
}

function paramsOf(iv: Uint8Array<ArrayBuffer>, name: string) {
  return { name: ALGORITHM, iv, additionalData: new TextEncoder().encode(name) };
}
