/** Answers that several ask for of one thing: each question is worked out once, and forgotten with the thing. */

/** `once(wordsIn)`: what `wordsIn` answers, worked out at the first call; what it throws is thrown at each. */
export type Once<Subject> = <Answer>(question: (subject: Subject) => Answer) => Answer;

export function onceFor<Subject>(subject: Subject): Once<Subject> {
  const outcomes = new Map<unknown, () => unknown>();
  return <Answer>(question: (subject: Subject) => Answer): Answer => {
    const outcome = outcomes.get(question) ?? outcomeOf(question, subject);
    outcomes.set(question, outcome);
    return outcome() as Answer; // only `question` itself put it there
  };
}

function outcomeOf<Subject>(question: (subject: Subject) => unknown, subject: Subject): () => unknown {
  try {
    const answer = question(subject);
    return () => answer;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}
