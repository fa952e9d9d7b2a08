/** Wide enough to recognise a corridor by, and small enough for a phone in a cellar. */
const LONGEST_SIDE = 1600;
const QUALITY = 0.85;

/**
 * Makes a photo as it comes from a phone small enough to be sent, as JPEG: upright, and without what the camera wrote into it.
 * @returns null if the browser cannot read it as a picture
 */
export async function photoToSend(file: Blob): Promise<File | null> {
  const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" }).catch(() => null);
  if (bitmap === null) return null;
  const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  canvas.getContext("2d")?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const jpeg = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
  return jpeg && new File([jpeg], "photo.jpg", { type: "image/jpeg" });
}
