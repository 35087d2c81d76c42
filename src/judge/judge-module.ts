/** Judges what importing a module of the repository runs, where a pickle names the module: commands, and text that is fetched or unpacked and then run. */
import type { Fact, Operator } from '../facts.ts';
import { actsAtImport } from '../rules/python/import-effects.ts';
import { type Ruling, verdictRuling } from './ruling.ts';

/** As every fact is judged. */
interface JudgedModule {
  readonly ruling: Ruling;
  readonly operator: Operator | null;
  readonly call: string | null;
  readonly message: string;
}

/** Null for what modules call that only define things. */
export function judgeModule(fact: Extract<Fact, { kind: 'module-runs' }>): JudgedModule | null {
  const { module, path, place, text, besides } = fact;
  if (path === null) {
    const ruling = verdictRuling('python/unfollowed-imports', { module });
    return { ruling, operator: null, call: null, message: `Loading it imports ${module}, and more than is followed.` };
  }
  if (!actsAtImport({ path, text, besides })) return null;
  const cut = path.lastIndexOf('.');
  return {
    ruling: verdictRuling('python/acting-module', { module, place, operator: path }),
    operator: { ecosystem: 'python', module: path.slice(0, Math.max(0, cut)), name: path.slice(cut + 1) },
    call: `${place}: ${text}`,
    message: `Loading it imports ${module}, which runs code of its own: ${path} at ${place}.`,
  };
}
