import { createWorkshop } from "../../../server/media/workshop/workshop.ts";

/** A process with nothing to do but one picture: closes its workshop while the worker rests, and says so. */
const workshop = createWorkshop();
await workshop.fingerprint(process.argv[2] ?? "");
await workshop.close();
process.stdout.write("closed");
