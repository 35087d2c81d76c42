import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import type { CallVia } from '../../src/facts.ts';
import { callRuling, importRuling } from '../../src/judge/use/judge-use.ts';
import { DEFAULT_POLICY } from '../../src/policy/policy.ts';

/** What honest files of real libraries name, and how; written by tools/record_operators.mjs. */
const RECORDED = fileURLToPath(new URL('../../../test/rules/recorded/', import.meta.url));

/** Judged by their arguments, which the record does not hold. */
const BY_ARGUMENTS =
  /^(?:builtins (?:getattr|type|setattr)|torch\._tensor _rebuild_from_type_v2|torch\.storage _load_from_bytes|_?operator getitem|dill\S* |cloudpickle\S* |scipy\.stats\S* \w+_gen)/;

const { operators, unknown } = DEFAULT_POLICY;
const context = { operators, unknown, firstParty: undefined, carriesCode: true, lookedUp: new Set<string>() };

function severityOf(module: string, name: string, use: string) {
  const operator = { ecosystem: 'python', module, name } as const;
  if (use === 'named') return importRuling(operator, context).severity;
  const operands =
    use === 'BUILD'
      ? [{ kind: 'container', type: 'dict', operators: [], dunderKeys: [], complete: true } as const]
      : [];
  const via = use as CallVia; // the record holds nothing else
  return callRuling({ kind: 'call', operator, via, arguments: '', operands, offset: 0 }, context).severity;
}

for (const file of readdirSync(RECORDED)) {
  test(`no operator that honest files use is stopped: ${file}`, (t) => {
    for (const line of readFileSync(`${RECORDED}${file}`, 'utf8').trim().split('\n')) {
      const [module = '', name = '', ...uses] = line.split(' ');
      if (BY_ARGUMENTS.test(`${module} ${name}`)) continue;
      // Named only because something else uses it: what counts is how it is used.
      const judged = uses.length > 1 ? uses.filter((use) => use !== 'named') : uses;
      for (const use of judged)
        t.false(['high', 'critical'].includes(severityOf(module, name, use) ?? ''), `${line}: ${use}`);
    }
  });
}
