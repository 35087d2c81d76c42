/** `git model-check diff PATH | OLD NEW`: what changed between two versions of a model, in terms of what loading them does; with one path the lines themselves, as git's textconv wants them (https://git-scm.com/docs/gitattributes#_performing_text_diffs_of_binary_files). */
import { CheckError } from '../check-error.ts';
import { describe, difference } from '../report/describe.ts';
import type { Command, Io } from '../run/command.ts';
import { openNamed } from '../run/open-named.ts';
import { scan } from '../scan.ts';

export const diff: Command = {
  usage: 'diff PATH | OLD NEW',
  async run({ io, positionals }) {
    const [first, second, ...more] = positionals;
    if (first === undefined || more.length > 0) {
      throw new CheckError('usage', `diff: expected one or two files, found ${positionals.length}`, {
        hint: 'Name files, or REV:PATH: git model-check diff HEAD:model.pkl model.pkl',
      });
    }
    const before = await linesOf(io, first);
    const lines = second === undefined ? before : difference(before, await linesOf(io, second));
    io.stdout.write(lines.map((line) => `${line}\n`).join(''));
    return 0;
  },
};

async function linesOf(io: Io, name: string): Promise<readonly string[]> {
  const source = await openNamed(io, name);
  try {
    return describe(await scan(source, name));
  } finally {
    source.close();
  }
}
