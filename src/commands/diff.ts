/** `git model-check diff PATH | OLD NEW`: what changed between two versions of a model, in terms of what loading them does, judged by the policy here; with one path the lines themselves, as git's textconv wants them (https://git-scm.com/docs/gitattributes#_performing_text_diffs_of_binary_files). */
import { createHash } from 'node:crypto';
import type { ByteSource } from '../bytes/byte-source.ts';
import { CheckError } from '../check-error.ts';
import type { Evidence } from '../facts.ts';
import { DEFAULT_LIMITS, type Limits } from '../limits.ts';
import { describe } from '../report/describe.ts';
import { differenceJson, differenceOf, renderDifference, type Version } from '../report/difference.ts';
import type { Command, Io } from '../run/command.ts';
import { openNamed } from '../run/named/open-named.ts';
import { type JudgeHere, judgeHere } from '../run/policy/judge-here.ts';
import { destinationsOf } from '../run/write-report.ts';
import { writeTextOrJson } from '../run/write-text-or-json.ts';
import { scan } from '../scan.ts';

export const diff: Command = {
  usage: 'diff PATH | OLD NEW',
  async run(invocation) {
    const { io, values, positionals } = invocation;
    const [first, second, ...more] = positionals;
    if (first === undefined || more.length > 0) {
      throw new CheckError('usage', `diff: expected one or two files, found ${positionals.length}`, {
        hint: 'Name files, or REV:PATH: git model-check diff HEAD:model.pkl model.pkl',
      });
    }
    destinationsOf(values); // a wrong --format is reported before anything is examined
    if (second === undefined) {
      const lines = describe(await evidenceOf(io, first));
      writeTextOrJson(io, values, {
        text: () => lines.map((line) => `${line}\n`).join(''),
        json: () => `${JSON.stringify(lines, null, 2)}\n`,
      });
      return 0;
    }
    const here = await judgeHere(invocation);
    const before = await versionOf(io, here, first);
    const difference = differenceOf(before, await versionOf(io, here, second));
    writeTextOrJson(io, values, {
      text: (look) => renderDifference(difference, look),
      json: () => differenceJson(difference, { old: first, new: second }),
    });
    return 0;
  },
};

/** Of the arguments of a call: what is cut cannot be compared. */
const SHOWN_CHARACTERS = 4000;

async function evidenceOf(io: Io, name: string): Promise<Evidence> {
  const source = await openNamed(io, name);
  try {
    return await scan(source, name, { limits: withLongArguments(DEFAULT_LIMITS) });
  } finally {
    source.close();
  }
}

async function versionOf(io: Io, here: JudgeHere, name: string): Promise<Version> {
  const source = await openNamed(io, name);
  try {
    const evidence = await scan(source, here.pathOf(name), { limits: withLongArguments(here.policy.limits) });
    return { evidence, digest: digestOf(source), file: await here.judge(evidence, source) };
  } finally {
    source.close();
  }
}

function withLongArguments(limits: Limits): Limits {
  return { ...limits, argumentCharacters: SHOWN_CHARACTERS };
}

const WINDOW_BYTES = 1024 * 1024;

function digestOf(source: ByteSource): string {
  const hash = createHash('sha256');
  for (let at = 0; at < source.size; at += WINDOW_BYTES) {
    hash.update(source.read(at, Math.min(source.size, at + WINDOW_BYTES)));
  }
  return hash.digest('hex');
}
