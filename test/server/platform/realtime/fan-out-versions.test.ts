import { expect, it } from "vitest";
import { differingVersions, installedVersions, KNOWN_VERSIONS } from "../../../../server/platform/realtime/fan-out-versions.ts";

it("knows the installed versions, so that an update is noticed here and not by slow broadcasts", () => {
  expect(installedVersions()).toEqual(KNOWN_VERSIONS);
});

it("names what differs and what is missing", () => {
  expect(differingVersions({ "socket.io": "4.8.4", "socket.io-adapter": "2.6.0", "engine.io": "6.6.12" })).toEqual([
    "socket.io-adapter 2.6.0 instead of 2.5.8",
    "ws missing instead of 8.21.3",
  ]);
});
