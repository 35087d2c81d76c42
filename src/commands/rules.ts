/** `git model-check rules [OPERATOR]`: the catalogue as a list, or what is known of one operator and how it would be judged. */
import { CheckError } from '../check-error.ts';
import type { Operator } from '../facts.ts';
import { importRuling } from '../judge/judge-use.ts';
import type { Ruling } from '../judge/ruling.ts';
import { usesOf } from '../judge/uses.ts';
import { DEFAULT_POLICY } from '../policy/policy.ts';
import { OPERATOR_RULES, SAFE_RULES } from '../rules/all-rows.ts';
import { findDangerous, findSafe } from '../rules/catalogue.ts';
import { CATALOGUE_DIGEST } from '../rules/catalogue-digest.ts';
import { findInert } from '../rules/inert.ts';
import { MEASURED_VERSIONS } from '../rules/inert-classes.ts';
import type { Command } from '../run/command.ts';

export const rules: Command = {
  usage: 'rules [OPERATOR]',
  async run({ io, positionals }) {
    const [name, ...others] = positionals;
    if (others.length > 0) throw new CheckError('usage', `found ${positionals.length} operators, expected one`);
    const lines = name === undefined ? listing() : description(operatorOf(name));
    io.stdout.write(`${lines.join('\n')}\n`);
    return 0;
  },
};

/** @throws CheckError when it has no module */
function operatorOf(text: string): Operator {
  const [module, name] = text.includes(' ') ? text.split(/\s+/) : splitAtLastDot(text);
  if (module === undefined || name === undefined || module === '' || name === '') {
    const hint = 'For example: git model-check rules posix.system, or "pathlib Path.touch" where the name is dotted.';
    throw new CheckError('usage', `found "${text}", expected MODULE.NAME`, { hint });
  }
  return { ecosystem: 'python', module, name };
}

function splitAtLastDot(text: string): readonly [string | undefined, string | undefined] {
  const dot = text.lastIndexOf('.');
  return dot === -1 ? [undefined, undefined] : [text.slice(0, dot), text.slice(dot + 1)];
}

function listing(): string[] {
  const dangerous = [...OPERATOR_RULES].sort((a, b) => compare(a.id, b.id));
  return [
    ...dangerous.map(({ id, severity, module, names }) => `${severity.padEnd(8)} ${id}: ${module} ${shorten(names)}`),
    ...SAFE_RULES.map(({ module, names, use }) => `${'safe'.padEnd(8)} ${module} ${shorten(names)} (${USES[use]})`),
    `classes measured in ${MEASURED_VERSIONS}`,
    `${OPERATOR_RULES.length} rows about danger, ${SAFE_RULES.length} about safety; catalogue ${CATALOGUE_DIGEST.slice(0, 12)}`,
  ];
}

const USES = { any: 'any use', rebuild: 'rebuilt without its constructor', reference: 'named, not called' } as const;

function shorten(names: '*' | readonly string[]): string {
  if (names === '*') return '*';
  return names.length <= 6 ? names.join(' ') : `${names.slice(0, 6).join(' ')} … (${names.length})`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function description(operator: Operator): string[] {
  const { operators, unknown } = DEFAULT_POLICY;
  const named = importRuling(operator, { operators, unknown, firstParty: undefined });
  return [
    `${operator.module}.${operator.name}: ${named.standing}`,
    ...rowLines(operator),
    ...usesOf(operator).map(({ how, ruling }) => `  ${how.padEnd(36)} ${verdict(ruling)}`),
  ];
}

function rowLines(operator: Operator): string[] {
  const dangerous = findDangerous(operator)?.rule;
  const safe = findSafe(operator);
  const inert = findInert(operator);
  return [
    ...(dangerous === undefined
      ? []
      : [`  row ${dangerous.id} (${dangerous.severity}, ${dangerous.effect}): ${dangerous.because}`]),
    ...(dangerous?.provenance ?? []).map(({ kind, reference }) => `    ${kind}: ${reference}`),
    ...(safe === null ? [] : [`  safe, ${USES[safe.use]}: ${safe.because}`]),
    ...(inert?.rebuilds === true ? ['  measured: rebuilt without its constructor it runs nothing of its own'] : []),
  ];
}

function verdict({ severity, rule, because }: Ruling): string {
  return severity === null ? 'nothing to tell' : `${severity} (${rule}): ${because}`;
}
