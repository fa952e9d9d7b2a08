import { describe, expect, it } from "vitest";
import { DeviceDoor } from "./device-door.ts";

/** A television at the end of the cable. It falls asleep and wakes up by `file`, a word that the fake keeps. */
function television(door: DeviceDoor, state: "on" | "off", { obeys = true, claimed = true } = {}): void {
  door.devices.write("cec0", "");
  door.devices.write("power", state === "on" ? "on (0x00)" : "standby (0x01)");
  const power = door.devices.at("power");
  door.tools.fake(
    "cec-ctl",
    `case "$*" in
  *--standby*) ${obeys ? `echo "standby (0x01)" >"${power}"` : ":"} ;;
  *--image-view-on*) ${obeys ? `echo "on (0x00)" >"${power}"` : ":"} ;;
  *--give-device-power-status*) printf 'REPORT_POWER_STATUS (0x90):\\n\\tpwr-state: %s\\n' "$(cat "${power}")" ;;
  *) printf '\\tPhysical Address     : 1.2.0.0\\n\\tLogical Address Mask : ${claimed ? "0x0010" : "0x0000"}\\n' ;;
esac`,
  );
}

function monitor(door: DeviceDoor, code: string): void {
  door.tools.fake("ddcutil", `[[ $1 == setvcp ]] || echo "VCP D6 ${code}"`);
}

async function panelAfter(door: DeviceDoor, wanted: "on" | "off"): Promise<string> {
  const reply = await door.ask("PUT", "/panel", `{"panel":"${wanted}"}`);
  expect(reply.status).toBe(200);
  return reply.body;
}

describe("a television that answers over the cable (CEC)", () => {
  it.each(["on", "off"] as const)("says itself that it is %s", async (state) => {
    await using door = await DeviceDoor.open();
    television(door, state);
    expect((await door.ask("GET", "/panel")).body).toBe(`{"panel":"${state}"}`);
  });

  it("is put to sleep, and nothing else is switched", async () => {
    await using door = await DeviceDoor.open();
    television(door, "on");
    expect(await panelAfter(door, "off")).toBe('{"panel":"off"}');
    const device = door.devices.at("cec0");
    expect(door.calls()).toEqual([
      `cec-ctl -d ${device}`,
      `cec-ctl -d ${device} -s --to 0 --standby`,
      `cec-ctl -d ${device} -s --to 0 --give-device-power-status`,
    ]);
  });

  it("is woken, and shown the input that this device is plugged into", async () => {
    await using door = await DeviceDoor.open();
    television(door, "off");
    expect(await panelAfter(door, "on")).toBe('{"panel":"on"}');
    expect(door.calls().at(-1)).toBe(`cec-ctl -d ${door.devices.at("cec0")} -s --active-source phys-addr=1.2.0.0`);
  });

  it("is told who speaks once, when nobody has told it yet", async () => {
    await using door = await DeviceDoor.open();
    television(door, "on", { claimed: false });
    await door.ask("GET", "/panel");
    expect(door.calls()[1]).toBe(`cec-ctl -d ${door.devices.at("cec0")} -s --playback --osd-name Aushang`);
  });

  it("is believed when it stays on although it was put to sleep", async () => {
    await using door = await DeviceDoor.open();
    television(door, "on", { obeys: false });
    expect(await panelAfter(door, "off")).toBe('{"panel":"on"}');
    expect(door.traces()).not.toContain("panel-off");
  });

  it("is unknown while it is on its way", async () => {
    await using door = await DeviceDoor.open();
    television(door, "on", { obeys: false });
    door.devices.write("power", "to-standby (0x03)");
    expect((await door.ask("GET", "/panel")).body).toBe('{"panel":"unknown"}');
  });

  it("is passed over when no cable leads to it", async () => {
    await using door = await DeviceDoor.open();
    door.devices.write("cec0", "");
    door.tools.fake("cec-ctl", "echo 'Physical Address : f.f.f.f'");
    monitor(door, "SNC x01");
    expect((await door.ask("GET", "/panel")).body).toBe('{"panel":"on"}');
  });
});

describe("a monitor that answers over its own channel (DDC)", () => {
  it.each([
    ["SNC x01", "on"],
    ["SNC x02", "off"],
    ["SNC x04", "off"],
    ["SNC x00 x05", "off"],
    ["CNC x00 x05 x00 x01", "on"],
    ["SNC x09", "unknown"],
    ["ERR", "unknown"],
    ["C 50 100", "unknown"],
  ])("that says %s is %s", async (code, state) => {
    await using door = await DeviceDoor.open();
    monitor(door, code);
    expect((await door.ask("GET", "/panel")).body).toBe(`{"panel":"${state}"}`);
  });

  it.each([
    ["on", "1", "SNC x01"],
    ["off", "4", "SNC x04"],
  ] as const)("is switched %s and read back", async (wanted, value, code) => {
    await using door = await DeviceDoor.open();
    monitor(door, code);
    expect(await panelAfter(door, wanted)).toBe(`{"panel":"${wanted}"}`);
    expect(door.calls()).toEqual([`ddcutil setvcp d6 ${value} --noverify`, "ddcutil getvcp d6 --terse"]);
  });
});

describe("a panel that says nothing", () => {
  const outputs = 'printf \'HDMI-A-1 "Make Model"\\n  Enabled: yes\\nHDMI-A-2 "Other"\\n$(touch pwned) x\\n\'';

  it("loses its signal on every output, and is unknown", async () => {
    await using door = await DeviceDoor.open();
    door.tools.fake("wlr-randr", outputs);
    expect(await panelAfter(door, "off")).toBe('{"panel":"unknown"}');
    expect(door.calls()).toEqual([
      "ddcutil setvcp d6 4 --noverify",
      "wlr-randr ",
      "wlr-randr --output HDMI-A-1 --off",
      "wlr-randr --output HDMI-A-2 --off",
    ]);
    expect(door.traces().slice(0, 2)).toEqual(["panel-off", "output-off"]);
  });

  it("gets its signal back before it is asked for anything", async () => {
    await using door = await DeviceDoor.open();
    door.tools.fake("wlr-randr", outputs);
    await panelAfter(door, "off");
    const before = door.calls().length;
    await panelAfter(door, "on");
    expect(door.calls()[before + 1]).toBe("wlr-randr --output HDMI-A-1 --on");
    expect(door.traces().filter((trace) => trace.endsWith("-off"))).not.toContain("panel-off");
    expect(door.traces()).not.toContain("output-off");
  });

  it("is switched by X where the page runs under X", async () => {
    await using door = await DeviceDoor.open({ AUSHANG_WINDOWS: "x11" });
    door.tools.fake("xset");
    expect(await panelAfter(door, "off")).toBe('{"panel":"unknown"}');
    expect(door.calls().at(-1)).toBe("xset dpms force off");
  });

  it("is unknown, and no error, when every tool fails", async () => {
    await using door = await DeviceDoor.open();
    expect(await panelAfter(door, "off")).toBe('{"panel":"unknown"}');
    expect(await panelAfter(door, "on")).toBe('{"panel":"unknown"}');
    expect((await door.ask("GET", "/panel")).body).toBe('{"panel":"unknown"}');
    expect(door.traces()).not.toContain("output-off");
  });

  it("is unknown in time when every tool hangs", async () => {
    await using door = await DeviceDoor.open({ AUSHANG_TOOL_LIMIT_S: "1" });
    for (const tool of ["cec-ctl", "ddcutil", "wlr-randr"]) door.tools.fake(tool, "exec sleep 600");
    door.devices.write("cec0", "");
    expect(await panelAfter(door, "off")).toBe('{"panel":"unknown"}');
    expect(door.calls()).toEqual([`cec-ctl -d ${door.devices.at("cec0")}`, "ddcutil setvcp d6 4 --noverify", "wlr-randr "]);
  });

  it("gives all tools together no more time than the page waits, and the output its turn in any case", async () => {
    await using door = await DeviceDoor.open({ AUSHANG_PANEL_LIMIT_S: "0", AUSHANG_TOOL_LIMIT_S: "2" });
    television(door, "on");
    expect(await panelAfter(door, "off")).toBe('{"panel":"unknown"}');
    expect(door.calls()).toEqual(["wlr-randr "]);
  });

  it("never lets a tool read what the page says next", async () => {
    await using door = await DeviceDoor.open();
    door.tools.fake("ddcutil", "cat >&2; [[ $1 == setvcp ]] || echo 'VCP D6 SNC x01'");
    const reply = await door.ask("PUT", "/panel", '{"panel":"on"}');
    expect(reply.text.endsWith('\r\n\r\n{"panel":"on"}')).toBe(true);
  });
});
