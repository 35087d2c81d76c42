/** The fast path as bin/git-model-check.js goes it, without what it loads meanwhile. */
import { commitQuestion } from '../../src/start/commit-question.ts';
import { readCommit as readAnswer, type StagedCommit } from '../../src/start/fast-path.ts';
import { gitAnswer } from '../../src/start/git-answer.ts';

/** Null: the program must look. */
export function readCommit(args: readonly string[], environment: Record<string, string>): StagedCommit | null {
  const question = commitQuestion(args, environment);
  const answer = question === null ? null : gitAnswer(question);
  return question === null || answer === null ? null : readAnswer(answer, question.environment);
}
