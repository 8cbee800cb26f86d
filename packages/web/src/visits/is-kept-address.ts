/** Whether an address is one of those that this browser keeps. */
export function isKeptAddress(pathname: string): boolean {
  return pathname === '/visits' || /^\/visits\/[0-9a-f-]{36}$/.test(pathname);
}
