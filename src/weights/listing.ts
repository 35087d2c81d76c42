/** What a checkpoint holds as lines for people and as JSON for scripts: tensors, what stays behind, and why. */
import type { Plan, PlannedTensor } from './plan.ts';

const LEFT_SHOWN = 20;
const PATHS_SHOWN = 3;

/** Every tensor with its type, shape and size; all that stays behind. */
export function listingLines(plan: Plan): readonly string[] {
  const rows = [...plan.tensors, ...plan.omitted].map(row);
  const widths = [0, 1].map((column) =>
    rows.reduce((width, cells) => Math.max(width, (cells[column] ?? '').length), 0),
  );
  return [
    ...rows.map(
      ([type = '', shape = '', bytes = '', name = '']) =>
        `  ${type.padEnd(widths[0] ?? 0)}  ${shape.padEnd(widths[1] ?? 0)}  ${bytes.padStart(12)}  ${name}`,
    ),
    ...notes(plan),
    ...(plan.left.length === 0 ? [] : ['left behind:']),
    ...plan.left.map(
      ({ name, type, why }) => `  ${name === '' ? '(the whole)' : name}: ${type}${why === null ? '' : `, ${why}`}`,
    ),
    ...refusalLines(plan),
  ];
}

function row({ name, tensor, bytes, sameAs }: PlannedTensor): readonly string[] {
  const same = sameAs === null ? '' : ` = ${sameAs}`;
  return [tensor.type.name, `[${tensor.shape.join(', ')}]`, String(bytes), `${name}${same}`];
}

/** What a person should know once the file is written. */
export function summaryLines(plan: Plan, verbose: boolean): readonly string[] {
  const shared = [...plan.tensors, ...plan.omitted].filter(({ sameAs }) => sameAs !== null);
  const verb = plan.omitted.length > 0 ? 'left out, it is' : 'written again, it is';
  return [
    ...shared.slice(0, verbose ? shared.length : LEFT_SHOWN).map(({ name, sameAs }) => `  ${name}: ${verb} ${sameAs}`),
    ...rest(shared.length, verbose),
    ...notes(plan),
    ...leftLines(plan, verbose),
  ];
}

function notes({ wrapper, unselected }: Plan): readonly string[] {
  return [
    ...(wrapper === '' ? [] : [`  names begin below "${wrapper}"`]),
    ...(unselected === 0 ? [] : [`  ${unselected} not selected`]),
  ];
}

/** What stays of one kind together; the paths of what is rare. */
function leftLines({ left }: Plan, verbose: boolean): readonly string[] {
  if (left.length === 0) return [];
  const kinds = new Map<string, string[]>();
  const plain = new Map<string, number>();
  for (const { name, type, node, why } of left) {
    if (node !== null && !verbose) plain.set(type, (plain.get(type) ?? 0) + 1);
    else {
      const kind = why === null ? type : `${type}, ${why}`;
      const known = kinds.get(kind);
      if (known === undefined) kinds.set(kind, [name]);
      else known.push(name);
    }
  }
  const groups = [...kinds].map(([kind, names]) => groupLine(kind, names, verbose));
  const counts = [...plain].map(([type, count]) => `${count} ${type}`).join(', ');
  return [
    'left behind:',
    ...groups.slice(0, verbose ? groups.length : LEFT_SHOWN),
    ...rest(groups.length, verbose),
    ...(counts === '' ? [] : [`  ${counts} (--list shows each, --metadata keeps them)`]),
  ];
}

function groupLine(kind: string, names: readonly string[], verbose: boolean): string {
  const shown = names
    .slice(0, verbose ? names.length : PATHS_SHOWN)
    .map((name) => (name === '' ? '(the whole)' : name));
  const more = names.length > shown.length ? ` and ${names.length - shown.length} more` : '';
  return `  ${names.length > 1 ? `${names.length} × ` : ''}${kind}: ${shown.join(', ')}${more}`;
}

function rest(count: number, verbose: boolean): readonly string[] {
  return verbose || count <= LEFT_SHOWN ? [] : [`  and ${count - LEFT_SHOWN} more (--verbose shows all)`];
}

function refusalLines({ refusals }: Plan): readonly string[] {
  return refusals.length === 0
    ? []
    : ['cannot be taken exactly:', ...refusals.map(({ name, why }) => `  ${name}: ${why}`)];
}

/** Stable keys, in the order of the file that is written. */
export function listingJson(
  file: string,
  { format, plan }: { readonly format: string; readonly plan: Plan },
  written: string | null,
): string {
  const shown = ({ name, tensor, bytes, sameAs }: PlannedTensor) => ({
    name,
    dtype: tensor.type.name,
    shape: tensor.shape,
    bytes,
    sameAs,
  });
  const report = {
    schema: 'git-model-check/weights/1',
    file,
    format,
    written,
    bytes: plan.bytes,
    tensors: plan.tensors.map(shown),
    omitted: plan.omitted.map(shown),
    unselected: plan.unselected,
    namesBelow: plan.wrapper,
    metadata: Object.fromEntries(plan.metadata),
    leftBehind: plan.left.map(({ name, type, why }) => ({ path: name, type, why })),
    refused: plan.refusals,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
