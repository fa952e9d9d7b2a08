import * as z from "zod/mini";

const Question = z.strictObject({ id: z.number(), name: z.string(), input: z.unknown() });

export type Handler = (input: unknown) => unknown;

/** The other end of `Child.ask`: answers each question by the handler of its name, and ends when the asking process is gone. */
export function answerQuestions(handlers: Readonly<Record<string, Handler>>): void {
  process.on("message", (message) => {
    const question = Question.safeParse(message);
    const handler = question.success ? handlers[question.data.name] : undefined;
    if (question.success && handler !== undefined) void answer(question.data.id, handler, question.data.input);
  });
  process.once("disconnect", () => process.exit(0));
}

async function answer(id: number, handler: Handler, input: unknown): Promise<void> {
  try {
    process.send?.({ id, result: (await handler(input)) ?? null });
  } catch (error) {
    process.send?.({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}
