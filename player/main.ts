import "./app.ts";
import { registerServiceWorker } from "./service-worker.ts";

void registerServiceWorker();
