import { describe, expect, it } from "vitest";
import { RecurrenceRule } from "../../../domain/model/recurrence.ts";

/** The rule by which a text is refused, or "accepted". */
function verdict(text: string): unknown {
  const result = RecurrenceRule.safeParse(text);
  if (result.success) return "accepted";
  const [issue] = result.error.issues;
  return issue?.code === "custom" ? issue.params?.["rule"] : issue?.code;
}

const year = Array.from({ length: 366 }, (_, index) => index + 1).join(",");

describe("a rule", () => {
  it.each([
    "FREQ=DAILY",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
    "FREQ=WEEKLY;BYDAY=MO,WE,FR;WKST=SU;COUNT=1000",
    "FREQ=MONTHLY;BYDAY=2WE,-1FR",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    "FREQ=MONTHLY;BYMONTHDAY=-1;UNTIL=21991231",
    "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH",
    "FREQ=YEARLY;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
    "FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO",
    "FREQ=YEARLY;BYYEARDAY=1,-1",
    "FREQ=DAILY;INTERVAL=1000;BYMONTH=2;BYMONTHDAY=30",
  ])("may be %s", (text) => {
    expect(verdict(text)).toBe("accepted");
  });

  it.each(["SECONDLY", "MINUTELY", "HOURLY"])("is too frequent if %s", (frequency) => {
    expect(verdict(`FREQ=${frequency}`)).toBe("rule-too-frequent");
  });

  it.each(["BYHOUR=9", "BYMINUTE=30", "BYSECOND=0,1,2"])("does not choose times of day: %s", (part) => {
    expect(verdict(`FREQ=DAILY;${part}`)).toBe("rule-too-frequent");
  });

  it.each([
    ["no frequency", "INTERVAL=2"],
    ["nothing", ""],
    ["an unknown frequency", "FREQ=FORTNIGHTLY"],
    ["small letters", "freq=daily"],
    ["an unknown part", "FREQ=DAILY;BYEASTER=0"],
    ["a part twice", "FREQ=WEEKLY;BYDAY=MO;BYDAY=TU"],
    ["a property's name", "RRULE:FREQ=DAILY"],
    ["a second line", "FREQ=DAILY\nEXRULE:FREQ=DAILY"],
    ["an end in the year 9999", "FREQ=DAILY;UNTIL=99991231"],
    ["an end on 30 February", "FREQ=DAILY;UNTIL=20270230"],
    ["an end with a time", "FREQ=DAILY;UNTIL=20270501T120000Z"],
    ["two ends", "FREQ=DAILY;COUNT=3;UNTIL=20270501"],
    ["a thousand million times", "FREQ=DAILY;COUNT=1000000000"],
    ["no times at all", "FREQ=DAILY;COUNT=0"],
    ["an interval of nothing", "FREQ=DAILY;INTERVAL=0"],
    ["an interval of 1001", "FREQ=DAILY;INTERVAL=1001"],
    ["an empty list", "FREQ=WEEKLY;BYDAY="],
    ["a 32nd day", "FREQ=MONTHLY;BYMONTHDAY=32"],
    ["a 13th month", "FREQ=YEARLY;BYMONTH=13"],
    ["a day nought", "FREQ=MONTHLY;BYMONTHDAY=0"],
    ["a weekday's number in a week", "FREQ=WEEKLY;BYDAY=2MO"],
    ["a week's number in a month", "FREQ=MONTHLY;BYWEEKNO=3;BYDAY=MO"],
    ["a day of the year in a month", "FREQ=MONTHLY;BYYEARDAY=3"],
    ["a day of the month in a week", "FREQ=WEEKLY;BYMONTHDAY=3"],
    ["a position in nothing", "FREQ=MONTHLY;BYSETPOS=1"],
    ["a second day of a day", "FREQ=DAILY;BYMONTH=1;BYSETPOS=2"],
    ["an eighth day of a week", "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=8"],
    ["a 366th day of a month", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=366"],
    ["a weekday that is a day of the year", "FREQ=YEARLY;BYYEARDAY=1;BYDAY=MO"],
    ["a weekday that is a day of any month", "FREQ=YEARLY;BYMONTHDAY=13;BYDAY=FR"],
    ["every Monday and the first Tuesday", "FREQ=YEARLY;BYDAY=MO,1TU"],
    ["a 53rd Saturday", "FREQ=YEARLY;BYDAY=53SA"],
    ["a week without a weekday", "FREQ=YEARLY;BYWEEKNO=20"],
    ["a week of every second year", "FREQ=YEARLY;INTERVAL=2;BYWEEKNO=1;BYDAY=MO"],
  ])("is malformed with %s", (_, text) => {
    expect(verdict(text)).toBe("rule-malformed");
  });

  it("is at most 200 characters long", () => {
    expect(verdict(`FREQ=YEARLY;BYYEARDAY=${year}`)).toBe("too_big");
  });
});
