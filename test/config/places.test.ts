/** The places of a policy are cosmiconfig's own, in its order, without those that would run code. */
import test from 'ava';
import { getDefaultSearchPlaces } from 'cosmiconfig';
import { POLICY_NAME, POLICY_PLACES } from '../../src/config/places.ts';

test('cosmiconfig looks in the same places', (t) => {
  const isCode = (place: string) => /\.[cm]?[jt]s$/.test(place);
  const ours = new Set<string>(POLICY_PLACES);
  const theirs = getDefaultSearchPlaces(POLICY_NAME).filter((place) => !isCode(place));
  t.deepEqual(
    theirs.filter((place) => ours.has(place)),
    [...POLICY_PLACES].filter((place) => theirs.includes(place)),
    'in its order',
  );
  t.deepEqual(
    theirs.filter((place) => !ours.has(place)),
    [],
    'all of them',
  );
});
