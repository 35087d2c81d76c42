/** `git model-check completion bash|zsh|fish`: prints the completion that the package ships for a shell. */
import { CheckError } from '../check-error.ts';
import { nearestOf } from '../nearest.ts';
import type { Command } from '../run/command.ts';
import { type CompletionFile, shippedCompletion } from '../shipped-data.ts';

const FILES: Readonly<Record<string, CompletionFile>> = {
  bash: 'git-model-check.bash',
  zsh: '_git-model-check',
  fish: 'git-model-check.fish',
};

export const completion: Command = {
  usage: 'completion bash|zsh|fish',
  async run({ io, positionals }) {
    io.stdout.write(shippedCompletion(fileFor(positionals)));
    return 0;
  },
};

/** @throws CheckError (`usage`) for anything but the name of one shell */
function fileFor(positionals: readonly string[]): CompletionFile {
  const [shell, ...others] = positionals;
  const file = shell !== undefined && Object.hasOwn(FILES, shell) ? FILES[shell] : undefined;
  if (file !== undefined && others.length === 0) return file;
  const found = shell === undefined ? 'nothing' : `"${positionals.join(' ')}"`;
  const nearest = shell === undefined ? undefined : nearestOf(shell, Object.keys(FILES));
  throw new CheckError(
    'usage',
    `completion: found ${found}, expected bash | zsh | fish${nearest === undefined ? '' : ` (nearest: ${nearest})`}`,
    { hint: 'git model-check completion bash' },
  );
}
