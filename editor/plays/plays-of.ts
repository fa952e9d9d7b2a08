import type { PlaysLine, PlaysQuestion } from "../../domain/api/reports.ts";
import { api } from "../api-client.ts";

const AT_ONCE = 200;

/** Every line of a report, however many pages it has. @throws {Problem} */
export async function playsOf(question: Partial<PlaysQuestion>): Promise<readonly PlaysLine[]> {
  const lines: PlaysLine[] = [];
  for (let cursor: string | undefined; ; ) {
    const { items, nextCursor } = await api.reports.plays({ ...question, limit: AT_ONCE, ...(cursor === undefined ? {} : { cursor }) });
    lines.push(...items);
    if (nextCursor === null) return lines;
    cursor = nextCursor;
  }
}
