/** How often a property is tried: as often as it says with MODEL_CHECK_TEST_FULL=1, else on a part of that. See https://fast-check.dev/docs/configuration/user-definable-values/. */
import { FULL } from './python.ts';

/** The quick run of everything takes two minutes on two cores. */
const PART = 10;

/** @param most with MODEL_CHECK_TEST_FULL=1 */
export function runs(most: number): number {
  return FULL ? most : Math.ceil(most / PART);
}
