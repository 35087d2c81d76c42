/** Makes the value that stands for what calling an operator gives. */
import type { CallVia, Operator } from '../../facts.ts';
import { EXECUTED_STATES } from '../machine/executed-state.ts';
import type { InstanceValue, Value } from '../machine/value.ts';
import { makesCode } from './machinery.ts';

/** @param key its arguments as text, where they matter later; else empty */
export function instanceValue(operator: Operator, via: CallVia, key: string): InstanceValue {
  const executed = EXECUTED_STATES.filter(({ module }) =>
    module.endsWith('.') ? operator.module.startsWith(module) : operator.module === module,
  );
  const isCode = makesCode(operator);
  const value: InstanceValue = {
    kind: 'instance',
    operator,
    via,
    isCode,
    executed,
    shapes: new Set(),
    lastShape: -1,
    key,
  };
  // The types that these make have no state of their own.
  return operator.module === 'numpy.dtypes' ? { ...value, dtype: null } : value;
}

/** Classes whose instances call the first of what they are called with: `DynamicInheritanceGetter()(Batch, Data)` makes a Batch of Data. */
const CALLING: ReadonlySet<string> = new Set(['torch_geometric.data.batch.DynamicInheritanceGetter']);

/** Whether calling it is a call of its first argument with the rest. */
export function callsItsFirst(value: Value): boolean {
  return value.kind === 'instance' && CALLING.has(`${value.operator.module}.${value.operator.name}`);
}
