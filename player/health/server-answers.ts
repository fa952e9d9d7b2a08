const ANSWER_MS = 3000;

/** Whether the server gives the player's page just now. A captive portal gives one as well, status 200, but not this. */
export async function serverAnswers(): Promise<boolean> {
  const end = new AbortController();
  const timer = setTimeout(() => end.abort(), ANSWER_MS);
  const page = await fetch("/play", { cache: "no-store", credentials: "omit", redirect: "error", signal: end.signal })
    .then((answer) => (answer.ok ? answer.text() : ""))
    .catch(() => "");
  clearTimeout(timer);
  return page.includes("<aushang-player");
}
