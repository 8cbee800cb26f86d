/** A browser's memory without a browser: keeps cookies by path, follows no redirect by itself. */
export interface TestBrowser {
  get(address: string, headers?: Record<string, string>): Promise<Response>;
  send(
    method: 'POST' | 'PUT',
    path: string,
    body: unknown,
    headers?: Record<string, string>,
  ): Promise<Response>;
  /** Follows redirects from an address until one answers without, or until `stopAt` matches; gives that address. */
  follow(address: string, stopAt?: RegExp): Promise<{ url: string; response: Response }>;
  readonly cookies: Map<string, string>;
}

export function createTestBrowser(origin: string): TestBrowser {
  const cookies = new Map<string, string>();

  const request = async (address: string, init: RequestInit): Promise<Response> => {
    const response = await fetch(new URL(address, origin), {
      ...init,
      redirect: 'manual',
      headers: {
        ...(init.headers as Record<string, string>),
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(cookie)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };

  const browser: TestBrowser = {
    cookies,
    get: (address, headers = {}) => request(address, { headers }),
    send: (method, path, body, headers = {}) =>
      request(path, {
        method,
        headers: {
          origin,
          'content-type': 'application/json',
          'idempotency-key': crypto.randomUUID(),
          ...headers,
        },
        body: JSON.stringify(body),
      }),
    follow: async (address, stopAt) => {
      let url = new URL(address, origin).href;
      for (let hops = 0; hops < 10; hops += 1) {
        if (stopAt?.test(url)) return { url, response: new Response() };
        const response = await browser.get(url);
        const next = response.headers.get('location');
        if (!next) return { url, response };
        url = new URL(next, url).href;
      }
      throw new Error(`Too many redirects from ${address}`);
    },
  };
  return browser;
}

/** Logs in the whole way, as a person would: out to the log-in, choose, and back. */
export async function logIn(browser: TestBrowser, subject: string): Promise<string> {
  const { url } = await browser.follow('/log-in', /\/demo-log-in\//);
  const chosen = await browser.send('POST', new URL(url).pathname, { subject });
  if (!chosen.ok) throw new Error(`The choice was refused: ${await chosen.text()}`);
  const { next } = (await chosen.json()) as { next: string };
  const end = await browser.follow(next, /^[^?]+\/(\?problem=.*)?$/);
  return new URL(end.url).pathname + new URL(end.url).search;
}
