import { firstText } from "../texts.ts";

/** Why something was not sent: in plain words if we know them, otherwise in those of whoever refused it. */
export function reasonText(problem: string): string {
  return firstText(`channels.reason.${problem}`) ?? problem;
}
