/** Where to read on after a mistake in the options of a command: its help, and whose the option is where it is of another command. */
import { COMMAND_HELP, type CommandName } from './help-of-commands.ts';
import { COMMON_OPTIONS } from './options.ts';

/** @param args those of the command */
export function optionHint(name: CommandName, args: readonly string[]): string {
  const help = `git model-check ${name} -h lists its options, git model-check -h those of every command.`;
  for (const word of args) {
    const [, option = ''] = /^--([\w-]+)/.exec(word) ?? [];
    if (option === '' || option in COMMON_OPTIONS || option in COMMAND_HELP[name].options) continue;
    const owners = Object.entries(COMMAND_HELP).flatMap(([other, { options }]) => (option in options ? [other] : []));
    return owners.length === 0 ? help : `--${option} is an option of ${owners.join(' and ')}. ${help}`;
  }
  return help;
}
