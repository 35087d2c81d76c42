/** The policy that counts as YAML, each value with where it is from: what `--print-config` shows. */
import { stringify } from 'yaml';
import { escapeForTerminal } from '../printable.ts';
import { GROUPS, type PolicySources } from './layers.ts';
import type { LoadedPolicy } from './load-policy.ts';

/** Ends with a newline; a policy file made of it says the same. */
export function printPolicy({ policy, file, sources, floors }: LoadedPolicy): string {
  const head = `# policy file: ${escapeForTerminal(file ?? 'none')}`;
  const held = floors.map(({ name }) => `# floor: ${escapeForTerminal(name)}`);
  const { floors: _, ...values } = policy;
  const lines = Object.entries(values).flatMap(([key, value]) => entryLines(key, value, sources, ''));
  return `${[head, ...held, ...lines].join('\n')}\n`;
}

function entryLines(key: string, value: unknown, sources: PolicySources, indent: string): string[] {
  const name = indent === '' ? key : key.slice(key.indexOf('.') + 1);
  if (GROUPS.has(key)) {
    const inner = Object.entries(value as object); // the groups are mappings
    return [`${name}:`, ...inner.flatMap(([below, each]) => entryLines(`${key}.${below}`, each, sources, '  '))];
  }
  const from = `# ${escapeForTerminal((sources[key] ?? ['default']).join(' + '))}`;
  if (!Array.isArray(value)) return [`${indent}${name}: ${String(value)}  ${from}`];
  if (value.length === 0) return [`${indent}${name}: []  ${from}`];
  const items = stringify(value, { lineWidth: 0 }).trimEnd().split('\n');
  return [`${indent}${name}:  ${from}`, ...items.map((line) => `${indent}  ${escapeForTerminal(line)}`)];
}
