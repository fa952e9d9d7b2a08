import "./zod-config.ts";
import "./app.ts";
import { registerServiceWorker } from "./service-worker.ts";

void registerServiceWorker();
