/** What the server says of itself in `/metrics`; null where it does not say, or does not let us read. */
export interface ServerView {
  /** Screens by state. */
  readonly states: Readonly<Record<string, number>>;
  readonly memoryBytes: number | null;
  /** Of one core, since the process began. */
  readonly cpuSeconds: number | null;
}

/** @param token of `METRICS_TOKEN`, where reading needs one */
export async function askServer(origin: string, token = ""): Promise<ServerView | null> {
  const headers: Record<string, string> = token === "" ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch(`${origin}/metrics`, { headers }).catch(() => null);
  return response?.ok ? readMetrics(await response.text()) : null;
}

function readMetrics(text: string): ServerView {
  const states: Record<string, number> = {};
  for (const [, state = "", count] of text.matchAll(/^aushang_screens\{state="(\w+)"\} (\d+)/gm)) states[state] = Number(count);
  const figure = (name: string): number | null => {
    const value = new RegExp(`^\\w*${name} (\\S+)`, "m").exec(text)?.[1];
    return value === undefined ? null : Number(value);
  };
  return { states, memoryBytes: figure("process_resident_memory_bytes"), cpuSeconds: figure("process_cpu_seconds_total") };
}
