import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { loadOrRenew } from '../api/load-or-renew.ts';

/** A page whose code comes when it is first opened. */
export function lazyPage<Name extends string, Props>(
  name: Name,
  load: () => Promise<Readonly<Record<Name, ComponentType<Props>>>>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => ({ default: (await loadOrRenew(load))[name] }));
}
