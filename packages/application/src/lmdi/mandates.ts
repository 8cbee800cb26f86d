import { findSender } from '../deliveries/senders.ts';
import type { House } from '../house/house.ts';

/**
 * Whether a sender may tell what an institution has given. The one place that is asked: for now the sender's own list in
 * the configuration, and nobody without one.
 */
export async function mayTellAbout(house: House, sender: string, organisation: number): Promise<boolean> {
  return findSender(house, sender)?.organisations?.includes(String(organisation)) ?? false;
}
