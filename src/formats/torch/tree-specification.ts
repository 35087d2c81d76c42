/** What a program of `torch.export` says of the trees of its inputs and outputs: JSON in a text, which names modules that are imported when it is loaded. https://github.com/pytorch/pytorch/blob/main/torch/utils/_pytree.py */
import { JSON_READINGS } from '../../limits.ts';
import { isObject, type JsonObject, type JsonValue, textsOf, valuesOf } from '../../text/json-values.ts';
import { parsePythonJson } from '../../text/python-json.ts';
import { operatorAt } from '../configuration/dotted-name.ts';
import { walkValues } from '../configuration/value-walk.ts';
import type { Examination } from '../format.ts';

export const SPECIFICATIONS = ['in_spec', 'out_spec'] as const;

export interface SpecificationPlace {
  readonly offset: number;
  readonly at: string;
}

/** @throws FormatError where it is too large */
export function reportTypes(specification: string, where: SpecificationPlace, examination: Examination): void {
  for (const value of valuesIn(specification)) {
    walkValues(value, (inner) => {
      if (!isObject(inner)) return;
      for (const path of pathsOf(inner)) {
        const operator = operatorAt(path);
        if (operator === null) examination.report({ kind: 'unresolved-import', reason: 'no path of names', ...where });
        else examination.report({ kind: 'import', operator, via: 'config', ...where });
      }
      // What belongs to a type is a text of JSON again.
      for (const context of textsOf(inner, 'context')) reportTypes(context, where, examination);
    });
  }
}

/** @throws FormatError where it is too large; what breaks is refused by every loader */
function valuesIn(text: string): readonly JsonValue[] {
  const { values, failure } = parsePythonJson(Buffer.from(text), JSON_READINGS.configuration);
  if (failure?.reason === 'limit') throw failure;
  return values;
}

/** The factory of a `defaultdict`, the class of an enumeration. */
function pathsOf(object: JsonObject): readonly string[] {
  const factories = textsOf(object, 'default_factory_module').flatMap((module) =>
    textsOf(object, 'default_factory_name').map((name) => `${module}.${name}`),
  );
  const isEnum = valuesOf(object, '__enum__').length > 0;
  return [...factories, ...(isEnum ? textsOf(object, 'fqn').map((name) => name.replace(':', '.')) : [])];
}
