/** `git model-check diff PATH | OLD NEW`: what changed between two versions of a model, in terms of what loading them does; with one path the lines themselves, as git's textconv wants them (https://git-scm.com/docs/gitattributes#_performing_text_diffs_of_binary_files). */
import { createHash } from 'node:crypto';
import type { ByteSource } from '../bytes/byte-source.ts';
import { CheckError } from '../check-error.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import { fileReport } from '../policy/file-report.ts';
import { DEFAULT_POLICY } from '../policy/policy.ts';
import { describe } from '../report/describe.ts';
import { differenceJson, differenceOf, renderDifference, type Version } from '../report/difference.ts';
import type { Command, Io } from '../run/command.ts';
import { openNamed } from '../run/open-named.ts';
import { destinationsOf } from '../run/write-report.ts';
import { writeTextOrJson } from '../run/write-text-or-json.ts';
import { scan } from '../scan.ts';

export const diff: Command = {
  usage: 'diff PATH | OLD NEW',
  async run({ io, values, positionals }) {
    const [first, second, ...more] = positionals;
    if (first === undefined || more.length > 0) {
      throw new CheckError('usage', `diff: expected one or two files, found ${positionals.length}`, {
        hint: 'Name files, or REV:PATH: git model-check diff HEAD:model.pkl model.pkl',
      });
    }
    destinationsOf(values); // a wrong --format is reported before anything is examined
    const before = await versionOf(io, first);
    if (second === undefined) {
      const lines = describe(before.evidence);
      writeTextOrJson(io, values, {
        text: () => lines.map((line) => `${line}\n`).join(''),
        json: () => `${JSON.stringify(lines, null, 2)}\n`,
      });
      return 0;
    }
    const difference = differenceOf(before, await versionOf(io, second));
    writeTextOrJson(io, values, {
      text: (look) => renderDifference(difference, look),
      json: () => differenceJson(difference, { old: first, new: second }),
    });
    return 0;
  },
};

/** Of the arguments of a call: what is cut cannot be compared. */
const SHOWN_CHARACTERS = 4000;

async function versionOf(io: Io, name: string): Promise<Version> {
  const source = await openNamed(io, name);
  try {
    const evidence = await scan(source, name, { limits: { ...DEFAULT_LIMITS, argumentCharacters: SHOWN_CHARACTERS } });
    const today = new Date().toISOString().slice(0, 10);
    return { evidence, digest: digestOf(source), file: fileReport(evidence, DEFAULT_POLICY, { blob: null, today }) };
  } finally {
    source.close();
  }
}

const WINDOW_BYTES = 1024 * 1024;

function digestOf(source: ByteSource): string {
  const hash = createHash('sha256');
  for (let at = 0; at < source.size; at += WINDOW_BYTES) {
    hash.update(source.read(at, Math.min(source.size, at + WINDOW_BYTES)));
  }
  return hash.digest('hex');
}
