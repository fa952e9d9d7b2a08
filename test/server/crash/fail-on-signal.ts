/** Loaded before a server: lets something fail that nobody catches, as a bug would, with what must not be told. */
class QueryFailed extends Error {
  readonly parameters = ["a-value-that-was-to-be-stored"];
}

process.on("SIGUSR1", () => void Promise.reject(new QueryFailed("the promise was broken")));
process.on("SIGUSR2", () =>
  setImmediate(() => {
    throw new QueryFailed("the turn was thrown");
  }),
);
