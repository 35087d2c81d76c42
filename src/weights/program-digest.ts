/** Digests of the calls of a model's pickles: the same for a model that was trained anew, another for other calls or other arguments. */
import type { ByteSource } from '../bytes/byte-source.ts';
import { FormatError } from '../bytes/format-error.ts';
import { type Fact, memberText } from '../facts.ts';
import type { Examiner, Format } from '../formats/format.ts';
import { FORMATS } from '../formats/registry.ts';
import { type ScanOptions, scan } from '../scan.ts';
import { CallDigester, type ExactnessOf } from './call-digest.ts';
import { PickleFile } from './files/plain-pickles.ts';
import { buildTree } from './tree/tree-builder.ts';
import { calledName } from './tree/value-tree.ts';

export interface ProgramDigest {
  /** One for each call that counts; sorted, each once. */
  readonly entries: readonly string[];
  /** Whether every call of a member is among them: it could be read strictly, to its end. */
  coversAll(member: string): boolean;
  /** Whether a member holds arrays that only joblib skips: another loader reads other calls there. */
  hasRawArrays(member: string): boolean;
}

/** @param path as the file was scanned before */
export async function digestOfProgram(
  source: ByteSource,
  path: string,
  exactness: ExactnessOf,
  options: Pick<ScanOptions, 'createSpool' | 'limits'>,
): Promise<ProgramDigest> {
  const found: Digested[] = [];
  const formats = FORMATS.map((format) => digesting(format, exactness, found));
  const { facts } = await scan(source, path, { ...options, formats });
  const members = new Map<Fact, string>(facts.map(({ source: names, fact }) => [fact, memberText(names)]));
  const [whole, partly, raw] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const { reported, isWhole, hasRawArrays } of found) {
    const member = reported.map((fact) => members.get(fact)).find((name) => name !== undefined);
    if (member === undefined) continue;
    (isWhole ? whole : partly).add(member);
    if (hasRawArrays) raw.add(member);
  }
  return {
    entries: [...new Set(found.flatMap(({ entries }) => entries))].sort(),
    coversAll: (member) => whole.has(member) && !partly.has(member),
    hasRawArrays: (member) => raw.has(member),
  };
}

/** The pickles of one member. */
interface Digested {
  readonly reported: Fact[];
  readonly entries: readonly string[];
  readonly isWhole: boolean;
  readonly hasRawArrays: boolean;
}

/** Digests each pickle before it is examined. */
function digesting(format: Format, exactness: ExactnessOf, into: Digested[]): Format {
  const { expect } = format;
  if (format.id !== 'pickle' || expect === undefined) return format;
  const digested = (source: ByteSource, examine: Examiner): Examiner => {
    return (examination) => {
      const reported: Fact[] = [];
      into.push({ reported, ...digestPickles(source, exactness) });
      return examine({
        ...examination,
        report(fact) {
          reported.push(fact);
          examination.report(fact);
        },
      });
    };
  };
  return {
    ...format,
    probe: (source, name, once) => {
      const examine = format.probe(source, name, once);
      return examine === null ? null : digested(source, examine);
    },
    expect: (source, name) => digested(source, expect(source, name)),
  };
}

function digestPickles(file: ByteSource, exactness: ExactnessOf): Omit<Digested, 'reported'> {
  const entries: string[] = [];
  let end = 0;
  let hasRawArrays = false;
  try {
    while (end < file.size) {
      const pickle = new PickleFile(file);
      const tree = buildTree(pickle.source, end, (built, at) => pickle.afterBuild(built, at));
      const digester = new CallDigester(pickle.source, exactness);
      for (const call of [...tree.calls, ...pickle.nestedCalls]) {
        const wanted = exactness(calledName(call));
        if (wanted !== null) entries.push(digester.entry(call, wanted));
      }
      hasRawArrays ||= pickle.hasArrays;
      end = tree.end;
    }
  } catch (error) {
    if (!(error instanceof FormatError)) throw error; // such a member is covered nowhere
  }
  return { entries, isWhole: end === file.size, hasRawArrays };
}
