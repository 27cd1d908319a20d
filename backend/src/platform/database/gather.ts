interface Asked<Question, Answer> {
  readonly question: Question;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** More than this go into a second statement. */
const LARGEST = 256;

/** Questions that come up in the same turn of the event loop share one statement: in a rush a hundred cost hardly more than one. */
export class Gather<Question, Answer> {
  private asked: Asked<Question, Answer>[] = [];

  /** `run` answers each question of a batch, in its order. */
  constructor(private readonly run: (questions: readonly Question[]) => Promise<readonly Answer[]>) {}

  ask(question: Question): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.asked.length === 0) setImmediate(() => this.send());
      this.asked.push({ question, resolve, reject });
    });
  }

  private send(): void {
    const all = this.asked;
    this.asked = [];
    for (let from = 0; from < all.length; from += LARGEST) void this.answer(all.slice(from, from + LARGEST));
  }

  private async answer(batch: readonly Asked<Question, Answer>[]): Promise<void> {
    try {
      const answers = await this.run(batch.map(({ question }) => question));
      if (answers.length !== batch.length) throw new Error('A question was left without an answer');
      batch.forEach(({ resolve }, i) => resolve(answers[i] as Answer));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}
