import { defineConfig } from "vitest/config";

/** With a busy machine; what must be fast is measured and asserted by itself. */
const PATIENT = { poll: { timeout: 20_000 } };

const inAnyZone = "test/domain/**/*.test.ts";

/** `unit` and `zones` need nothing but Node; `browser` opens real browsers on the built player and editor and is slower. */
export default defineConfig({
  test: {
    pool: "forks",
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/browser/**", "test/bench/**"],
          globalSetup: ["test/unpack-browser.ts"],
          env: { TZ: "UTC" },
          testTimeout: 180_000,
          hookTimeout: 300_000,
          expect: PATIENT,
        },
      },
      // The domain must not notice the zone of the machine: once more 13 hours ahead of UTC, where today is already tomorrow.
      { test: { name: "zones", include: [inAnyZone], env: { TZ: "Pacific/Apia" }, testTimeout: 60_000 } },
      {
        test: {
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          globalSetup: ["test/unpack-browser.ts", "test/build-apps.ts"],
          env: { TZ: "UTC" },
          testTimeout: 120_000,
          hookTimeout: 180_000,
          expect: PATIENT,
        },
      },
    ],
  },
});
