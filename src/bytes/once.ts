/** Answers that several ask for of one thing: each question is worked out once, and forgotten with the thing. */

/** `once(wordsIn)`: what `wordsIn` answers, worked out at the first call; what it throws is thrown at each. */
export type Once<Subject> = <Answer>(question: (subject: Subject) => Answer) => Answer;

export function onceFor<Subject>(subject: Subject): Once<Subject> {
  const outcomes = new Map<unknown, Outcome>();
  return <Answer>(question: (subject: Subject) => Answer): Answer => {
    let outcome = outcomes.get(question);
    if (outcome === undefined) {
      outcome = outcomeOf(question, subject);
      outcomes.set(question, outcome);
    }
    if (outcome.hasFailed) throw outcome.value;
    return outcome.value as Answer; // only `question` itself put it there
  };
}

/** What a question came to: its answer, or what it threw. */
interface Outcome {
  readonly hasFailed: boolean;
  readonly value: unknown;
}

function outcomeOf<Subject>(question: (subject: Subject) => unknown, subject: Subject): Outcome {
  try {
    return { hasFailed: false, value: question(subject) };
  } catch (error) {
    return { hasFailed: true, value: error };
  }
}
