/** `git model-check rules [ID | OPERATOR]`: every rule as a list, what one rule says, or what is known of one operator and how it would be judged. */
import { CheckError } from '../check-error.ts';
import type { Operator } from '../facts.ts';
import type { Ruling } from '../judge/ruling.ts';
import { type JudgedUse, usesOf } from '../judge/uses.ts';
import { nearestOf } from '../nearest.ts';
import { DEFAULT_POLICY } from '../policy/policy.ts';
import { escapeForTerminal } from '../printable.ts';
import { hanging } from '../report/layout.ts';
import { SAFE_RULES } from '../rules/all-rows.ts';
import { findDangerous, findSafe } from '../rules/catalogue.ts';
import { CATALOGUE_DIGEST } from '../rules/catalogue-digest.ts';
import { indexedPackages } from '../rules/class-index.ts';
import { everyRule, type Rule } from '../rules/every-rule.ts';
import { callsOfArguments } from '../rules/python/any-calls.ts';
import type { Command, Invocation } from '../run/command.ts';
import { judgeHere } from '../run/policy/judge-here.ts';
import { writeTextOrJson } from '../run/write-text-or-json.ts';
import { classLines } from './class-lines.ts';

export const rules: Command = {
  usage: 'rules [ID | OPERATOR]',
  async run(invocation) {
    const { io, values, positionals } = invocation;
    const [name, ...others] = positionals;
    if (others.length > 0) throw new CheckError('usage', `found ${positionals.length} names, expected one`);
    const context = name === undefined || name.includes('/') ? BY_DEFAULT : await contextHere(invocation);
    writeTextOrJson(io, values, {
      text: ({ columns }) => {
        const lines = linesFor(name, context);
        return `${(Number.isFinite(columns) ? lines.flatMap((line) => hanging(line, columns)) : lines).join('\n')}\n`;
      },
      json: () => `${JSON.stringify(answerFor(name, context), null, 2)}\n`,
    });
    return 0;
  },
};

type Context = Parameters<typeof usesOf>[1];

/** Rules are the same everywhere. */
const BY_DEFAULT: Context = { ...DEFAULT_POLICY, firstParty: undefined };

/** An operator is judged as a run here would. @throws CheckError (`usage`) for a policy that is wrong */
async function contextHere(invocation: Invocation): Promise<Context> {
  const { policy, firstParty } = await judgeHere(invocation);
  return { operators: policy.operators, unknown: policy.unknown, firstParty };
}

/** @throws CheckError for what is neither the id of a rule nor an operator */
function linesFor(name: string | undefined, context: Context): string[] {
  if (name === undefined) return listing();
  return name.includes('/') ? explanation(ruleOf(name)) : description(operatorOf(name), context);
}

/** As `linesFor`, for a machine. */
function answerFor(name: string | undefined, context: Context): unknown {
  if (name === undefined) return [...everyRule().values()].map(withoutTwice);
  if (name.includes('/')) return withoutTwice(ruleOf(name));
  const operator = operatorOf(name);
  const uses = usesOf(operator, context);
  return {
    operator: { module: operator.module, name: operator.name },
    standing: uses[0].ruling.standing,
    uses: uses.map(({ how, ruling: { severity, rule, because } }) => ({ how, severity, rule, because })),
  };
}

/** The row of operators says again what the rule says. */
function withoutTwice({ operators, ...rule }: Rule): object {
  return { ...rule, operators: operators === null ? null : { module: operators.module, names: operators.names } };
}

/** @throws CheckError with the nearest id */
function ruleOf(id: string): Rule {
  const rule = everyRule().get(id);
  if (rule !== undefined) return rule;
  const nearest = nearestOf(id, [...everyRule().keys()]);
  const hint = `${nearest === undefined ? '' : `The nearest is ${nearest}. `}git model-check rules lists them all.`;
  throw new CheckError('usage', escapeForTerminal(`found "${id}", expected the id of a rule`), { hint });
}

function explanation({ id, severity, varies, effect, because, provenance, proceed, operators }: Rule): string[] {
  return [
    id,
    `  severity    ${severity}${varies === undefined ? '' : `; ${varies}`}`,
    `  effect      ${effect}`,
    `  why         ${because.replaceAll(/\{\w+\}/g, (blank) => blank.slice(1, -1).toUpperCase())}`,
    ...(operators === null ? [] : [`  operators   ${operators.module} ${names(operators.names)}`]),
    ...provenance.map(({ kind, reference }) => `  source      ${kind}: ${reference}`),
    `  what to do  ${proceed}`,
  ];
}

/** @throws CheckError when it has no module */
function operatorOf(text: string): Operator {
  const [module, name] = text.includes(' ') ? text.split(/\s+/) : splitAtLastDot(text);
  if (module === undefined || name === undefined || module === '' || name === '') {
    const hint = 'For example: git model-check rules posix.system, or "pathlib Path.touch" where the name is dotted.';
    throw new CheckError('usage', escapeForTerminal(`found "${text}", expected MODULE.NAME or the id of a rule`), {
      hint,
    });
  }
  return { ecosystem: 'python', module, name };
}

function splitAtLastDot(text: string): readonly [string | undefined, string | undefined] {
  const dot = text.lastIndexOf('.');
  return dot === -1 ? [undefined, undefined] : [text.slice(0, dot), text.slice(dot + 1)];
}

function listing(): string[] {
  const all = [...everyRule().values()];
  return [
    ...all.map(({ id, severity, operators, because }) => {
      const about = operators === null ? because : `${operators.module} ${shorten(operators.names)}`;
      return `${severity.padEnd(8)} ${id}: ${about}`;
    }),
    ...SAFE_RULES.map((row) => `${'safe'.padEnd(8)} ${row.module} ${shorten(row.names)} (${USES[row.use]})`),
    `classes of ${indexedPackages().length} packages are indexed: ${indexedPackages().join(' ')}`,
    `${all.length} rows about danger, ${SAFE_RULES.length} about safety; catalogue ${CATALOGUE_DIGEST.slice(0, 12)}`,
  ];
}

const USES = { any: 'any use', rebuild: 'rebuilt without its constructor', reference: 'named, not called' } as const;

function names(names: '*' | readonly string[]): string {
  return names === '*' ? '*' : names.join(' ');
}

function shorten(all: '*' | readonly string[]): string {
  return all === '*' || all.length <= 6 ? names(all) : `${all.slice(0, 6).join(' ')} … (${all.length})`;
}

function description(operator: Operator, context: Context): string[] {
  const uses = usesOf(operator, context);
  const full = `${operator.module}.${operator.name}`;
  const { standing } = uses[0].ruling;
  const nearest = standing === 'unknown' ? nearestOf(full, knownNames(operator.module)) : undefined;
  return [
    `${full}: ${standing}${nearest === undefined ? '' : ` (nearest that is known: ${nearest})`}`,
    ...rowLines(operator),
    ...useLines(uses, findDangerous(operator)?.rule.because),
  ];
}

/** One line where every use is judged the same; the reason of the row stands above already. */
function useLines(uses: readonly JudgedUse[], above: string | undefined): string[] {
  const verdicts = uses.map(({ ruling }) => verdict(ruling, above));
  if (new Set(verdicts).size === 1) return [`  however it is used  ${verdicts[0]}`];
  return uses.map(({ how }, index) => `  ${how.padEnd(36)} ${verdicts[index]}`);
}

/** All that rows name in that module, and in modules whose names begin alike. */
function knownNames(module: string): string[] {
  const [top = ''] = module.split('.');
  const rows = [...[...everyRule().values()].flatMap(({ operators }) => operators ?? []), ...SAFE_RULES];
  return rows
    .filter((row) => row.module === top || row.module.startsWith(`${top}.`))
    .flatMap((row) => (row.names === '*' ? [] : row.names.map((name) => `${row.module}.${name}`)));
}

function rowLines(operator: Operator): string[] {
  const dangerous = findDangerous(operator)?.rule;
  const safe = findSafe(operator);
  return [
    ...(dangerous === undefined
      ? []
      : [`  row ${dangerous.id} (${dangerous.severity}, ${dangerous.effect}): ${dangerous.because}`]),
    ...(dangerous?.provenance ?? []).map(({ kind, reference }) => `    ${kind}: ${reference}`),
    ...(safe === null ? [] : [`  safe, ${USES[safe.use]}: ${safe.because}`, ...callLines(operator)]),
    ...classLines(operator),
  ];
}

/** What it calls of its arguments, where that was seen. */
function callLines({ module, name }: Operator): string[] {
  const methods = callsOfArguments(module, name);
  return methods === null || methods.length === 0 ? [] : [`    of what it is given it calls ${methods.join(', ')}`];
}

function verdict({ severity, rule, because }: Ruling, above: string | undefined): string {
  if (severity === null) return 'nothing to report';
  return `${severity} (${rule})${because === above ? '' : `: ${because}`}`;
}
