import { expect, it } from "vitest";
import { createAsksLeave, givesLeave } from "../../../server/settings/frame-leave.ts";

const OURS = ["https://aushang.stadt.example"];
const PAGE = new URL("https://www.stadt.example/lage");

it.each([
  [{}, true],
  [{ "x-frame-options": "DENY" }, false],
  [{ "x-frame-options": "SameOrigin" }, false],
  [{ "content-security-policy": "default-src 'self'; frame-ancestors 'none'" }, false],
  [{ "content-security-policy": "frame-ancestors 'self' https://portal.stadt.example" }, false],
  [{ "content-security-policy": "frame-ancestors https://aushang.stadt.example" }, true],
  [{ "content-security-policy": "frame-ancestors *.stadt.example", "x-frame-options": "DENY" }, true],
  [{ "content-security-policy": "frame-ancestors http://aushang.stadt.example" }, false],
  [{ "content-security-policy": "frame-ancestors *" }, true],
  [{ "content-security-policy": "default-src 'self'" }, true],
])("a page that answers %j may be framed: %s", (headers, leave) => {
  expect(givesLeave(new Headers(headers), OURS)).toBe(leave);
});

it("does not frame a page that is not there", async () => {
  const ask = createAsksLeave(async () => new Response("", { status: 404 }))(OURS);
  expect(await ask(PAGE)).toBe(false);
});

it("leaves to the screen what the server cannot reach", async () => {
  const ask = createAsksLeave(() => Promise.reject(new TypeError("fetch failed")))(OURS);
  expect(await ask(PAGE)).toBe(true);
});

it("does not follow to where a page leads", async () => {
  let redirect: RequestRedirect | undefined;
  const ask = createAsksLeave(async (_address, init) => {
    redirect = init?.redirect;
    return new Response("", { status: 302, headers: { location: "http://169.254.169.254/" } });
  })(OURS);
  expect(await ask(PAGE)).toBe(true);
  expect(redirect).toBe("manual");
});
