/** Where evidence of earlier runs lies, and whether it may be believed: what others can write counts only with a key that they do not have. See https://docs.github.com/en/actions/reference/workflows-and-actions/dependency-caching. */
import { EvidenceCache } from '../cache/evidence-cache.ts';
import { evidenceBasis } from '../cache/place.ts';
import { strangerIn } from '../cache/stranger.ts';
import { CheckError } from '../check-error.ts';
import { isOn } from './option-values.ts';
import type { Plan } from './plan.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const FOLDER = 'MODEL_CHECK_CACHE_DIR';
const KEY = 'MODEL_CHECK_CACHE_KEY';
/** Characters: fewer can be guessed. */
const LEAST_KEY = 16;

interface CacheChoice {
  readonly cacheFor?: NonNullable<Plan['cacheFor']>;
  /** What the run must say of it. */
  readonly notices: readonly string[];
}

interface CacheOptions {
  /** Where it lies without a variable; none: then there is none. */
  readonly folder?: string;
  /** Whether contents that are no model are worth keeping. */
  readonly many: boolean;
}

/** @throws CheckError (`usage`) for a key that is too short */
export function sharedCache(environment: Environment, { folder, many }: CacheOptions): CacheChoice {
  if (isOn(environment, 'MODEL_CHECK_NO_CACHE')) return { notices: [] };
  const key = keyOf(environment);
  const given = environment[FOLDER] ?? '';
  const place = given === '' ? folder : given;
  if (place === undefined) return { notices: [] };
  const stranger = given === '' || key !== null ? null : whoWrites(given, environment);
  if (stranger !== null)
    return {
      notices: [
        `the cache in ${FOLDER} is not used: ${stranger}; set ${KEY} to a secret of ${LEAST_KEY} characters or more`,
      ],
    };
  return {
    cacheFor: ({ limits }) => new EvidenceCache({ folder: place, basis: evidenceBasis(limits), key, many }),
    notices: [],
  };
}

function keyOf(environment: Environment): string | null {
  const key = environment[KEY] ?? '';
  if (key === '') return null; // an engine gives a job that may not have the secret an empty one
  if (key.length >= LEAST_KEY) return key;
  throw new CheckError('usage', `${KEY}: found ${key.length} characters, expected ${LEAST_KEY} or more`, {
    hint: 'A random one: openssl rand -hex 32',
  });
}

/** Who besides this user may write there; null where nobody may. */
function whoWrites(folder: string, environment: Environment): string | null {
  if (isOn(environment, 'CI')) return 'a job of CI shares it with others, who could approve themselves in it';
  return strangerIn(folder);
}
