/** Asks once for each question, for what nothing here changes. A failure is not remembered. */
export function remembered<Question, Answer>(nameOf: (question: Question) => string, ask: (question: Question) => Promise<Answer>): (question: Question) => Promise<Answer> {
  const answers = new Map<string, Promise<Answer>>();
  return (question) => {
    const name = nameOf(question);
    const known = answers.get(name);
    if (known !== undefined) return known;
    const answer = ask(question).catch((error: unknown) => {
      answers.delete(name);
      throw error;
    });
    answers.set(name, answer);
    return answer;
  };
}
