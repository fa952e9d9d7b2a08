import { oc } from "@orpc/contract";
import { Organisation } from "../model/user.ts";

const read = oc
  .route({ method: "GET", path: "/settings", summary: "The organisation's settings", tags: ["settings"] })
  .output(Organisation);

const update = oc
  .route({ method: "PUT", path: "/settings", summary: "Change the organisation's settings", tags: ["settings"] })
  .input(Organisation)
  .output(Organisation);

export const settings = { read, update };
