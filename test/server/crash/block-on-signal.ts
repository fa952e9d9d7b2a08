/** Loaded before a server: lets its event loop stand still when it is told to, as a bug would. */
const BLOCK_MS = 7000;

process.on("SIGUSR2", () => {
  const untilMs = performance.now() + BLOCK_MS;
  while (performance.now() < untilMs);
});
