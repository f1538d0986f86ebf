import type { RoutingFact } from '../facts.ts';
import { upcastFirstFact } from './first-facts.ts';

/**
 * Reads a fact of any version ever written as one of today; a fact of today comes back as it is.
 * Whoever reads facts from a store passes them through here before anything else.
 */
export function upcastFact(fact: RoutingFact): RoutingFact {
  return upcastFirstFact(fact);
}
