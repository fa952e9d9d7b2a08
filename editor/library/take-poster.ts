import { MEDIA_UPLOAD_PATH } from "../../domain/api/media.ts";
import { Media } from "../../domain/model/media.ts";
import { Problem } from "../../domain/model/problem.ts";
import { api, problemOfBody } from "../api-client.ts";

/**
 * Takes a frame of a film as its poster: the frame becomes a picture of the library, in the film's folder.
 * @throws {Problem} what the server answers, `unavailable` without a line
 */
export async function takePoster(film: Media, frame: File): Promise<Media> {
  const picture = await send(frame);
  if (film.groupId) {
    const { id, version, name, description, focus } = picture;
    await api.media.update({ id, version, name, description, focus, groupId: film.groupId });
  }
  return api.media.poster({ id: film.id, image: picture.id });
}

/** What a video shows right now, in its own size. */
export function frameOf(video: HTMLVideoElement, name: string): Promise<File | undefined> {
  const canvas = document.createElement("canvas");
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext("2d")?.drawImage(video, 0, 0);
  return new Promise((resolve) => {
    canvas.toBlob((blob) => resolve(blob ? new File([blob], `${name}.jpg`, { type: "image/jpeg" }) : undefined), "image/jpeg", 0.92);
  });
}

async function send(file: File): Promise<Media> {
  const form = new FormData();
  form.append("file", file);
  const answer = await fetch(MEDIA_UPLOAD_PATH, { method: "POST", body: form }).catch(() => {
    throw new Problem("unavailable");
  });
  const body: unknown = await answer.json();
  const media = Media.safeParse(body);
  if (!answer.ok || !media.success) throw problemOfBody(body);
  return media.data;
}
