import { describe, expect, it } from "vitest";
import { checkedAddresses, isReachable } from "../../../server/platform/reachable.ts";

const NOWHERE = { private: false, loopback: false };
const INSIDE = { private: true, loopback: false };

describe("an address", () => {
  it.each(["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])("%s may be reached", (address) => {
    expect(isReachable(address, NOWHERE)).toBe(true);
  });

  it.each(["10.1.2.3", "172.16.0.1", "192.168.178.1", "100.64.0.1", "fd12:3456::1", "::ffff:10.0.0.1"])(
    "%s is of private use: only if that is allowed",
    (address) => {
      expect(isReachable(address, NOWHERE)).toBe(false);
      expect(isReachable(address, INSIDE)).toBe(true);
    },
  );

  it.each([
    [
      "this machine",
      ["127.0.0.1", "127.255.255.254", "::1", "::ffff:127.0.0.1", "::ffff:7f00:1", "::127.0.0.1", "0.0.0.0", "::", "0.1.2.3"],
    ],
    [
      "this machine behind a translation",
      ["64:ff9b::7f00:1", "64:ff9b:1::7f00:1", "2002:7f00:1::", "2001:0:7f00:1::", "::ffff:0:127.0.0.1"],
    ],
    ["the link", ["169.254.0.1", "fe80::1", "::ffff:169.254.1.1", "fec0::1"]],
    [
      "a cloud's answers about the machine",
      ["169.254.169.254", "100.100.100.200", "168.63.129.16", "192.0.0.192", "fd00:ec2::254", "fd20:ce::254"],
    ],
    [
      "many at once, or nobody",
      ["224.0.0.1", "255.255.255.255", "ff02::1", "240.0.0.1", "192.0.2.1", "198.18.0.1", "2001:db8::1", "100::1", "4000::1"],
    ],
    ["no address", ["", "localhost", "1.2.3", "2130706433", "fe80::1%eth0"]],
  ])("of %s is never reached", (_, addresses) => {
    expect(addresses.filter((address) => isReachable(address, INSIDE))).toEqual([]);
  });
});

describe("the addresses of a host", () => {
  const named = (...addresses: readonly string[]) => ({ ...NOWHERE, resolve: async () => addresses });

  it("are given as they were checked", async () => {
    expect(await checkedAddresses("receiver.example", named("8.8.8.8", "2606:4700::1111"))).toEqual([
      { address: "8.8.8.8", family: 4 },
      { address: "2606:4700::1111", family: 6 },
    ]);
    expect(await checkedAddresses("[2606:4700::1111]", named())).toEqual([{ address: "2606:4700::1111", family: 6 }]);
  });

  it("are none if one of them may not be reached", async () => {
    await expect(checkedAddresses("receiver.example", named("8.8.8.8", "127.0.0.1"))).rejects.toThrow("forbidden-address");
    await expect(checkedAddresses("receiver.example", named())).rejects.toThrow("forbidden-address");
  });

  it("are asked of nobody for an address", async () => {
    const resolve = () => Promise.reject(new Error("asked"));
    await expect(checkedAddresses("127.0.0.1", { ...NOWHERE, resolve })).rejects.toThrow("forbidden-address");
    expect(await checkedAddresses("8.8.8.8", { ...NOWHERE, resolve })).toEqual([{ address: "8.8.8.8", family: 4 }]);
  });

  it("are unknown if the name is", async () => {
    const resolve = () => Promise.reject(new Error("ENOTFOUND"));
    await expect(checkedAddresses("nowhere.example", { ...NOWHERE, resolve })).rejects.toThrow("unknown-host");
  });
});
