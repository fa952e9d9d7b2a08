import { expect, it } from "vitest";
import { createJobQueue } from "../../../server/platform/job-queue.ts";

it("runs so many at once, lets so many wait, refuses the rest, and goes on after a failure", async () => {
  const queue = createJobQueue({ running: 2, waiting: 1 });
  const doors = [Promise.withResolvers<string>(), Promise.withResolvers<string>(), Promise.withResolvers<string>()];
  const begun: number[] = [];
  const jobs = doors.map(({ promise }, index) =>
    queue.run(() => {
      begun.push(index);
      return promise;
    }),
  );
  await expect(queue.run(async () => "no room")).rejects.toMatchObject({ code: "unavailable", extras: { retryAfterSeconds: 5 } });
  expect(begun).toEqual([0, 1]);
  doors[0]?.reject(new Error("broken"));
  await expect(jobs[0]).rejects.toThrow("broken");
  doors[1]?.resolve("second");
  doors[2]?.resolve("third");
  expect(await Promise.all(jobs.slice(1))).toEqual(["second", "third"]);
  expect(begun).toEqual([0, 1, 2]);
  expect(await queue.run(async () => "free again")).toBe("free again");
});
