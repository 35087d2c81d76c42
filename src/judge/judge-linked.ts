/** Judges the files beside a model that it reads by what the repository records under their names: symbolic links that lead out of it. https://nvd.nist.gov/vuln/detail/CVE-2026-34447 */
import type { Fact } from '../facts.ts';
import type { Judged } from './judge-fact.ts';
import { verdictRuling } from './ruling.ts';
import type { FirstParty } from './who/classify-tree.ts';

/** What reads a vocabulary beside the model. */
const READS_FILE: ReadonlySet<string> = new Set(['GFile']);

/** Null where the fact reads no file below the model's folder, or the tree records none there that is a link out of it. */
export function judgeLinked(model: string, fact: Fact, tree: FirstParty | undefined): Judged | null {
  if (tree?.linkOutside === undefined || fact.kind !== 'call') return null;
  if (fact.via !== 'link' && !READS_FILE.has(fact.operator.name)) return null;
  for (const operand of fact.operands) {
    if (operand.kind !== 'literal') continue;
    const name = operand.text.slice(1, -1).replaceAll('\\\\', '/');
    for (const path of foldersAndFile(model, name)) {
      const target = tree.linkOutside(path);
      if (target === null) continue;
      const ruling = verdictRuling('files/linked', { path, target });
      return {
        ruling,
        operator: fact.operator,
        call: `${path} → ${target}`,
        message: 'Loading it reads through a link.',
      };
    }
  }
  return null;
}

/** `a`, `a/b` and `a/b/weights.bin`: any of them may be a link. Written as the model writes them, for `a/..` is what `a` says. */
function foldersAndFile(model: string, name: string): readonly string[] {
  const parts = [...model.split('/').slice(0, -1), ...name.split('/')].filter((part) => part !== '' && part !== '.');
  const kept: string[] = [];
  const paths: string[] = [];
  for (const part of parts) {
    if (part === '..') kept.pop();
    else kept.push(part);
    paths.push(kept.join('/'));
  }
  return paths;
}
