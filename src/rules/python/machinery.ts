/** The modules by which cloudpickle and dill carry code by value, and modules that act when they are imported. See https://github.com/cloudpipe/cloudpickle and https://github.com/uqfoundation/dill. */
import { lastPart } from '../../facts.ts';

const MACHINERY: ReadonlySet<string> = new Set(['cloudpickle', 'cloudpickle_fast', '_dill', 'dill']);

/** Modules that act when they are imported. */
export const ACTING_MODULES =
  /^(?:antigravity|this|idlelib|test|turtledemo|site|sitecustomize|usercustomize|__main__|ensurepip|lib2to3|__hello__|__phello__)(?:\.|$)/;

export function isMachineryModule(module: string): boolean {
  return MACHINERY.has(lastPart(module));
}

export function isDillModule(module: string): boolean {
  return `${module}.`.startsWith('dill.') || lastPart(module) === '_dill';
}
