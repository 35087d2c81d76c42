/** The options that every command has, and how arguments become values: node's parseArgs, with one clear line for each mistake. */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { CheckError } from './check-error.ts';
import { nearestOf } from './nearest.ts';
import type { OptionTable, OptionValues } from './run/command.ts';

export const COMMON_OPTIONS = {
  format: { type: 'string', multiple: true },
  output: { type: 'string', multiple: true },
  'fail-on': { type: 'string' },
  strict: { type: 'boolean' },
  config: { type: 'string' },
  'no-config': { type: 'boolean' },
  'print-config': { type: 'boolean' },
  'policy-floor': { type: 'string', multiple: true },
  quiet: { type: 'boolean', short: 'q' },
  verbose: { type: 'boolean', short: 'v' },
  'show-skipped': { type: 'boolean' },
  color: { type: 'boolean' },
  'no-color': { type: 'boolean' },
  jobs: { type: 'string', short: 'j' },
  'no-cache': { type: 'boolean' },
  shard: { type: 'string' },
  timeout: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
} as const satisfies OptionTable;

export interface ParsedArguments {
  readonly values: OptionValues;
  readonly positionals: readonly string[];
}

/**
 * @param own the command's own options
 * @throws CheckError (`usage`) for an unknown option, a missing or a superfluous value
 */
export function parseArguments(args: readonly string[], own: OptionTable = {}): ParsedArguments {
  const options: NonNullable<ParseArgsConfig['options']> = { ...COMMON_OPTIONS, ...own };
  const plain = plainArguments(args, options);
  if (plain !== null) return plain;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    refuseEmptyFiles(values);
    return { values, positionals };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new CheckError('usage', mistakeIn(error.message, Object.keys(options)), { cause: error });
  }
}

/** What to say of a word that is empty. */
export const UNSET = 'Is a variable not set?';

/** Those that name files: an empty name would be that of the folder. */
const NAMES_OF_FILES = ['config', 'policy-floor', 'output'];

function refuseEmptyFiles(values: OptionValues): void {
  for (const name of NAMES_OF_FILES) {
    if ([values[name]].flat().includes(''))
      throw new CheckError('usage', `--${name}: found "", expected the name of a file`, { hint: UNSET });
  }
}

/**
 * What parseArgs says of words and switches that are written out, as hooks and most people write them; null of all else. To
 * load parseArgs takes a millisecond of forty.
 */
export function plainArguments(args: readonly string[], options: OptionTable): ParsedArguments | null {
  const values: Record<string, boolean> = {};
  const positionals: string[] = [];
  for (const arg of args) {
    if (!arg.startsWith('-')) {
      positionals.push(arg);
      continue;
    }
    const name = arg.slice(2);
    const option = arg.startsWith('--') && Object.hasOwn(options, name) ? options[name] : undefined;
    if (option?.type !== 'boolean' || option.multiple === true) return null;
    values[name] = true;
  }
  return { values, positionals };
}

/** One line for what parseArgs says: what was found, what was expected, the nearest. See https://nodejs.org/api/util.html#utilparseargsconfig. */
function mistakeIn(message: string, known: readonly string[]): string {
  const [first = message] = message.split('\n');
  const [, unknown] = /^Unknown option '([^']*)'/.exec(first) ?? [];
  if (unknown !== undefined) {
    const nearest = unknown.startsWith('--') ? nearestOf(unknown.slice(2), known) : undefined;
    return `found the option ${unknown}, expected one that exists${nearest === undefined ? '' : ` (nearest: --${nearest})`}`;
  }
  const [, option = ''] = /^Option '(?:-\w, )?(--?[\w-]+)/.exec(first) ?? [];
  if (option === '') return first;
  if (/does not take an argument/.test(first)) return `${option}: found a value, expected none`;
  return `${option}: ${/ambiguous/.test(first) ? 'found an option' : 'found nothing'}, expected a value`;
}
