/** `git model-check staged`: what `git commit` would record now. */
import { CheckError } from '../check-error.ts';
import type { Command } from './command.ts';

export const staged: Command = {
  usage: 'staged',
  run: () => Promise.reject(new CheckError('incomplete', 'staged is not wired yet')),
};
